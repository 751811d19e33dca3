from dataclasses import replace
from datetime import date
from math import isfinite

import pytest

from manyuan.kernel.saying import in_chinese
from manyuan.planner.kinds.exchange.market import Market
from manyuan.planner.kinds.exchange.problem import Pin, Placement
from manyuan.planner.kinds.exchange.remedies import remedy
from manyuan.planner.kinds.exchange.solving import solve
from planner.kinds.exchange.small_exchanges import (
    exchange,
    pack,
    placed,
    post,
    report,
    school,
    swap_pair,
    teacher,
)


def _moves(plan):
    return {move.teacher: move.to_school for move in plan.moves}


def _goals(plan):
    return {goal.name: (goal.value, goal.bound) for goal in plan.goals}


def _many():
    """Return four schools with six alike teachers each, two of them short of graduates."""
    teachers = [
        teacher(
            f"{at}{number}",
            at,
            education="bachelor" if at in "AB" else "below",
            backbone="county",
        )
        for at in "ABCD"
        for number in range(6)
    ]
    reports = [report("C", 100, A1=0), report("D", 100, A1=2)]
    return exchange("ABCD", teachers, reports=reports)


def test_weakest_school_gains_most_and_every_goal_is_proven():
    plan = solve(_many(), seconds=20)

    assert plan.status == "optimal"
    assert all(value == bound for value, bound in _goals(plan).values())
    assert plan.before.equalising_shortfall > plan.after.equalising_shortfall == 0


def test_of_teachers_alike_the_code_decides_who_goes():
    teachers = [teacher(code, at, backbone="county") for code, at in ("bA", "aA", "cB")]
    plan = solve(exchange("AB", teachers), seconds=9)

    assert _moves(plan) == {"a": "B", "c": "A"}


def test_same_seed_gives_the_same_plan():
    one, two = (solve(_many(), seconds=5, seed=7) for _ in range(2))

    assert (one.moves, one.goals) == (two.moves, two.goals)


def test_stop_keeps_the_best_so_far():
    plan = solve(_many(), seconds=20, stop=lambda: True, start=placed(A0="C", C0="A"))

    assert plan.status == "stopped"
    assert _moves(plan) == {"A0": "C", "C0": "A"}
    assert [goal.bound <= goal.value for goal in plan.goals] == [True] * len(plan.goals)


def test_replan_changes_as_little_as_it_can():
    adopted = solve(_many(), seconds=20)
    kept = tuple(Placement(move.teacher, move.to_school) for move in adopted.moves)
    problem = replace(_many(), adopted=kept)

    assert solve(problem, seconds=20).moves == adopted.moves


def test_pins_that_clash_are_named_with_the_rule():
    problem = replace(swap_pair(), pins=(Pin("a", "B"), Pin("c", "B")))

    plan = solve(problem, seconds=20)

    assert plan.status == "infeasible"
    assert plan.conflicts[0].code == "pins_together"
    assert all(in_chinese(said) for said in plan.conflicts)


def test_progress_tells_every_goal():
    told = []

    solve(_many(), seconds=20, progress=told.append)

    assert [*dict.fromkeys(each.goal for each in told)] == [
        *("policy_shortfall", "equalising_shortfall", "wishes", "travel", "moves"),
    ]
    figures = [figure for each in told for figure in (each.value, each.bound)]
    assert all(figure is None or isfinite(figure) for figure in figures)


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        ({"limits__eligible_move_share": "0"}, "ratio_move_cap"),
        ({"limits__school_leave_share": "0"}, "ratio_school_caps"),
        ({"limits__travel_minutes": "5"}, "ratio_too_few"),
    ],
)
def test_remedy_names_the_limit_that_binds(rules, code):
    problem = replace(_many(), pack=pack(**rules))

    plan = solve(problem, seconds=20)

    rate = next(rule for rule in plan.policy.rules if rule.code == "ratios.exchange_rate")
    assert (rate.short_by, rate.remedy.code) == (3, code)


def test_remedy_of_teachers_who_find_no_exchange_is_posts():
    teachers = [teacher(f"a{number}", "A") for number in range(20)]
    problem = exchange([school("A"), school("B")], [*teachers, teacher("b", "B")])

    plan = solve(problem, seconds=20)

    rate = plan.policy.rules[0]
    assert (rate.required, rate.reached, rate.remedy.code) == (3, 2, "ratio_exchanges")


def test_remedy_frees_nobody_where_nobody_waits():
    teachers = [
        teacher("a", "A", backbone="county"),
        teacher("b", "B", backbone="county", at_school_since=date(2024, 9, 1)),
        teacher("c", "B"),
    ]
    market = Market(exchange("AB", teachers))
    ratio = next(each for each in market.problem.pack.ratios if "backbone" in each.code)

    said = remedy(market, ratio, (2, 1), {"a": "B", "c": "A"})

    assert said.code == "ratio_nobody_left"
    assert said.facts == {"able": 1, "required": 2, "more": 0, "barred": 1}


def test_post_that_stays_open_is_reported():
    problem = exchange("AB", [teacher("a", "A"), teacher("b", "B")], posts=[post("B", "数学", 2)])

    (unmet,) = solve(problem, seconds=20).unmet_posts

    assert (unmet.school, unmet.subject, unmet.wanted, unmet.filled) == ("B", "数学", 2, 0)


def test_what_cannot_be_judged_is_said_and_not_counted_as_met():
    reports = (report("A", A1=10, A2=10), report("B", pupils=None, A1=5, A2=5, A3=5))
    plan = solve(swap_pair(reports=reports), seconds=9)

    assert [(note.code, note.facts) for note in plan.notes] == [("cells_unknown", {"cells": 4})]


def test_missing_roster_is_said():
    plan = solve(exchange("AB", reports=(report("A", A1=1, A2=1, A3=1),)), seconds=9)

    assert [note.code for note in plan.notes] == ["no_teachers"]


def test_reason_names_the_ratio_with_its_number():
    teachers = [teacher(code, at, backbone="county") for code, at in ("aA", "bB")]
    problem = exchange("AB", teachers, rules=pack(ratios__exchange_rate="12.5%"))

    reasons = solve(problem, seconds=9).moves[0].reasons
    told = [in_chinese(reason) for reason in reasons if reason.code == "counts"]

    assert told == [
        "计入“交流教师占符合条件教师的比例不低于 12.5%”。",
        "计入“骨干教师占交流教师的比例不低于 20%”。",
    ]
