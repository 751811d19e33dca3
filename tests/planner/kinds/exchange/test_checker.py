import copy

import pytest

from planner.kinds.exchange.brute_force import optimum
from planner.kinds.exchange.checker import check
from planner.kinds.exchange.checker.balance import shortfall
from planner.kinds.exchange.checker.eligibility import retirement_month
from planner.kinds.exchange.checker.folder import day
from planner.kinds.exchange.checker.market import open_market
from planner.kinds.exchange.plan_json import plan_json
from planner.kinds.exchange.rule_cases import CASES, HARMLESS, one_move
from planner.kinds.exchange.tiny_districts import BY_HAND, YEAR, four_schools

NATIONAL = "exchange-national"


def market_of(district, folder, *, scope="group", pack=NATIONAL):
    return open_market(district.write(folder), year=YEAR, scope=scope, pack=pack)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The folder of four schools and its best plan."""
    market = market_of(four_schools(), tmp_path_factory.mktemp("four"))
    return market.folder.path, plan_json(market, optimum(market).moves)


@pytest.mark.parametrize("name", BY_HAND)
@pytest.mark.parametrize("scope", ["group", "district"])
@pytest.mark.parametrize("pack", [NATIONAL, "exchange-shanghai-demo", "exchange-hefei"])
def test_best_plan_of_a_district_made_by_hand_is_sound(tmp_path, name, scope, pack):
    market = market_of(BY_HAND[name](), tmp_path, scope=scope, pack=pack)
    moves = next(iter(market.destinations.items()))
    plan = plan_json(market, {})

    assert moves[1]
    assert check(tmp_path, plan, year=YEAR, pack=pack) == []


def test_one_move_is_the_best_plan(tmp_path):
    market = market_of(one_move(), tmp_path)

    assert optimum(market).moves == {"t1": "B"}
    assert check(tmp_path, plan_json(market, {"t1": "B"}), year=YEAR) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_checker_names_the_one_rule_that_forbids_the_move(tmp_path, case):
    plan = plan_json(market_of(one_move(), tmp_path / "before", scope=case.scope), {"t1": "B"})
    district = one_move()

    case.change(district)
    market = market_of(district, tmp_path / "after", scope=case.scope)
    said = check(tmp_path / "after", plan, year=YEAR)

    assert any(case.sentence in sentence for sentence in said), said
    assert optimum(market).moves == {}


@pytest.mark.parametrize("case", HARMLESS, ids=lambda case: case.name)
def test_checker_lets_pass_what_lies_on_the_right_side_of_the_line(tmp_path, case):
    district = one_move()

    case.change(district)
    market = market_of(district, tmp_path, scope=case.scope)

    assert optimum(market).moves == {"t1": "B"}
    assert check(tmp_path, plan_json(market, {"t1": "B"}), year=YEAR) == []


def put(*path_and_value):
    """Return a change that puts a value at a place of the document."""
    *path, last, value = path_and_value

    def change(plan):
        for step in path:
            plan = plan[step]
        plan[last] = value

    return change


PLANTED = {
    "missing key": (lambda plan: plan.pop("goals"), "plan lacks goals"),
    "status word": (put("status", "fine"), "status is 'fine'"),
    "scope word": (put("scope", "city"), "scope is 'city'"),
    "flag for a number": (put("policy", "moved", True), "policy.moved is True"),
    "number as text": (put("seconds", "5"), "plan.seconds is '5'"),
    "date": (put("moves", 0, "start", "2026-9-1"), "start is no date"),
    "counted none": (put("ineligible", "tenure", 0), "ineligible.tenure is 0"),
    "start": (put("moves", 0, "start", "2026-09-02"), "start is '2026-09-02'"),
    "end": (put("moves", 0, "end", "2027-08-31"), "end is '2027-08-31'"),
    "from": (put("moves", 0, "from", "B"), "from is 'B'"),
    "stage": (put("moves", 0, "stage", "junior"), "stage is 'junior'"),
    "subject": (put("moves", 0, "subject", "数学"), "subject is '数学'"),
    "no reason": (put("moves", 0, "reasons", []), "moves without a reason"),
    "stranger": (put("moves", 0, "teacher", "x9"), "x9 is not on a roster"),
    "no school": (put("moves", 0, "to", "Z"), "which is no school"),
    "twice": (lambda plan: plan["moves"].append(plan["moves"][0]), "moves 2 times"),
    "not moved": (lambda plan: plan["moves"].pop(), "policy.moved is"),
    "eligible": (put("policy", "eligible", 59), "policy.eligible is 59, not 60"),
    "rosters": (put("ineligible", {"tenure": 1}), "do not sum to the 60"),
    "deferred": (put("deferred", {"cadre": 1}), "deferred is {'cadre': 1}"),
    "rate": (put("policy", "rate", 0.11), "policy.rate is 0.11"),
    "backbone": (put("policy", "backbone_moved", 6), "policy.backbone_moved is 6"),
    "share": (put("policy", "backbone_share", None), "policy.backbone_share is None"),
    "ratios": (put("policy", "rules", 0, "rule", "x"), "policy.rules are ['x'"),
    "required": (put("policy", "rules", 0, "required", 5), "exchange_rate.required is 5, not 6"),
    "reached": (put("policy", "rules", 0, "reached", 7), "exchange_rate.reached is 7, not 6"),
    "met": (put("policy", "rules", 1, "met", False), "backbone_share.met is False"),
    "short": (put("policy", "rules", 1, "short_by", 1), "backbone_share.short_by is 1"),
    "E before": (put("balance_before", "host", "equalising_shortfall", 6.0), "balance_before.host"),
    "E after": (put("balance_after", "host", "equalising_shortfall", 6.0), "balance_after.host"),
    "home after": (put("balance_after", "home", "total", 0), "balance_after.home.total is 0"),
    "largest": (put("balance_after", "host", "largest", 0.0), "balance_after.host.largest"),
    "tenth": (put("balance_after", "host", "weakest_tenth", 0.0), "host.weakest_tenth is 0.0"),
    "total": (put("balance_after", "host", "total", 0), "balance_after.host.total is 0"),
    "cells": (put("balance_after", "host", "cells", []), "A/primary/A1 is None, not"),
    "goals": (lambda plan: plan["goals"].reverse(), "goals are ['moves'"),
    "shortfall": (put("goals", 0, "value", 1), "policy_shortfall.value is 1, not 0"),
    "E": (put("goals", 1, "value", 6.3), "equalising_shortfall.value is 6.3"),
    "wishes": (put("goals", 2, "value", 6), "wishes.value is 6, not 7"),
    "travel": (put("goals", 3, "value", 75), "travel.value is 75, not 76"),
    "moves": (put("goals", 4, "value", 5), "moves.value is 5, not 6"),
    "bound": (put("goals", 3, "bound", 77), "the bound 77 lies above the value 76"),
    "gap": (put("goals", 3, "gap", 0.5), "travel.gap.gap is 0.5, not 0.0"),
    "optimal": (put("goals", 3, "bound", 70), "status is optimal, but travel is not proven"),
    "feasible": (put("status", "feasible"), "status is feasible, but every goal is proven"),
    "infeasible": (put("status", "infeasible"), "status is infeasible, but there are moves"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_checker_finds_one_planted_error(sound, name):
    folder, plan = sound
    change, sentence = PLANTED[name]
    broken = copy.deepcopy(plan)

    change(broken)
    said = check(folder, broken, year=YEAR)

    assert check(folder, plan, year=YEAR) == []
    assert any(sentence in each for each in said), said


def test_ratio_that_is_missed_needs_a_remedy(tmp_path):
    plan = plan_json(market_of(four_schools(), tmp_path), {})
    plan["policy"]["rules"][0]["remedy"] = None

    assert check(tmp_path, plan, year=YEAR) == [
        "ratios.exchange_rate is short by 6 and has no remedy"
    ]


def test_teacher_who_leaves_too_many_subjects_behind_is_found_in_a_plan_that_was_sound(sound):
    folder, plan = sound
    broken = copy.deepcopy(plan)
    broken["moves"] = [move for move in plan["moves"] if move["teacher"] != "t8"]

    said = check(folder, broken, year=YEAR)

    assert any("policy.moved is 6, not 5" in each for each in said)


@pytest.mark.parametrize(
    ("born", "sex", "month"),
    [
        # The tables of the decision of 2024-09-13: men of 1965-01 at 60 y 1 m, women of 1970-01 at
        # 55 y 1 m; men of 1976-09 and women cadres of 1981-09 at 63 and 58.
        ("1964-12", "male", 2024 * 12 + 12),
        ("1965-01", "male", 2025 * 12 + 2),
        ("1965-04", "male", 2025 * 12 + 5),
        ("1965-05", "male", 2025 * 12 + 7),
        ("1976-09", "male", 2039 * 12 + 9),
        ("1969-12", "female", 2024 * 12 + 12),
        ("1970-01", "female", 2025 * 12 + 2),
        ("1981-09", "female", 2039 * 12 + 9),
        ("1990-01", "female", 2048 * 12 + 1),
    ],
)
def test_retirement_month_is_that_of_the_published_table(born, sex, month):
    assert retirement_month(day(born), sex) == month


def test_shortfall_weighs_the_weakest_most():
    assert shortfall(0, 4) == 1 + 3 / 4 + 2 / 4 + 1 / 4
    assert shortfall(3, 4) == 1 / 4
    assert shortfall(4, 4) == shortfall(9, 4) == 0
