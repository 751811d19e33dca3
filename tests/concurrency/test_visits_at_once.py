"""Two people lay visits at the same moment: no expert and no hall is promised twice."""

from datetime import time

import pytest

from manyuan.engagements.kinds.visit.actions import Slot, arrange_visit, confirm_visit, move_visit
from manyuan.engagements.kinds.visit.errors import ExpertBusy, HallBusy, RequestServed
from manyuan.engagements.kinds.visit.models import Visit
from worlds.moments import at_once
from worlds.remembered import remembered
from worlds.visits import build_coast, school_day

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def coast(transactional_db):
    return remembered(build_coast)


def arranging(coast, **rest):
    with coast.at():
        facts = coast.facts(**rest)
    return lambda: arrange_visit(by=coast.officer, facts=facts)


def test_of_two_overlapping_visits_of_an_expert_one_is_kept(coast):
    hours = {"starts_at": time(9, 30), "ends_at": time(10, 30)}

    ended = at_once(coast, arranging(coast), arranging(coast, school="S1", **hours))

    with coast.at():
        assert Visit.objects.count() == 1
    assert ended.count(ExpertBusy) == 1


def test_of_two_overlapping_visits_in_a_hall_one_is_kept(coast):
    hours = {"starts_at": time(9, 30), "ends_at": time(10, 30)}

    ended = at_once(coast, arranging(coast), arranging(coast, expert="E2", **hours))

    with coast.at():
        assert Visit.objects.count() == 1
    assert ended.count(HallBusy) == 1


def test_request_is_met_once(coast):
    later = school_day(1)

    ended = at_once(coast, arranging(coast, request="V1"), arranging(coast, request="V1", on=later))

    with coast.at():
        assert Visit.objects.count() == 1
    assert ended.count(RequestServed) == 1


def test_two_visits_are_not_moved_onto_each_other(coast):
    with coast.at():
        visits = [coast.visit(on=school_day(weeks)) for weeks in (0, 1)]

    def moving(visit):
        slot = Slot(school_day(2), time(9))
        return lambda: move_visit(by=coast.officer, visit=visit, to=slot, reason="换个时间")

    ended = at_once(coast, *(moving(visit) for visit in visits))

    with coast.at():
        assert Visit.objects.filter(on=school_day(2)).count() == 1
    assert ended.count(ExpertBusy) == 1


def test_both_sides_that_confirm_at_once_leave_a_confirmed_visit(coast):
    with coast.at():
        visit = coast.visit()

    at_once(
        coast,
        lambda: confirm_visit(by=coast.principal, visit=visit),
        lambda: confirm_visit(by=coast.link, visit=visit),
    )

    with coast.at():
        assert Visit.objects.get().state == "confirmed"
