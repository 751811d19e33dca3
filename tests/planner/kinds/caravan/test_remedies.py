"""A further day that is named really serves the request: the checker and brute force say so."""

from copy import deepcopy
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from manyuan.planner.kinds.caravan.document import document
from manyuan.planner.kinds.caravan.solving import solve
from planner.kinds.caravan.brute_force import cheapest
from planner.kinds.caravan.checker.folder import World, clock, is_school_day
from planner.kinds.caravan.checker.rules import Stop, broken
from planner.kinds.caravan.planning import plan_of, problem_of
from planner.kinds.caravan.tiny_caravans import DATES, YEAR, caravans, one_visit

NEXT_DAY = DATES[1]
ANY_TINY_CARAVAN = settings(
    max_examples=40,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def remedy(folder):
    (left,) = plan_of(folder)["unserved"]
    return left["remedy"]


def texts(folder):
    return [each["remedy"] and each["remedy"]["text"] for each in plan_of(folder)["unserved"]]


def stops_of(plan):
    return [
        Stop(
            stop["request"], tour["expert"], date.fromisoformat(tour["date"]), clock(stop["start"])
        )
        for tour in plan["tours"]
        for stop in tour["stops"]
    ]


def mended(caravan, request, said):
    """Return the caravan with the further day that a remedy names, and whose and when it is."""
    made, facts = deepcopy(caravan), said["facts"]
    expert, day = facts["expert"].removesuffix("博士"), facts["day"]
    if said["code"] == "one_more_day":
        made.day(expert, date=day, start=facts["start"], end=facts["end"], max_visits="")
    else:
        row = next(row for row in made.tables["visit_requests"] if row["request"] == request)
        given = row["windows"].split(";")
        row["windows"] = ";".join([*given, *(f"{day} {each.split()[1]}" for each in given)])
    return made, (expert, date.fromisoformat(day))


def can_be_added(world, stops, request, key, *, together):
    """Say whether the day's visits can be ordered and timed with it; the other days stay."""
    rest = [stop for stop in stops if stop.day != key[1]]
    here = [(stop.request, (stop.expert, stop.day)) for stop in stops if stop.day == key[1]]
    day = cheapest(world, [*here, (request, key)], together)
    return day is not None and not [*broken(world, [*rest, *day], together=together)]


@pytest.mark.parametrize("together", [False, True], ids=["apart", "together"])
@ANY_TINY_CARAVAN
@given(caravan=caravans())
def test_day_that_is_named_serves_the_request(tmp_path, together, caravan):
    plan = plan_of(caravan.write(tmp_path / "asked"), together=together)

    for left in plan["unserved"]:
        if left["remedy"] is not None:
            made, key = mended(caravan, left["request"], left["remedy"])
            world = World(made.write(tmp_path / "mended"), YEAR)
            assert can_be_added(world, stops_of(plan), left["request"], key, together=together)


@ANY_TINY_CARAVAN
@given(caravan=caravans())
def test_nothing_is_named_only_where_no_working_day_would_serve(tmp_path, caravan):
    plan = plan_of(caravan.write(tmp_path / "asked"))
    world = World(tmp_path / "asked", YEAR)

    for left in plan["unserved"]:
        visit = world.visits[left["request"]]
        if left["remedy"] is None and not visit.hall:
            for row in caravan.tables["experts"]:
                for day in {window[0] for window in visit.windows if is_school_day(window[0])}:
                    key = row["expert"], day
                    if key not in world.days:
                        made = deepcopy(caravan)
                        hours = {"start": "08:00", "end": "17:00", "max_visits": ""}
                        made.day(row["expert"], date=day.isoformat(), **hours)
                        wider = World(made.write(tmp_path / "wider"), YEAR)
                        starts = range(7 * 60, 18 * 60, 5)
                        assert all(
                            [*broken(wider, [*stops_of(plan), Stop(visit.code, *key, start)])]
                            for start in starts
                        )


def test_date_of_the_school_is_named_with_the_experts_usual_hours(tmp_path):
    made = one_visit()
    made.change("visit_requests", "r1", windows="2026-10-14 08:00-12:00;2026-10-15 08:00-12:00")

    said = remedy(made.write(tmp_path))

    assert said["text"] == "如E博士再提供 2026-10-14 08:00–12:00，即可安排。"


def test_working_day_is_asked_for_where_the_usual_hours_do_not_meet(tmp_path):
    made = one_visit()
    made.change("visit_requests", "r1", windows=f"{NEXT_DAY} 14:00-15:00")

    said = remedy(made.write(tmp_path))

    assert said["text"] == f"如E博士再提供 {NEXT_DAY} 08:00–17:00，即可安排。"


def test_day_without_school_is_never_named(tmp_path):
    made = one_visit()
    made.change("visit_requests", "r1", windows="2026-10-11 08:00-12:00;2026-10-10 08:00-12:00")

    assert remedy(made.write(tmp_path))["facts"]["day"] == "2026-10-10"


def test_school_is_asked_where_its_only_date_is_full(tmp_path):
    made = one_visit()
    made.change("expert_days", "E", max_visits=1)
    made.day("E", date=NEXT_DAY)
    made.school("B")
    made.request("r2", "B", pupils=90)
    made.way("U", "B", 20)

    assert texts(made.write(tmp_path)) == [
        f"如学校 {NEXT_DAY} 也能在同样的时段接待，E博士当天即可到校。"
    ]


def test_dates_without_school_are_said_and_another_is_named(tmp_path):
    made = one_visit()
    made.change("visit_requests", "r1", windows="2026-10-11 08:00-12:00")

    (left,) = plan_of(made.write(tmp_path))["unserved"]

    assert left["why"][0]["text"] == "学校给出的日期都不上课。请学校改填上课的日期。"
    assert left["remedy"]["code"] == "other_date"
    assert left["remedy"]["facts"]["day"] == DATES[0]


def test_experts_of_one_base_are_not_held_up_by_the_day_that_is_named(tmp_path):
    made = one_visit()
    made.change("expert_days", "E", start="08:00", end="12:00")
    made.expert("F", topics="航天")
    made.day("F", date=NEXT_DAY, start="11:30", end="12:00")
    made.request("r2", "A", topic="航天", same_day_ok=1)
    made.change("visit_requests", "r1", same_day_ok=1)

    plan = plan_of(made.write(tmp_path), together=True)

    # With F's half hour the caravan would miss r1, so that F is asked for a working day.
    (left,) = plan["unserved"]
    assert left["remedy"]["facts"]["start"] == "08:00"


def test_days_that_have_passed_are_not_named(tmp_path):
    made = one_visit()
    made.change("visit_requests", "r1", windows="2026-10-14 08:00-12:00;2026-10-15 08:00-12:00")
    problem = problem_of(made.write(tmp_path))

    named = []
    for day in (14, 15, 16):
        asked = replace(problem, ahead_from=date(2026, 10, day))
        (left,) = document(asked, solve(asked, seconds=20))["unserved"]
        named.append(left["remedy"] and left["remedy"]["facts"]["day"])

    assert named == ["2026-10-14", "2026-10-15", None]


def test_day_with_visits_of_others_is_called_busy_and_never_named(tmp_path):
    made = one_visit()
    problem = problem_of(made.write(tmp_path))
    (given,) = problem.days
    asked = replace(problem, days=(), busy=frozenset({given.key}))

    (left,) = document(asked, solve(asked, seconds=20))["unserved"]

    assert (left["reason"], left["remedy"]) == ("busy", None)
