"""Two people answer the same thing at the same moment: it is answered once."""

import pytest

from manyuan.engagements.kinds.venue.models import Use
from manyuan.history.models import Record
from manyuan.inbox.answering import answer, take_back
from manyuan.inbox.matters import matters
from worlds.moments import at_once
from worlds.remembered import remembered
from worlds.venues import build_quay

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def quay(transactional_db):
    return remembered(build_quay)


def given(quay, by, verb):
    with quay.at():
        (code,) = quay.hall.bookings.values_list("code", flat=True)
    matter = matters()["booking-approve"]
    return lambda: answer(by=by, matter=matter, verb=verb, keys=[code], reason="考试")


def test_yes_and_no_do_not_both_stand(quay):
    with quay.at():
        quay.book()

    ended = at_once(
        quay, given(quay, quay.owner, "approve"), given(quay, quay.group_office, "refuse")
    )

    assert sorted(len(one.done) for one in ended) == [0, 1]
    with quay.at():
        told = Record.objects.filter(code__in=["venue.approved", "venue.refused"])
        assert told.count() == 1
        assert Use.objects.get().state == told.get().code.partition(".")[2]


def test_a_step_is_taken_back_once_by_two_clicks(quay):
    with quay.at():
        quay.book()
    outcome = given(quay, quay.owner, "approve")
    with quay.at():
        done = outcome().done

    ended = at_once(quay, *[lambda: take_back(by=quay.owner, records=done)] * 2)

    assert sorted(len(one.done) for one in ended) == [0, 1]
    with quay.at():
        assert Use.objects.get().state == "requested"
        assert Record.objects.filter(undoes__isnull=False).count() == 1
