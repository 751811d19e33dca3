"""Pins, bans and a plan already adopted: the planner against brute force."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manyuan.planner.kinds.exchange.problem import Ban, Pin, Placement
from manyuan.planner.kinds.exchange.solving import solve
from planner.kinds.exchange.brute_force import Will, optimum
from planner.kinds.exchange.checker.market import open_market
from planner.kinds.exchange.checker.rules import Judge
from planner.kinds.exchange.districts_read import problem_of
from planner.kinds.exchange.tiny_districts import YEAR, districts, four_schools, overlapping_groups

NATIONAL = "exchange-national"


def assert_best(folder, will, *, scope="group", pack=NATIONAL):
    """Plan under the user's will; hold goals, bounds and moves against the brute force."""
    market = open_market(folder, year=YEAR, scope=scope, pack=pack)
    problem = problem_of(folder, scope=scope, pack=pack)
    adopted = will.adopted
    problem = replace(
        problem,
        pins=tuple(Pin(*pin) for pin in will.pins.items()),
        bans=tuple(Ban(*ban) for ban in will.bans),
        adopted=None if adopted is None else tuple(Placement(*move) for move in adopted.items()),
    )

    plan, best = solve(problem, seconds=20), optimum(market, will)
    moves = {move.teacher: move.to_school for move in plan.moves}

    if best is None:
        assert (plan.status, moves) == ("infeasible", {})
        assert plan.conflicts
        return None
    goals = [goal.value for goal in plan.goals]
    assert plan.status == "optimal"
    assert goals == pytest.approx([float(value) for value in best.goals], rel=1e-9, abs=1e-9)
    assert [goal.bound for goal in plan.goals] == pytest.approx(goals, rel=1e-9, abs=1e-9)
    assert will.allows(moves)
    assert Judge(market).broken(moves) == []
    assert all(moves[code] in market.destinations[code] for code in moves)
    return moves


@pytest.mark.parametrize(
    "will",
    [
        Will(pins={"t1": None}),
        Will(pins={"t1": "D"}),
        Will(pins={"t7": "C", "t6": "D"}),
        Will(bans=[("t1", "C"), ("t2", "D")]),
        Will(adopted={}),
        Will(adopted={"t1": "D", "t4": "A", "t8": "C"}),
        Will(adopted={"t1": "C", "t2": "D", "t5": "A", "t6": "D", "t7": "B", "t8": "B"}),
        Will(adopted={"t1": "C"}, pins={"t1": None}, bans=[("t8", "C")]),
    ],
    ids=repr,
)
def test_will_of_the_user_is_kept_at_the_least_cost(tmp_path, will):
    assert assert_best(four_schools().write(tmp_path), will) is not None


STAY = dict.fromkeys(("t1", "t3", "t5", "t6", "t7"))


@pytest.mark.parametrize(
    "will",
    [
        Will(pins={"t3": "D"}),  # refuses D
        Will(pins={"t4": "A", **STAY}),  # B lends nobody, and nobody may come in their place
        Will(pins={"t1": "C"}, bans=[("t1", "C")]),
        Will(pins={"t1": "D", "t2": "B", "t3": "C"}),  # two of A's sixteen may leave
    ],
    ids=repr,
)
def test_pins_that_cannot_be_kept_leave_no_plan(tmp_path, will):
    assert assert_best(four_schools().write(tmp_path), will) is None


def test_pin_of_a_teacher_out_of_scope_leaves_no_plan(tmp_path):
    folder = overlapping_groups().write(tmp_path)

    assert assert_best(folder, Will(pins={"t6": "A"})) is None


@st.composite
def wills(draw):
    """A pin or two, a ban or two, and sometimes an adopted plan, of whatever teachers there are."""
    teacher = st.sampled_from([f"t{number}" for number in range(4)])
    school = st.sampled_from("ABC")
    adopted = draw(st.one_of(st.none(), st.dictionaries(teacher, school, max_size=4)))
    pins = draw(st.dictionaries(teacher, st.one_of(st.none(), school), max_size=1))
    return Will(
        pins=pins, bans=draw(st.lists(st.tuples(teacher, school), max_size=2)), adopted=adopted
    )


@settings(
    max_examples=30,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(district=districts(), will=wills(), scope=st.sampled_from(["group", "district"]))
def test_plan_under_any_will_is_the_best(tmp_path, district, will, scope):
    assert_best(district.write(tmp_path), will, scope=scope)
