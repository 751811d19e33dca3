from datetime import date, timedelta

import pytest

from manyuan.directory.models import Teacher
from manyuan.engagements.actions.adopting import adopt_and_start
from manyuan.engagements.errors import ReturnedEarly, TeacherHasLeft, TermIsOver
from manyuan.engagements.kinds.posting.actions import (
    PostingFacts,
    arrange_posting,
    end_posting_early,
    extend_posting,
    replace_posting,
)
from manyuan.engagements.kinds.posting.errors import SuccessorNotOfThePlan
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.engagements.models import Flow
from manyuan.history.models import Record
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.actions.consulting import ask_principals
from manyuan.plans.enums import PlanState, RunState
from manyuan.plans.jobs import work_once
from manyuan.plans.models import Answer, Plan, Run, Scenario

START, END = date(2026, 9, 1), date(2027, 9, 1)


def asked(strand, plan):
    """Ask the schools, and let the week go by without a word from them."""
    ask_principals(by=strand.officer, plan=plan)
    Answer.objects.update(due_on=date(2020, 1, 1))
    plan.refresh_from_db()
    return plan


@pytest.fixture
def adopted(strand):
    plan = asked(strand, strand.plan())
    return adopt_and_start(by=strand.officer, plan=plan, over_refusals="电话已确认")


def moves_of(plan):
    return {
        (move.teacher_code, move.from_school.code, move.to_school.code)
        for move in plan.moves.select_related("from_school__unit", "to_school__unit")
    }


def test_every_move_becomes_a_posting_with_its_flow(strand, adopted):
    postings = {(one.teacher.code, one.home.code, one.host.code) for one in Posting.objects.all()}

    assert adopted.state == PlanState.ADOPTED
    assert postings == moves_of(adopted) != set()
    assert {(one.starts_on, one.ends_on, one.mode) for one in Posting.objects.all()} == {
        (START, END, "rotation")
    }
    assert Flow.objects.count() == len(postings)


def test_adoption_is_one_record_with_postings_and_roster(strand, adopted):
    record = Record.objects.filter(code="plan.adopted").get()
    number = adopted.moves.count()

    tables = sorted(change.table for change in record.changes.all())

    assert tables == sorted(["plans", *["postings"] * number, *["teachers"] * number])


def test_only_the_bureau_adopts(strand):
    plan = asked(strand, strand.plan())

    with pytest.raises(Refused):
        adopt_and_start(by=strand.office, plan=plan, over_refusals="理由")

    assert Posting.objects.count() == 0


def test_teacher_who_left_the_roster_stops_the_adoption(strand):
    plan = asked(strand, strand.plan())
    gone = plan.moves.first()
    Teacher.objects.filter(code=gone.teacher_code).update(school=gone.to_school)

    with pytest.raises(TeacherHasLeft):
        adopt_and_start(by=strand.officer, plan=plan, over_refusals="理由")

    plan.refresh_from_db()
    assert (plan.state, Posting.objects.count()) == (PlanState.ASKED, 0)


def replanned():
    """Return the scenario of the re-plan that an action has drafted, with its run."""
    scenario = Scenario.objects.exclude(base=None).get()
    return scenario, Run.objects.get(scenario=scenario)


def test_early_return_drafts_a_minimal_replan(strand, adopted):
    posting = Posting.objects.order_by("code").first()
    before = moves_of(adopted)
    Posting.objects.update(starts_on=date(2026, 9, 2))
    posting.refresh_from_db()

    end_posting_early(by=strand.officer, posting=posting, on=date(2027, 3, 1), reason="身体原因")
    scenario, run = replanned()

    assert (scenario.base, scenario.freeze) == (adopted, adopted.scenario.freeze)
    assert list(scenario.pins.values_list("placed_code", "place_code")) == [
        (posting.teacher.code, "")
    ]
    assert run.state == RunState.QUEUED
    assert work_once()
    after = moves_of(Plan.objects.get(run=run))
    gone = (posting.teacher.code, posting.home.code, posting.host.code)
    assert before - after == {gone}


