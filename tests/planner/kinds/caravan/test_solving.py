from dataclasses import replace
from datetime import date

import pytest

from manyuan.kernel.saying import in_chinese
from manyuan.planner.kinds.caravan.document import document, stops_of
from manyuan.planner.kinds.caravan.explaining import explain_day, explain_request, explain_school
from manyuan.planner.kinds.caravan.places import best_places
from manyuan.planner.kinds.caravan.problem import Ban, Pin, Stop
from manyuan.planner.kinds.caravan.solving import solve
from manyuan.planner.kinds.caravan.standing import check_stops
from planner.kinds.caravan.planning import problem_of
from planner.kinds.caravan.tiny_caravans import DATES, one_visit

MONDAY, TUESDAY = (date.fromisoformat(text) for text in DATES[:2])


@pytest.fixture
def problem(tmp_path):
    """Two schools that ask on two days, two experts who could each serve them all."""
    made = one_visit()
    made.school("B", strength="weak")
    made.expert("F")
    both = ";".join(f"{day} 08:00-12:00" for day in DATES[:2])
    made.change("visit_requests", "r1", windows=both)
    made.request("r2", "B", windows=both)
    made.request("r3", "A", windows=both, pupils=60)
    made.day("F", date=DATES[1])
    return problem_of(made.write(tmp_path))


def codes(sentences):
    return [said.code for said in sentences]


def test_same_seed_gives_the_same_plan(problem):
    one, two = (solve(problem, seconds=5, seed=7) for _ in range(2))

    assert (one.tours, one.goals) == (two.tours, two.goals)


def test_every_visit_of_a_plan_keeps_every_rule(problem):
    plan = solve(problem, seconds=20)

    assert (plan.status, plan.requests_served) == ("optimal", 3)
    assert check_stops(problem, plan.stops) == ()


def test_plan_read_from_its_json_has_the_same_visits(problem):
    plan = solve(problem, seconds=20)

    assert sorted(stops_of(document(problem, plan))) == sorted(plan.stops)


def test_confirmed_visits_stay_as_they_are(problem):
    kept = Stop("r1", "F", TUESDAY, 11 * 60)

    plan = solve(replace(problem, kept=(kept,)), seconds=20)

    assert (plan.status, kept in plan.stops) == ("optimal", True)
    assert "kept" in codes(explain_request(replace(problem, kept=(kept,)), plan, "r1"))


def test_pin_is_kept_and_ban_too(problem):
    pinned = replace(problem, pins=(Pin("r2", "F", TUESDAY, 600),))
    banned = replace(problem, bans=(Ban("r2", "F"), Ban("r2", "E", MONDAY)))

    assert Stop("r2", "F", TUESDAY, 600) in solve(pinned, seconds=20).stops
    assert [each.reason.code for each in solve(banned, seconds=20).unserved] == ["banned"]


def test_pins_that_clash_leave_no_plan(problem):
    pins = (Pin("r1", "E", MONDAY, 600), Pin("r2", "E", MONDAY, 610))

    plan = solve(replace(problem, pins=pins), seconds=20)

    assert (plan.status, plan.tours) == ("infeasible", ())
    assert codes(plan.conflicts)[0] == "together"
    assert all(in_chinese(said) for said in plan.conflicts)


def test_pin_on_a_day_that_nobody_gives_is_named(problem):
    plan = solve(replace(problem, pins=(Pin("r1", "E", TUESDAY),)), seconds=20)

    assert (plan.status, codes(plan.conflicts)) == ("infeasible", ["unknown_expert_day"])


def test_stop_keeps_what_is_there(problem):
    plan = solve(problem, seconds=20, stop=lambda: True)

    assert plan.status in {"stopped", "optimal"}
    assert check_stops(problem, plan.stops) == ()


def test_what_a_visit_breaks_is_named_with_its_size(problem):
    early = check_stops(problem, [Stop("r1", "E", MONDAY, 8 * 60 + 5)])
    late = check_stops(problem, [Stop("r1", "E", MONDAY, 11 * 60 + 30)])

    assert (codes(early), early[0].facts["by"]) == (["early"], 15)
    assert codes(late) == ["window", "late"]
    assert codes(check_stops(problem, [Stop("r1", "E", TUESDAY, 600)])) == ["no_expert_day"]


def test_best_places_are_sound_and_the_best_comes_first(problem):
    plan = solve(problem, seconds=20)

    places = best_places(problem, plan.stops, "r2")

    assert places
    assert all(check_stops(problem, place.stops) == () for place in places)
    assert places[0].more_travel == min(place.more_travel for place in places)


def test_school_and_day_are_told(problem):
    plan = solve(problem, seconds=20)

    assert in_chinese(explain_school(problem, plan, "A")[0]) == "A校提出 2 项需求，安排 2 项。"
    assert codes(explain_day(problem, plan, "E", MONDAY))[0] in {"day", "day_idle"}


def test_progress_tells_every_goal(problem):
    told = []

    solve(problem, seconds=20, progress=told.append)

    assert [*dict.fromkeys(each.goal for each in told)] == [*problem.goals]
