from datetime import date

import pytest

from manyuan.directory.models import Teacher
from manyuan.engagements.actions.adopting import adopt_and_start
from manyuan.engagements.kinds.posting.actions import (
    PostingFacts,
    arrange_posting,
    cancel_posting,
    end_posting_early,
)
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.engagements.kinds.posting.queries.ratios import RatiosOfYear, ratios_of_years
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.actions.consulting import ask_principals
from manyuan.plans.enums import PlanState
from manyuan.plans.models import Plan
from plans.asking import let_the_due_date_pass
from worlds.exchange import YEAR


def arrange(strand, teacher, **rest):
    given = {
        "mode": "rotation",
        "starts_on": date(2023, 9, 1),
        "ends_on": date(2024, 9, 1),
        **rest,
    }
    facts = PostingFacts(
        teacher=Teacher.objects.get(code=teacher), host=strand.school("B"), **given
    )
    return arrange_posting(by=strand.officer, facts=facts)


def adopt(strand, plan):
    ask_principals(by=strand.officer, plan=plan)
    let_the_due_date_pass(plan)
    return adopt_and_start(
        by=strand.officer, plan=Plan.objects.get(pk=plan.pk), over_refusals="电话已确认"
    )


def told(strand):
    return {one.year.start: one for one in ratios_of_years(strand.officer)}


def test_no_postings_and_no_plan_are_no_years(strand):
    assert ratios_of_years(strand.officer) == ()


def test_year_without_a_plan_counts_who_moved_but_has_no_rate(strand):
    arrange(strand, "A00")
    arrange(strand, "A05")

    (year,) = ratios_of_years(strand.officer)

    assert year == RatiosOfYear(year=SchoolYear(2023), eligible=None, moved=2, backbone_moved=1)
    assert (year.rate, year.backbone_share) == (None, 0.5)


@pytest.mark.parametrize(
    ("rest", "moved"),
    [
        ({}, 1),
        ({"mode": "secondment"}, 1),
        ({"mode": "cadre"}, 0),
        ({"mode": "mentoring"}, 0),
        ({"mode": "walking", "weekly_hours": 4}, 0),
        # 300 days are what is taken for a school year of teaching; one day less is none.
        ({"ends_on": date(2024, 6, 27)}, 1),
        ({"ends_on": date(2024, 6, 26)}, 0),
    ],
)
def test_what_counts_is_a_school_year_of_full_time_teaching(strand, rest, moved):
    arrange(strand, "A00", **rest)

    assert [one.moved for one in ratios_of_years(strand.officer)] == [1] * moved


def test_early_return_before_a_school_year_is_over_no_longer_counts(strand):
    begun = arrange(strand, "A00", starts_on=date(2096, 9, 1), ends_on=date(2099, 9, 1))
    assert told(strand)[2096].moved == 1

    end_posting_early(by=strand.officer, posting=begun, on=date(2097, 6, 27), reason="身体原因")

    assert told(strand) == {}


def test_what_was_called_off_does_not_count(strand):
    ahead = arrange(strand, "A00", starts_on=date(2090, 9, 1), ends_on=date(2091, 9, 1))

    cancel_posting(by=strand.officer, posting=ahead, reason="方案变化")

    assert ratios_of_years(strand.officer) == ()


def test_teacher_who_moves_twice_in_a_year_counts_once(strand):
    arrange(strand, "A00", ends_on=date(2024, 7, 1))
    arrange(strand, "A00", starts_on=date(2024, 7, 1), ends_on=date(2025, 7, 1))

    assert told(strand)[2023].moved == 1


def test_rate_is_of_those_whom_the_plan_in_force_counted(strand):
    plan = adopt(strand, strand.plan())
    eligible = plan.document["policy"]["eligible"]

    year = told(strand)[YEAR]

    assert (year.eligible, year.moved) == (eligible, plan.moves.count())
    assert year.rate == plan.moves.count() / eligible


def test_replaced_plan_counts_neither_its_eligible_nor_its_moves_twice(strand):
    first = adopt(strand, strand.plan())
    second = adopt(strand, strand.plan())
    first.refresh_from_db()
    assert first.state == PlanState.REPLACED

    year = told(strand)[YEAR]

    assert year.eligible == second.document["policy"]["eligible"]
    assert year.moved == second.moves.count() == Posting.objects.count()


def test_plans_of_single_groups_are_added_up(strand):
    plans = [
        adopt(strand, strand.plan(strand.scenario(group=strand.group(code))))
        for code in ("G1", "G2")
    ]

    assert told(strand)[YEAR].eligible == sum(plan.document["policy"]["eligible"] for plan in plans)


def test_years_stand_the_earliest_first_and_cost_the_same(strand, django_assert_num_queries):
    arrange(strand, "A00", starts_on=date(2024, 9, 1), ends_on=date(2025, 9, 1))
    arrange(strand, "A01")

    with django_assert_num_queries(2):
        years = ratios_of_years(strand.officer)

    assert [one.year.start for one in years] == [2023, 2024]