def test_replan_goes_on_with_what_both_plans_hold(strand, adopted):
    posting = Posting.objects.order_by("code").first()
    end_posting_early(by=strand.officer, posting=posting, on=date(2027, 3, 1), reason="身体原因")
    work_once()
    kept = set(Posting.objects.exclude(pk=posting.pk).values_list("pk", flat=True))
    second = asked(strand, Plan.objects.get(scenario__base=adopted))

    adopt_and_start(by=strand.officer, plan=second, over_refusals="电话已确认")

    adopted.refresh_from_db()
    assert adopted.state == PlanState.REPLACED
    begun = Posting.objects.exclude(pk__in={*kept, posting.pk})
    assert set(Posting.objects.filter(state="arranged").values_list("pk", flat=True)) == {
        *kept,
        *begun.values_list("pk", flat=True),
    }
    assert all(one.starts_on >= max(START, today()) for one in begun)
    assert {one.teacher.code for one in begun} == {
        teacher for teacher, _home, _host in moves_of(second) - moves_of(adopted)
    }


def test_replacement_is_pinned_in_the_replan(strand, adopted):
    posting = Posting.objects.order_by("code").first()
    free = Teacher.objects.filter(
        school=posting.home, subject=posting.subject, postings=None
    ).earliest("code")

    replace_posting(
        by=strand.officer, posting=posting, teacher=free, on=date(2026, 10, 1), reason="请假"
    )
    scenario, _run = replanned()

    assert dict(scenario.pins.values_list("placed_code", "place_code")) == {
        posting.teacher.code: "",
        free.code: posting.host.code,
    }


def test_extension_into_a_planned_year_replans_that_year(strand, adopted):
    posting = Posting.objects.order_by("code").first()
    ends = today() + timedelta(days=10)
    Plan.objects.filter(pk=adopted.pk).update(year=SchoolYear.on(ends).start)
    # The teacher is still out on an earlier posting when the year begins.
    Posting.objects.filter(pk=posting.pk).update(
        move=None, starts_on=date(2025, 9, 1), ends_on=ends
    )
    posting.refresh_from_db()

    extend_posting(
        by=strand.officer, posting=posting, until=ends + timedelta(days=200), reason="需要"
    )

    scenario, _run = replanned()
    assert dict(scenario.pins.values_list("placed_code", "place_code")) == {
        posting.teacher.code: ""
    }


def test_posting_outside_of_any_plan_replans_nothing(strand):
    teacher = Teacher.objects.get(code="A01")
    posting = arrange_posting(
        by=strand.officer,
        facts=PostingFacts(
            teacher=teacher,
            host=strand.school("B"),
            mode="secondment",
            starts_on=date(2025, 9, 1),
            ends_on=date(2099, 9, 1),
        ),
    )

    end_posting_early(by=strand.officer, posting=posting, on=date(2026, 10, 1), reason="原因")

    assert Scenario.objects.count() == 0


def test_plan_that_does_not_know_of_an_early_return_sends_nobody_again(strand, adopted):
    posting = Posting.objects.order_by("code").first()
    Posting.objects.update(starts_on=date(2026, 9, 2))
    posting.refresh_from_db()
    end_posting_early(by=strand.officer, posting=posting, on=today(), reason="身体原因")
    Run.objects.filter(state=RunState.QUEUED).update(state=RunState.STOPPED)
    stale = asked(strand, strand.plan())

    with pytest.raises(ReturnedEarly) as refusal:
        adopt_and_start(by=strand.officer, plan=stale, over_refusals="电话已确认")

    assert refusal.value.facts["teacher"] == posting.teacher.name
    stale.refresh_from_db()
    adopted.refresh_from_db()
    assert (stale.state, adopted.state) == (PlanState.ASKED, PlanState.ADOPTED)


def test_plan_whose_term_is_over_replaces_nothing(strand, adopted):
    again = asked(strand, strand.plan())
    for found in (again.moves, Posting.objects):
        found.update(starts_on=date(2020, 9, 1), ends_on=date(2021, 9, 1))

    with pytest.raises(TermIsOver):
        adopt_and_start(by=strand.officer, plan=again, over_refusals="电话已确认")

    adopted.refresh_from_db()
    assert adopted.state == PlanState.ADOPTED


def test_nobody_takes_over_whom_the_plan_could_not_have_sent(strand, adopted):
    posting = Posting.objects.order_by("code").first()
    barred = Teacher.objects.filter(school=strand.school("D")).earliest("code")

    with pytest.raises(SuccessorNotOfThePlan) as caught:
        replace_posting(
            by=strand.officer, posting=posting, teacher=barred, on=date(2026, 10, 1), reason="请假"
        )

    assert "按方案的规则不能去这所学校" in str(caught.value)
    posting.refresh_from_db()
    assert (posting.state, Scenario.objects.exclude(base=None).count()) == ("arranged", 0)
