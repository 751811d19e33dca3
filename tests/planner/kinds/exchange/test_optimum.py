"""The planner against brute force: on tiny districts every goal's value is proven best."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.kinds.exchange.brute_force import optimum
from planner.kinds.exchange.checker import check
from planner.kinds.exchange.checker.market import open_market
from planner.kinds.exchange.goal_cases import GOAL_CASES
from planner.kinds.exchange.planning import plan_of
from planner.kinds.exchange.rule_cases import CASES, HARMLESS, one_move
from planner.kinds.exchange.tiny_districts import BY_HAND, YEAR, districts, four_schools

PACKS = ("exchange-national", "exchange-shanghai-demo", "exchange-hefei")
SCOPES = ("group", "district")


def assert_best(folder, *options, scope="group", pack="exchange-national", group=None):
    """Plan the folder; hold the plan against the checker and the brute force."""
    code, plan = plan_of(folder, "--scope", scope, "--pack", pack, *options)
    market = open_market(folder, year=YEAR, scope=scope, pack=pack, group=group)
    best = optimum(market)
    goals = [goal["value"] for goal in plan["goals"]]

    assert check(folder, plan, year=YEAR, pack=pack, group=group) == []
    assert goals == pytest.approx([float(value) for value in best.goals], rel=1e-9, abs=1e-9)
    assert (code, plan["status"]) == (0, "optimal")
    assert [goal["bound"] for goal in plan["goals"]] == pytest.approx(goals, rel=1e-9, abs=1e-9)
    return {move["teacher"]: move["to"] for move in plan["moves"]}


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("name", BY_HAND)
def test_plan_of_a_district_made_by_hand_is_the_best(tmp_path, name, scope, pack):
    assert_best(BY_HAND[name]().write(tmp_path), scope=scope, pack=pack)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_rule_alone_keeps_the_teacher_at_home(tmp_path, case):
    district = one_move()
    case.change(district)

    assert assert_best(district.write(tmp_path), scope=case.scope) == {}


@pytest.mark.parametrize("case", HARMLESS, ids=lambda case: case.name)
def test_teacher_on_the_right_side_of_the_line_moves(tmp_path, case):
    district = one_move()
    case.change(district)

    assert assert_best(district.write(tmp_path), scope=case.scope) == {"t1": "B"}


@pytest.mark.parametrize("case", GOAL_CASES, ids=lambda case: case.name)
def test_goal_alone_decides(tmp_path, case):
    folder = case.district().write(tmp_path)

    assert assert_best(folder, pack=case.pack) == case.moves


@pytest.mark.parametrize("scope", SCOPES)
@settings(
    max_examples=35,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(district=districts(), pack=st.sampled_from(PACKS))
def test_plan_of_any_tiny_district_is_the_best(tmp_path, scope, district, pack):
    assert_best(district.write(tmp_path), scope=scope, pack=pack)


def _nobody(made):
    made.tables["teachers"].clear()


def _no_groups(made):
    made.tables["memberships"].clear()


def _no_resources(made):
    made.tables["resources"].clear()


def _fewer_reported_than_leave(made):
    """B reports no degrees, and its one degree leaves: a count of minus one."""
    made.change("teachers", {"teacher": "t1"}, subject="体育")
    made.teacher("t2", "B", education="doctor", backbone="county", wishes="A")
    made.change("schools", {"school": "B"}, strength="lead")
    made.tables["posts"].clear()
    made.add("posts", school="A", stage="primary", subject="语文", wanted=1)
    made.stayers("B", 6)


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("change", [_nobody, _no_groups, _no_resources, _fewer_reported_than_leave])
def test_plan_at_the_edge_of_the_data_is_the_best(tmp_path, scope, change):
    district = one_move()
    change(district)

    assert_best(district.write(tmp_path), scope=scope)


def test_one_group_alone_is_planned(tmp_path):
    folder = BY_HAND["overlapping_groups"]().write(tmp_path)

    moves = assert_best(folder, "--group", "G1", group="G1")

    assert {*moves.values()} <= {"A", "B", "BB"}


@pytest.mark.parametrize("name", BY_HAND)
def test_same_seed_gives_the_same_bytes_of_moves(tmp_path, name):
    folder = BY_HAND[name]().write(tmp_path)

    plans = [plan_of(folder, "--seed", 7)[1] for _ in range(2)]

    assert json.dumps(plans[0]["moves"]) == json.dumps(plans[1]["moves"])
    assert [plan["seed"] for plan in plans] == [7, 7]


def test_order_of_the_rows_never_matters(tmp_path):
    district, turned = four_schools(), four_schools()
    for rows in turned.tables.values():
        rows.reverse()

    plans = [
        plan_of(each.write(tmp_path / name), "--seed", 7)[1]
        for name, each in (("one", district), ("other", turned))
    ]

    assert plans[0]["goals"] == plans[1]["goals"]
    assert plans[0]["moves"] == plans[1]["moves"]
