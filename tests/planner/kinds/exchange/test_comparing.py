from dataclasses import replace

from manyuan.planner.kinds.exchange.comparing import GoalCompared, compare
from manyuan.planner.kinds.exchange.problem import Placement
from planner.kinds.exchange.small_exchanges import exchange, plan_of, report, teacher


def _problem():
    people = [teacher(f"{at.lower()}{n}", at, backbone="county") for at in "ABC" for n in range(3)]
    return exchange("ABC", people, reports=tuple(report(at, A2=5) for at in "ABC"))


def test_plan_compared_with_itself_is_alike():
    plan = plan_of(_problem(), a0="B", b0="A")

    compared = compare(plan, plan)

    assert (compared.moves_alike, compared.same, compared.cells) == (True, 2, ())
    assert {goal.difference for goal in compared.goals} == {0.0}


def test_moves_are_told_apart():
    first = plan_of(_problem(), a0="B", a1="B", b0="A")
    second = plan_of(_problem(), a0="B", a1="C", c0="A")

    compared = compare(first, second)

    assert [move.teacher for move in compared.only_first] == ["b0"]
    assert [move.teacher for move in compared.only_second] == ["c0"]
    assert [(one.to_school, two.to_school) for one, two in compared.elsewhere] == [("B", "C")]
    assert (compared.same, compared.moves_alike) == (1, False)


def test_cells_that_differ_are_shown_after_both_plans():
    compared = compare(plan_of(_problem()), plan_of(_problem(), a0="B"))

    assert [(one.school, one.teachers, two.teachers) for one, two in compared.cells] == [
        ("A", 5, 4),
        ("B", 5, 6),
    ]


def test_goal_that_one_plan_lacks_has_no_difference():
    again = replace(_problem(), adopted=(Placement("a0", "B"),))

    compared = compare(plan_of(_problem(), a0="B"), plan_of(again))

    assert [goal for goal in compared.goals if goal.name in {"moves", "changes"}] == [
        GoalCompared(name="moves", first=1.0, second=0.0),
        GoalCompared(name="changes", first=None, second=1.0),
    ]
    assert compared.goals[-1].difference is None
