"""Visits that nobody has answered stay put where no goal above loses anything by it."""

from dataclasses import replace
from datetime import date

import pytest

from manyuan.planner.kinds.caravan.problem import USUAL_GOALS, Ban, Stop
from manyuan.planner.kinds.caravan.solving import solve
from manyuan.planner.kinds.caravan.standing import check_stops
from planner.kinds.caravan.planning import problem_of
from planner.kinds.caravan.tiny_caravans import DATES, one_visit

MONDAY, TUESDAY = (date.fromisoformat(text) for text in DATES[:2])


def made(folder, *, together=False):
    """Two experts of one partner give two days; either could serve both schools on each."""
    caravan = one_visit()
    caravan.school("B")
    caravan.way("U", "B", 20)
    caravan.way("A", "B", 5)
    both = ";".join(f"{day} 08:00-12:00" for day in DATES[:2])
    caravan.change("visit_requests", "r1", windows=both)
    caravan.request("r2", "B", windows=both)
    caravan.expert("F")
    caravan.day("E", date=DATES[1])
    for day in DATES[:2]:
        caravan.day("F", date=day)
    return problem_of(caravan.write(folder), together=together)


def waits(problem, *stops):
    return replace(problem, waiting=stops, goals=(*USUAL_GOALS, "unmoved"))


@pytest.mark.parametrize("expert", ["E", "F"])
@pytest.mark.parametrize("day", [MONDAY, TUESDAY])
@pytest.mark.parametrize("together", [False, True])
def test_what_costs_nothing_stays_to_the_minute(tmp_path, expert, day, together):
    stops = Stop("r1", expert, day, 560), Stop("r2", expert, day, 620)
    problem = waits(made(tmp_path, together=together), *stops)

    plan = solve(problem, seconds=20, seed=1)

    assert sorted(plan.stops) == sorted(stops)
    assert (plan.status, plan.goals[-1].name, plan.goals[-1].value) == ("optimal", "unmoved", 2)


def test_less_travel_is_worth_a_move(tmp_path):
    stops = Stop("r1", "E", MONDAY, 560), Stop("r2", "F", TUESDAY, 560)
    problem = waits(made(tmp_path), *stops)

    plan = solve(problem, seconds=20, seed=1)

    values = {goal.name: goal.value for goal in plan.goals}
    assert (values["travel"], values["unmoved"]) == (45, 1)
    assert len(set(plan.stops) & {*stops}) == 1
    assert check_stops(problem, plan.stops) == ()


def test_what_must_move_moves_alone(tmp_path):
    stops = Stop("r1", "F", TUESDAY, 560), Stop("r2", "F", TUESDAY, 620)
    problem = waits(made(tmp_path), *stops)

    plan = solve(replace(problem, bans=(Ban("r2", "F"),)), seconds=20, seed=1)

    served = {stop.request: stop.expert for stop in plan.stops}
    assert served == {"r1": "E", "r2": "E"}
    assert plan.goals[-1].value == plan.goals[-1].bound == 0


def test_time_that_is_up_gives_back_what_waits(tmp_path):
    stops = Stop("r1", "F", TUESDAY, 560), Stop("r2", "F", TUESDAY, 620)

    plan = solve(waits(made(tmp_path), *stops), seconds=20, stop=lambda: True)

    assert sorted(plan.stops) == sorted(stops)
