from dataclasses import replace

import pytest

from manyuan.kernel.saying import in_chinese
from manyuan.planner.kinds.grouping.curve import curve, numbers_about
from manyuan.planner.kinds.grouping.problem import Ban, Pin, Team
from manyuan.planner.kinds.grouping.solving import solve
from planner.kinds.grouping.small_groupings import line, school

TWO_VILLAGES = {"A": 0, "B": 2, "C": 4, "D": 50, "E": 52, "F": 54}


def _placing(problem, **options):
    return dict(solve(problem, seconds=9, **options).assignment)


def test_medians_are_the_middles_and_every_goal_is_proven():
    plan = solve(line(TWO_VILLAGES), seconds=9)

    assert plan.status == "optimal"
    assert {group.lead: group.members for group in plan.groups} == {
        "B": ("A", "C"),
        "E": ("D", "F"),
    }
    assert all(goal.is_proven for goal in plan.goals)


@pytest.mark.parametrize(
    ("will", "at"),
    [
        ({"pins": (Pin("A", "A"),)}, {"A": "A", "B": "A", "C": "A", "D": "E", "E": "E", "F": "E"}),
        ({"bans": (Ban("B", "B"),)}, {"A": "A", "B": "A", "C": "A", "D": "E", "E": "E", "F": "E"}),
    ],
)
def test_pins_and_bans_are_kept(will, at):
    placing = _placing(line(TWO_VILLAGES, **will))

    assert placing in (at, {**at, "A": "C", "B": "C", "C": "C"})
    assert "B" not in placing.values()


def test_ban_of_a_pair_sends_the_school_elsewhere():
    problem = line(TWO_VILLAGES, leads=frozenset("BE"), bans=(Ban("C", "B"),))

    assert _placing(problem)["C"] == "E"


def test_todays_lead_stays_and_its_members_with_it():
    team = Team(code="G", name="G", lead="A", members=frozenset("DE"))

    assert _placing(line(TWO_VILLAGES, teams=(team,)))["D"] == "A"


def test_lead_that_is_banned_from_leading_releases_its_members():
    team = Team(code="G", name="G", lead="A", members=frozenset("DE"))
    placing = _placing(line(TWO_VILLAGES, teams=(team,), bans=(Ban("A", "A"),)))

    assert {code: placing[code] for code in "ADE"} == {"A": "B", "D": "E", "E": "E"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"pins": (Pin("F", "B"),), "max_minutes": 10}, "too_far"),
        ({"pins": (Pin("F", "B"), Pin("B", "E"))}, "not_a_lead"),
        ({"pins": tuple(Pin(code, code) for code in "ABC")}, "too_few_groups"),
        ({"pins": tuple(Pin(code, "B") for code in "ACD"), "most_campuses": 3}, "cap_campuses"),
    ],
)
def test_what_cannot_hold_together_is_said(changes, code):
    plan = solve(line(TWO_VILLAGES, **changes), seconds=9)

    assert plan.status == "infeasible"
    assert [said.code for said in plan.conflicts] == [code]
    assert (plan.groups, plan.joins, plan.uncovered) == ((), (), ())
    assert all(in_chinese(said) for said in plan.conflicts)


def test_stop_keeps_what_is_there():
    plan = solve(line(TWO_VILLAGES), seconds=9, stop=lambda: True)

    assert plan.status == "stopped"
    assert [goal.bound <= goal.value for goal in plan.goals] == [True] * 6


def test_start_is_taken_up_only_if_it_keeps_every_rule():
    problem = line(TWO_VILLAGES, max_minutes=10)
    good = dict.fromkeys("ABC", "B")
    bad = dict.fromkeys("ABCD", "B")

    assert _placing(problem, stop=lambda: True, start=good).items() >= good.items()
    assert _placing(problem, stop=lambda: True, start=bad)["D"] == "E"


