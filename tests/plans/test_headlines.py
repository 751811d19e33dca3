import pytest

from manyuan.plans.models import Plan
from manyuan.plans.queries.headlines import EQUALISING, plan_headlines
from worlds.exchange import YEAR


@pytest.fixture
def plan(strand):
    return strand.plan(strand.scenario(strand.office, group=strand.group()))


def test_headline_says_what_the_document_says(strand, plan):
    goal = next(goal for goal in plan.document["goals"] if goal["name"] == EQUALISING)

    (told,) = plan_headlines(strand.officer, YEAR)

    assert (told.plan, told.moved, told.gap) == (plan, 2, goal["gap"])
    assert told.before == pytest.approx(plan.document["balance_before"]["host"][EQUALISING])
    assert told.after == pytest.approx(plan.document["balance_after"]["host"][EQUALISING])
    assert told.unmet == sum(not rule["met"] for rule in plan.document["policy"]["rules"])


def test_headline_of_a_plan_without_a_bound_has_no_gap(strand, plan):
    kept = Plan.objects.get(pk=plan.pk)
    kept.document["goals"] = []
    kept.document["policy"]["rules"] = [{"met": False}, {"met": True}, {"met": False}]
    kept.save(update_fields=["document"])

    (told,) = plan_headlines(strand.officer, YEAR)

    assert (told.gap, told.unmet) == (None, 2)


def test_headlines_are_those_of_the_seat_the_year_and_the_scenario(strand, plan):
    second = strand.plan()

    def seen(seat, *asked):
        return [told.plan for told in plan_headlines(seat, *asked)]

    assert seen(strand.officer, YEAR) == seen(strand.auditor, YEAR) == [second, plan]
    assert seen(strand.officer, YEAR, second.scenario_id) == [second]
    assert seen(strand.officer, YEAR + 1) == []
    assert seen(strand.office, YEAR) == [plan]
    assert seen(strand.other_office, YEAR) == seen(strand.principal_a, YEAR) == []


def test_headlines_cost_one_question_however_many_plans(strand, plan, django_assert_num_queries):
    strand.plan()

    with django_assert_num_queries(1):
        assert len(plan_headlines(strand.officer, YEAR)) == 2
