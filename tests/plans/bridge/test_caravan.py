import pytest

from manyuan.plans.bridge.caravan import alternatives, prepared, tried, why_request
from manyuan.plans.bridge.caravan_asking import day_of
from manyuan.plans.settings import Settings
from worlds.caravan import days


@pytest.fixture
def plan(cape):
    return cape.plan()


def settings(plan):
    return Settings.from_json(plan.settings)


def test_why_of_a_stop_is_what_it_adds(plan):
    codes = [said.code for said in why_request(plan.document, "R3")]

    assert codes == ["first_visit", "pupils", "topic"]


def test_why_of_an_open_request_says_what_stands_against_it(plan):
    codes = [said.code for said in why_request(plan.document, "R5")]

    assert codes[0] == "no_day"


def test_nothing_is_known_of_a_request_of_another_plan(plan):
    assert why_request(plan.document, "R9") == ()


def test_alternatives_are_other_days_one_place_each(cape, plan):
    now = cape.slots(plan)["R3"]

    found = alternatives(settings(plan), plan.document, "R3", count=5)

    keys = [(place.expert, days().index(place.day) + 1) for place in found]
    assert now[:2] not in keys
    assert len(keys) == len(set(keys))


def test_trial_finds_a_time_on_the_day_it_is_asked(plan):
    trial = tried(settings(plan), plan.document, "R2", expert="E2", day=days()[1])

    assert trial.broken == ()
    assert trial.place is not None
    assert trial.place.start >= 13 * 60 + 30


def test_trial_names_the_rules_that_stand_against_it(plan):
    trial = tried(settings(plan), plan.document, "R3", expert="E2", day=days()[1])

    assert trial.place is None
    assert {said.code for said in trial.broken} >= {"topic"}


def test_visit_moved_off_the_hours_blocks_the_experts_day(cape):
    day = days()[0]
    kept = (("R1", "E1", day.isoformat(), "06:00"),)
    problem = prepared(settings(cape.plan(kept=kept)))

    assert ("E1", day) not in {one.key for one in problem.days}
    assert "R1" not in {one.code for one in problem.requests}
    assert problem.visited == {"S2": 1}
    assert problem.kept == ()


def test_visits_that_break_a_rule_beside_each_other_block_both_days(cape):
    _first, second, third = days()
    at_once = (
        ("R2", "E2", second.isoformat(), "14:00"),
        ("R1", "E1", second.isoformat(), "10:00"),
        ("R3", "E1", second.isoformat(), "10:30"),
    )
    problem = prepared(settings(cape.plan(kept=at_once)))

    assert [stop.request for stop in problem.kept] == ["R2"]
    assert ("E1", second) not in {one.key for one in problem.days}
    assert problem.visited == {"S2": 1, "S4": 1}
    assert third not in {one.day for one in problem.days}


def test_visits_that_wait_are_a_last_goal_where_they_are_known(cape):
    first, second, _third = days()
    waiting = (
        ("R3", "E1", second.isoformat(), "09:00"),
        ("R9", "E1", first.isoformat(), "09:00"),
        ("R1", "E2", first.isoformat(), "09:00"),
    )
    problem = prepared(settings(cape.plan(waiting=waiting)))

    assert [stop.request for stop in problem.waiting] == ["R3"]
    assert problem.goals[-1] == "unmoved"
    assert "unmoved" not in prepared(settings(cape.plan())).goals


def test_day_before_the_period_takes_no_more_than_what_stands(cape):
    first, second, _third = days()
    kept = (("R1", "E1", first.isoformat(), "09:00"),)
    problem = prepared(settings(cape.plan(kept=kept, first_day=second)))

    assert {one.key: one.most for one in problem.days}["E1", first] == 1
    assert [stop.request for stop in problem.kept] == ["R1"]


@pytest.mark.parametrize(
    ("place", "said"), [("E1", ("E1", None)), ("E@1@2026-10-12", ("E@1", "2026-10-12"))]
)
def test_day_of_a_place(place, said):
    expert, day = day_of(place)

    assert (expert, None if day is None else day.isoformat()) == said
