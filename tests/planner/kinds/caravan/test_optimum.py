"""The planner against brute force: on tiny caravans every goal's value is proven best."""

import pytest
from hypothesis import HealthCheck, given, settings

from planner.kinds.caravan.brute_force import optimum
from planner.kinds.caravan.checker import check
from planner.kinds.caravan.checker.folder import World
from planner.kinds.caravan.planning import plan_of
from planner.kinds.caravan.tiny_caravans import DATES, YEAR, Caravan, caravans


def assert_best(folder, *, together=False):
    """Plan the folder; hold the plan against the checker and the brute force."""
    plan = plan_of(folder, together=together)
    best = optimum(World(folder, YEAR), together=together)
    goals = [goal["value"] for goal in plan["goals"]]

    assert check(folder, plan) == []
    assert goals == pytest.approx([float(value) for value in best], rel=1e-9, abs=1e-9)
    assert plan["status"] == "optimal"
    assert [goal["bound"] for goal in plan["goals"]] == pytest.approx(goals, rel=1e-9, abs=1e-9)
    return {stop["request"]: tour["expert"] for tour in plan["tours"] for stop in tour["stops"]}


@pytest.mark.parametrize("together", [False, True], ids=["apart", "together"])
@settings(
    max_examples=60,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(caravan=caravans())
def test_plan_of_any_tiny_caravan_is_the_best(tmp_path, together, caravan):
    assert_best(caravan.write(tmp_path), together=together)


@pytest.mark.parametrize("together", [False, True], ids=["apart", "together"])
@pytest.mark.parametrize("minutes", [None, 90], ids=["no other way", "a longer way"])
def test_school_that_is_nearer_over_another_is_gone_to_over_it(tmp_path, together, minutes):
    made = Caravan()
    made.partner("U", lat="")
    made.expert("E")
    made.day("E", end="11:00")
    for number, school in enumerate("ABC", 1):
        made.school(school)
        made.request(f"r{number}", school)
    for start, end, way in (("U", "A", 10), ("A", "B", 5), ("B", "C", 5), ("C", "U", 10)):
        made.way(start, end, way)
    if minutes is not None:
        made.way("U", "B", minutes)

    assert sorted(assert_best(made.write(tmp_path), together=together)) == ["r1", "r2", "r3"]


@pytest.mark.parametrize("together", [False, True], ids=["apart", "together"])
def test_tour_that_waits_for_a_hall_is_kept_beside_a_shorter_one(tmp_path, together):
    """Found by chance: a path of calls and a set of requests were once the same key."""
    made, day = Caravan(), DATES[0]
    made.partner("U")
    made.partner("V", lat=36.02)
    made.expert("E", topics="海洋;航天")
    made.day("E", start="09:00", end="10:00", max_visits=2)
    made.day("E", start="12:10", end="15:00", max_visits=2)
    made.expert("F", partner="V", topics="海洋;航天", stages="primary;junior")
    made.day("F", start="09:00", end="10:00", max_visits=1)
    made.school("B", lon=120.31)
    made.school("C")
    made.way("U", "B", 10)
    made.way("C", "V", 45)
    shared = {"hall": "礼堂", "same_day_ok": 1}
    made.request("r1", "C", topic="航天", minutes=30, windows=f"{day} 08:30-09:40", hall="礼堂")
    mornings = f"{day} 13:00-15:00;{day} 08:00-12:00"
    made.request("r3", "B", windows=mornings, weight="0.5", **shared)
    made.request("r4", "B", stage="junior", windows=f"{day} 09:00-10:00", pupils="", **shared)

    assert assert_best(made.write(tmp_path), together=together) == {"r1": "E", "r3": "E"}
