"""An activity in a venue of the register: nobody else has the room, and it is at its school."""

from datetime import time

import pytest

from manyuan.directory.actions.venues import close_venue
from manyuan.engagements.errors import VenueElsewhere, VenueIsTaken, VenueNotOpen
from manyuan.engagements.kinds.research.actions import (
    ResearchSlot,
    change_research,
    move_research,
)
from manyuan.engagements.kinds.research.models import Research
from manyuan.engagements.kinds.venue.errors import VenueTaken
from manyuan.engagements.kinds.venue.queries.taken import taken_of
from manyuan.engagements.models import Occasion
from worlds.research import Study
from worlds.visits import school_day


@pytest.fixture
def meeting(quay):
    """S1 studies a lesson with S2 and S3 in its hall H1, 14:00 to 16:00."""
    return Study(quay.shore).research(venue="H1")


def test_activity_in_a_venue_is_at_its_school_and_takes_its_hours(quay, meeting):
    occasion = Occasion.objects.get()

    assert (meeting.place.code, occasion.venue, occasion.place.code) == ("S1", quay.hall, "S1")
    (taken,) = taken_of([quay.hall], [meeting.on])
    assert (taken.span, taken.who, taken.what) == ("14:00–16:00", "分数的意义", "联合教研")


def test_booking_and_activity_are_in_each_others_way(quay, meeting):
    with pytest.raises(VenueTaken):
        quay.book(starts_at=time(15), ends_at=time(17))
    quay.book(starts_at=time(16), ends_at=time(17))

    with pytest.raises(VenueIsTaken):
        Study(quay.shore).research(venue="H1", starts_at=time(16), ends_at=time(17))

    assert Research.objects.count() == 1


def test_venue_is_at_the_school_and_open_on_the_day(quay, meeting):
    study = Study(quay.shore)
    with pytest.raises(VenueElsewhere):
        study.research(venue="H1", place="S2")
    close_venue(by=quay.owner, venue=quay.hall, on=school_day(2), reason="翻修")
    with pytest.raises(VenueNotOpen):
        study.research(venue="H1", on=school_day(2))
    slot = ResearchSlot(school_day(2), time(14))
    with pytest.raises(VenueNotOpen):
        move_research(by=quay.officer, research=meeting, to=slot, reason="考试")

    assert Research.objects.get().on == school_day()


def test_activity_that_goes_elsewhere_frees_the_venue(quay, meeting):
    facts = Study(quay.shore).facts(place="S2", room="会议室")

    changed = change_research(by=quay.officer, research=meeting, facts=facts, reason="换地方")

    assert (changed.venue, changed.place.code, changed.room) == (None, "S2", "会议室")
    assert taken_of([quay.hall], [meeting.on]) == []
