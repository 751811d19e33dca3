"""Between two schools an expert is on the road: visits leave the minutes that the caravan counts."""

from datetime import time

import pytest

from manyuan.directory.models import School, TravelTime
from manyuan.engagements.kinds.visit.actions import Slot, cancel_visit, move_visit
from manyuan.engagements.kinds.visit.errors import NoTimeForTheWay
from manyuan.engagements.kinds.visit.models import Visit
from worlds.visits import PAST, school_day


def measure(coast, start, end, minutes):
    origin, destination = (coast.shore.school(code).unit for code in (start, end))
    TravelTime.objects.create(
        bureau=coast.officer.bureau, origin=origin, destination=destination, minutes=minutes
    )


def at_s1(coast, hour, minute=0, **rest):
    hours = {"starts_at": time(hour, minute), "ends_at": time(hour + 1, minute)}
    return coast.visit(school="S1", **hours, **rest)


def test_visit_that_leaves_no_time_for_the_way_is_not_arranged(coast):
    coast.visit()

    with pytest.raises(NoTimeForTheWay) as caught:
        at_s1(coast, 10)

    assert str(caught.value) == (
        f"潘博士在 {school_day()} 09:00–10:00 到灯塔小学，两校之间路上约需 6 分钟，"
        "只留了 0 分钟，请换一个时间。"
    )
    assert Visit.objects.count() == 1


@pytest.mark.parametrize(("minute", "fits"), [(5, False), (6, True)])
def test_way_is_estimated_while_nobody_has_measured_it(coast, minute, fits):
    coast.visit()

    if fits:
        at_s1(coast, 10, minute)
    else:
        with pytest.raises(NoTimeForTheWay):
            at_s1(coast, 10, minute)

    assert Visit.objects.count() == 1 + fits


@pytest.mark.parametrize("pair", [("S2", "S1"), ("S1", "S2")])
def test_measured_way_counts_before_the_estimate(coast, pair):
    coast.visit()
    measure(coast, *pair, 40)

    with pytest.raises(NoTimeForTheWay):
        at_s1(coast, 10, 39)
    at_s1(coast, 10, 40)

    assert Visit.objects.count() == 2


def test_measured_way_counts_in_its_own_direction_first(coast):
    measure(coast, "S2", "S1", 40)
    measure(coast, "S1", "S2", 10)
    coast.visit()

    at_s1(coast, 7, 50)
    with pytest.raises(NoTimeForTheWay):
        at_s1(coast, 10, 30)

    assert Visit.objects.count() == 2


@pytest.mark.parametrize(("hour", "minute"), [(10, 0), (8, 0), (7, 58)])
def test_visit_is_not_moved_to_where_no_time_is_left_for_the_way(coast, hour, minute):
    coast.visit(on=school_day(1))
    visit = at_s1(coast, 14)

    to = Slot(school_day(1), time(hour, minute))
    with pytest.raises(NoTimeForTheWay):
        move_visit(by=coast.link, visit=visit, to=to, reason="换个时间")

    visit.refresh_from_db()
    assert (visit.on, visit.starts_at) == (school_day(), time(14))


def test_other_experts_and_cancelled_visits_need_no_way(coast):
    coast.visit(expert="E2")
    cancel_visit(by=coast.officer, visit=coast.visit(hall=""), reason="停电")

    at_s1(coast, 10)

    assert Visit.objects.count() == 3


def test_way_to_a_school_of_unknown_place_is_not_guessed(coast):
    School.objects.filter(unit__code="S1").update(lon=None, lat=None)
    coast.visit()

    at_s1(coast, 10)

    assert Visit.objects.count() == 2


def test_what_was_held_was_reached(coast):
    coast.visit(on=PAST)

    at_s1(coast, 10, on=PAST)

    assert Visit.objects.count() == 2
