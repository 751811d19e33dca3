import pytest

from manyuan.plans.bridge.grouping import codes, ground_of, today_of, tried, why_school
from manyuan.plans.settings import Settings


@pytest.fixture
def plan(reef):
    return reef.plan()


def settings(plan):
    return Settings.from_json(plan.settings)


def test_codes_are_read_without_blanks():
    assert codes(" S1;; S2 ;") == ["S1", "S2"]
    assert codes("") == []


def test_what_is_asked_reaches_the_planner(reef):
    plan = reef.plan(groups=5, max_minutes=25, chain=True, leads=("S6",), released=("G2",))

    problem = ground_of(settings(plan)).problem
    assert (problem.groups, problem.max_minutes, problem.chain) == (5, 25, True)
    assert problem.leads == frozenset({"S1", "S4", "S6"})
    assert problem.released == frozenset({"S4", "S5"})


def test_today_is_what_was_frozen(plan):
    today = today_of(settings(plan))

    assert {group.lead: group.members for group in today.groups} == {
        "S1": ("S2", "S3"),
        "S4": ("S5",),
    }


def test_trial_says_what_follows_for_goals_and_rules(plan):
    out = tried(settings(plan), plan.document, "R3", None)
    far = tried(settings(plan), plan.document, "R4", "R1")

    assert (out.before["schools_uncovered"], out.after["schools_uncovered"]) == (1, 2)
    assert (out.broken, out.group) == ((), None)
    assert [said.code for said in far.broken] == ["too_far"]


def test_why_speaks_of_every_school(plan):
    told = {code: why_school(settings(plan), plan.document, code)[0].code for code in ("R1", "R4")}

    assert told == {"R1": "leads_new", "R4": "too_far"}
    assert why_school(settings(plan), plan.document, "S2")[0].code == "kept"
