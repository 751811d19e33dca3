from dataclasses import replace
from fractions import Fraction

import pytest

from manyuan.planner.kinds.exchange.editing import alternatives, try_placement
from manyuan.planner.kinds.exchange.ground import UnknownSchool, UnknownTeacher
from manyuan.planner.kinds.exchange.market import Market
from planner.kinds.exchange.small_exchanges import (
    exchange,
    placed,
    plan_of,
    post,
    report,
    school,
    swap_pair,
    teacher,
    with_teacher,
)


def _three_wanting(**more):
    """Return a lead school A whose a may go to B, C or D, all of which want one."""
    people = [teacher("a", "A", backbone="county"), teacher("x", "A")]
    people += [teacher(at.lower(), at) for at in "BCD"]
    places = [school("A", strength="lead"), "B", "C", "D"]
    return exchange(places, people, posts=tuple(post(at) for at in "BCD"), **more)


def test_trial_tells_goals_and_cells_before_and_after():
    problem = _three_wanting(reports=(report("A", A2=12), report("B", A2=8)))

    tried = try_placement(problem, (), "a", "B")

    assert (tried.teacher, tried.school, tried.broken, tried.is_allowed) == ("a", "B", (), True)
    assert tried.goals_before["equalising_shortfall"] == Fraction(2 * 3, 20)
    assert tried.goals_after["equalising_shortfall"] == Fraction(1 * 2, 20)
    assert [(one.school, one.teachers, two.teachers) for one, two in tried.cells] == [
        ("A", 12, 11),
        ("B", 8, 9),
    ]
    assert tried.is_better


def test_trial_takes_a_plan_as_well_as_placements():
    problem = _three_wanting()

    of_plan = try_placement(problem, plan_of(problem, a="B"), "a", None)

    assert of_plan == try_placement(problem, placed(a="B"), "a", None)
    assert of_plan.school is None
    assert not of_plan.is_better


def test_trial_gives_every_rule_that_it_breaks():
    tried = try_placement(swap_pair(), (), "a", "B")

    assert [said.code for said in tried.broken] == ["below_lend", "above_wanted"]
    assert not tried.is_allowed


def test_move_that_leaves_an_old_breach_as_it_was_is_allowed():
    problem = swap_pair(posts=(post("B"),))

    back = try_placement(problem, placed(a="B"), "b", "A")
    worse = try_placement(problem, placed(a="B"), "c", "B")

    assert ([said.code for said in back.broken_before], back.broken) == (["below_lend"], ())
    assert [said.code for said in worse.newly_broken] == ["below_lend", "above_wanted"]


def test_breach_that_becomes_smaller_is_not_new():
    problem = swap_pair()

    tried = try_placement(problem, placed(a="B", c="B"), "c", "A")

    assert [said.code for said in tried.broken] == ["below_lend", "above_wanted"]
    assert tried.newly_broken == ()


def test_alternatives_stand_in_the_order_of_the_goals():
    problem = with_teacher(_three_wanting(reports=(report("C", A2=8),)), "a", wishes=("D",))

    found = alternatives(problem, (), "a")

    # C mends an indicator; D is the first wish; B is not listed.
    assert [(each.school, each.is_allowed) for each in found] == [
        ("C", True),
        ("D", True),
        ("B", True),
    ]


def test_alternatives_leave_out_where_the_teacher_goes_already():
    found = alternatives(_three_wanting(), placed(a="B"), "a", count=2)

    assert [each.school for each in found] == ["C", "D"]


def test_schools_that_break_a_rule_come_last_with_their_reasons():
    problem = with_teacher(_three_wanting(), "a", refuses=frozenset({"B"}))
    problem = replace(problem, posts=(post("D"), post("B")))

    found = alternatives(problem, (), "a")

    assert [(each.school, [said.code for said in each.newly_broken]) for each in found] == [
        ("D", []),
        ("B", ["refused"]),
        ("C", ["above_wanted"]),
    ]


def test_teacher_who_may_not_move_gets_the_reason_at_every_school():
    problem = with_teacher(_three_wanting(), "a", on_establishment=False)

    found = alternatives(problem, (), "a", count=1)

    assert [[said.code for said in each.newly_broken] for each in found] == [["may_not_move"]]


def test_market_that_the_caller_kept_gives_the_same_answer():
    problem = _three_wanting()

    assert alternatives(problem, (), "a", market=Market(problem)) == alternatives(problem, (), "a")


def test_unknown_codes_are_refused():
    with pytest.raises(UnknownTeacher):
        alternatives(swap_pair(), (), "nobody")
    with pytest.raises(UnknownSchool):
        try_placement(swap_pair(), (), "a", "Z")
