"""An import closes no venue that is booked: bookings are called off on the venue's own page."""

import pytest

from manyuan.directory.actions.importing import import_district
from manyuan.directory.actions.venues import reopen_venue
from manyuan.directory.errors import DoesNotFitStored
from manyuan.directory.models import Venue
from manyuan.engagements.kinds.venue.actions import withdraw_venue
from manyuan.engagements.kinds.venue.models import Use
from manyuan.history.models import Record
from manyuan.web.errors import sentence
from worlds.venues import weekday


def close(quay, on):
    closed = {"venues": [{"venue": "H1", "closed_on": on}]}
    import_district(by=quay.officer, tables=closed, source="venues")


def test_a_booked_venue_is_not_closed_by_an_import(quay):
    booking = quay.book(days=(weekday(1),))
    records = Record.objects.count()

    with pytest.raises(DoesNotFitStored) as refused:
        close(quay, weekday(1))

    said = sentence(refused.value)
    assert f"海棠路小学 报告厅自 {weekday(1)} 起还有 1 次预订" in said
    assert Venue.objects.get(code="H1").closed_on is None
    assert Use.objects.get(booking=booking).state == "requested"
    assert Record.objects.count() == records


def test_a_venue_may_close_after_what_is_booked_and_once_that_is_called_off(quay):
    quay.book(days=(weekday(),))

    close(quay, weekday(1))
    assert Venue.objects.get(code="H1").closed_on == weekday(1)

    with pytest.raises(DoesNotFitStored):
        close(quay, weekday())
    reopen_venue(by=quay.owner, venue=quay.hall)
    withdraw_venue(by=quay.owner, venue=quay.hall, on=weekday(), reason="翻修")
    close(quay, weekday())
    assert Venue.objects.get(code="H1").closed_on == weekday()