def test_progress_tells_every_goal():
    told = []

    solve(line(TWO_VILLAGES), seconds=9, progress=told.append)

    assert [*dict.fromkeys(each.goal for each in told)] == [
        *("schools_uncovered", "pupils_uncovered", "travel"),
        *("pupils_excess", "need_excess", "changes"),
    ]


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        # C is as far from B as from D: the group with fewer pupils takes it.
        ({}, "D"),
        ({"schools": "more_at_d"}, "B"),
    ],
)
def test_pupils_are_balanced_where_travel_does_not_care(fields, at):
    places = {school("B", pupils=200): 0, school("C"): 5, school("D", pupils=100): 10}
    if fields:
        places = {school("B", pupils=100): 0, school("C"): 5, school("D", pupils=200): 10}

    assert _placing(line(places, leads=frozenset("BD")))["C"] == at


def test_schools_in_need_are_spread_where_nothing_before_cares():
    places = {
        school("B", strength="strong"): 0,
        school("C", strength="weak"): 5,
        school("D", strength="strong"): 10,
        school("E", strength="weak"): 0,
    }
    placing = _placing(line(places, leads=frozenset("BD"), goals=("need_excess",)))

    assert sorted(code for code in "CE" if placing.get(code) == "B") != ["C", "E"]


def test_curve_never_falls_and_ends_where_everybody_is_covered():
    problem = line(TWO_VILLAGES, max_minutes=2)
    points = curve(problem, (1, 2, 3), seconds=9)

    assert [(point.groups, point.schools, point.travel) for point in points] == [
        (1, 3, 4),
        (2, 6, 8),
        (3, 6, 6),
    ]
    assert all(point.is_proven for point in points)
    assert [len({*point.placing.values()}) for point in points] == [1, 2, 3]
    assert [len(point.placing) for point in points] == [3, 6, 6]
    assert numbers_about(problem) == (1, 2, 3, 4, 5, 6)


def test_curve_ends_early_when_its_time_is_spent_but_not_with_a_seed():
    problem = line(TWO_VILLAGES)

    assert [len(curve(problem, (1, 2, 3), seconds=0, seed=seed)) for seed in (None, 1)] == [1, 3]


def test_numbers_below_todays_groups_have_no_point():
    teams = tuple(Team(code=c, name=c, lead=c, members=frozenset()) for c in "AD")

    points = curve(line(TWO_VILLAGES, teams=teams), (1, 2), seconds=9)

    assert [point.groups for point in points] == [2]


def test_those_in_need_join_first_and_a_new_lead_comes_with_its_first_member():
    places = {
        school("A", strength="weak"): 0,
        school("B", strength="strong"): 2,
        school("C"): 4,
        school("D", strength="new"): 6,
    }
    plan = solve(line(places, groups=1, leads=frozenset("B")), seconds=9)

    assert [(year.year, [code for code, _lead in year.joins]) for year in plan.years] == [
        (2026, ["A", "B"]),
        (2027, ["C", "D"]),
        (2028, []),
    ]
    assert [year.schools for year in plan.years] == [2, 4, 4]
    assert [year.new_groups for year in plan.years] == [("B",), (), ()]


def test_junior_school_comes_with_the_first_primary_that_asks_for_it():
    places = {
        school("L", "senior"): 0,
        school("P", strength="weak"): 1,
        school("J", "junior"): 2,
        school("S", "senior", strength="new"): 3,
    }
    team = Team(code="G", name="G", lead="L", members=frozenset())
    problem = line(places, groups=1, leads=frozenset("L"), teams=(team,), chain=True, years=2)

    plan = solve(problem, seconds=9)

    assert [[code for code, _lead in year.joins] for year in plan.years] == [["J", "P"], ["S"]]


def test_p_median_problem_is_solved_as_it_stands():
    problem = replace(line(TWO_VILLAGES), goals=("schools_uncovered", "travel"))

    plan = solve(problem, seconds=9)

    assert [(goal.value, goal.bound) for goal in plan.goals] == [(0, 0), (8, 8)]
