"""Last year's requests and days, moved to the same weekday of the same week."""

from datetime import date, timedelta

import pytest

from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.copies import copy_days_from_year, copy_requests_from_year
from manyuan.offers.errors import NothingToCopy
from manyuan.offers.models import ExpertDay, VisitRequest
from manyuan.offers.queries.copies import days_to_copy, requests_to_copy, shifted
from offers.giving import NEXT, WEDNESDAY, give, state, visit_window
from worlds.collected import collect_visits

LAST = NEXT - 1


@pytest.fixture
def world(shore):
    """Shore with a request and a day of this year, and one of each of the year before."""
    with shore.at():
        VisitRequest.objects.all().delete()
        ExpertDay.objects.all().delete()
    collect_visits(shore)
    return shore


def test_days_keep_weekday_and_week():
    moved = shifted(WEDNESDAY - timedelta(weeks=52), NEXT)

    assert moved is not None
    assert (moved.weekday(), abs((moved - WEDNESDAY).days) in {0, 7}) == (2, True)
    saturday = WEDNESDAY - timedelta(weeks=52) + timedelta(days=3)
    assert shifted(saturday, NEXT) is None
    assert shifted(date(2020, 10, 14), 2021) is None


def test_request_is_shown_with_its_new_windows_and_stored_once(world):
    with world.at():
        school = world.school("S2")
        (shown,) = requests_to_copy(world.principal, school, LAST)
        assert (shown.is_possible, shown.lost, shown.stands) == (True, 0, False)

        before = Record.objects.count()
        (written,) = copy_requests_from_year(by=world.principal, school=school, year=LAST)

        assert written.slots == shown.slots
        assert (written.year, written.code) == (NEXT, f"R{NEXT}-002")
        assert (written.topic, written.stated_by) == ("身边的物理", world.principal)
        assert Record.objects.count() == before + 1
        assert sentence_of(Record.objects.latest("pk")) == (
            f"灯塔小学沿用了 {SchoolYear(LAST)} 学年的 1 项到校需求"
        )
        (again,) = requests_to_copy(world.principal, school, LAST)
        assert (again.stands, again.is_possible) == (True, False)
        with pytest.raises(NothingToCopy):
            copy_requests_from_year(by=world.principal, school=school, year=LAST)


def test_only_what_is_chosen_is_copied_by_who_may(world):
    with world.at():
        before = VisitRequest.objects.count()
        with pytest.raises(NothingToCopy):
            copy_requests_from_year(
                by=world.principal, school=world.school("S2"), year=LAST, only=[]
            )
        with pytest.raises(Refused):
            copy_requests_from_year(by=world.principal, school=world.school("S1"), year=LAST)
        with pytest.raises(Refused):
            copy_requests_from_year(by=world.auditor, school=world.school("S2"), year=LAST)

        assert VisitRequest.objects.count() == before


def test_days_are_copied_where_the_expert_does_not_come_already(world):
    with world.at():
        expert = ExpertDay.objects.first().expert
        (shown,) = days_to_copy(world.officer, expert, LAST)
        assert shown.is_possible
        (written,) = copy_days_from_year(by=world.group_office, expert=expert, year=LAST)

        assert (written.slot, written.max_visits) == (shown.slot, 1)
        assert sentence_of(Record.objects.latest("pk")) == (
            f"潘博士沿用了 {SchoolYear(LAST)} 学年的 1 个到校日"
        )
        (again,) = days_to_copy(world.officer, expert, LAST)
        assert (again.stands, again.is_possible) == (True, False)
        with pytest.raises(NothingToCopy):
            copy_days_from_year(by=world.officer, expert=expert, year=LAST)
        with pytest.raises(Refused):
            copy_days_from_year(by=world.principal, expert=expert, year=LAST)


def test_days_without_school_are_said_to_be_lost(world):
    with world.at():
        old = VisitRequest.objects.get(code="OLD")
        saturday = old.slots[0].day + timedelta(days=3)
        old.windows += f";{saturday.isoformat()} 08:30-11:30"
        old.save()
        (shown,) = requests_to_copy(world.officer, world.school("S2"), LAST)

        assert (len(shown.slots), shown.lost, shown.is_possible) == (1, 1, True)


def test_nothing_is_offered_when_last_year_is_empty(shore):
    visit_window(world=shore)
    state(shore)
    day = give(shore)

    with shore.at():
        VisitRequest.objects.filter(code="V1").delete()
        ExpertDay.objects.exclude(pk=day.pk).delete()
        assert requests_to_copy(shore.officer, shore.school("S2"), LAST) == []
        assert days_to_copy(shore.officer, day.expert, LAST) == []
