"""The planner against brute force: on tiny caravans every goal's value is proven best."""

import pytest
from hypothesis import HealthCheck, given, settings

from planner.kinds.caravan.brute_force import optimum
from planner.kinds.caravan.checker import check
from planner.kinds.caravan.checker.folder import World
from planner.kinds.caravan.planning import plan_of
from planner.kinds.caravan.tiny_caravans import YEAR, caravans


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
