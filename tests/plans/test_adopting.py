import pytest
from django.db import IntegrityError, transaction

from manyuan.history.models import Change, Record
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.plans.actions.adopting import adopt_plan, adopting
from manyuan.plans.actions.consulting import ask_principals
from manyuan.plans.enums import PlanState, Side
from manyuan.plans.errors import AdoptionNeedsReason, MovedTwice, StateForbids, StillWaiting
from manyuan.plans.models import Answer, Plan
from plans.asking import answer_all, let_the_due_date_pass


def asked(strand, **rest):
    return ask_principals(by=strand.officer, plan=strand.plan(strand.scenario(**rest)))


def adopted(strand, **rest):
    plan = asked(strand, **rest)
    let_the_due_date_pass(plan)
    return adopt_plan(by=strand.officer, plan=plan, over_refusals="到期未答复")


def test_silence_is_no_consent_before_the_due_date(strand):
    plan = asked(strand)
    answer_all(strand, plan)

    with pytest.raises(StillWaiting) as waiting:
        adopt_plan(by=strand.officer, plan=plan, over_refusals="等不及")

    assert waiting.value.facts["count"] == 1


def test_silence_after_the_due_date_asks_for_a_reason(strand):
    plan = asked(strand)
    answer_all(strand, plan)
    let_the_due_date_pass(plan)

    with pytest.raises(AdoptionNeedsReason) as silent:
        adopt_plan(by=strand.officer, plan=plan, over_refusals=" ")

    assert silent.value.facts == {"refused": 0, "silent": 1}


def test_refusal_is_gone_over_only_with_a_reason(strand):
    plan = asked(strand, group=strand.group())
    answer_all(strand, plan)
    answer_all(
        strand,
        plan,
        agrees=False,
        reason="缺人",
        side=Side.SENDING,
        move__teacher_code="A00",
    )
    with pytest.raises(AdoptionNeedsReason):
        adopt_plan(by=strand.officer, plan=plan)

    kept = adopt_plan(by=strand.officer, plan=plan, over_refusals="已与学校协商")

    assert kept.over_refusals == "已与学校协商"


def test_plan_that_all_agree_to_is_adopted_without_a_word(strand):
    plan = asked(strand, group=strand.group())
    answer_all(strand, plan)

    kept = adopt_plan(by=strand.officer, plan=plan)

    assert (kept.state, kept.adopted_on, kept.adopted_by) == (
        PlanState.ADOPTED,
        today(),
        strand.officer,
    )
    record = Record.objects.order_by("pk").last()
    assert (record.code, record.facts["moves"]) == ("plan.adopted", 2)


def test_plan_is_not_adopted_before_schools_are_asked(strand):
    with pytest.raises(StateForbids):
        adopt_plan(by=strand.officer, plan=strand.plan())


@pytest.mark.parametrize("seat", ["office", "principal_a", "auditor"])
def test_only_the_bureau_adopts(strand, seat):
    with pytest.raises(Refused, match="教育局"):
        adopt_plan(by=getattr(strand, seat), plan=asked(strand))


def test_next_adopted_plan_replaces_the_one_before(strand):
    first = adopted(strand)

    second = adopted(strand)

    first.refresh_from_db()
    assert (first.state, second.state) == (PlanState.REPLACED, PlanState.ADOPTED)
    record = Record.objects.order_by("pk").last()
    assert sorted(Change.objects.filter(record=record).values_list("key", flat=True)) == sorted(
        [str(first.pk), str(second.pk)]
    )


def test_plan_of_one_group_stands_beside_that_of_another(strand):
    first = adopted(strand, group=strand.group("G1"))
    adopted(strand, group=strand.group("G2"))

    first.refresh_from_db()
    assert first.state == PlanState.ADOPTED


def test_no_teacher_is_moved_by_two_plans(strand):
    adopted(strand, group=strand.group("G1"))
    plan = asked(strand)
    let_the_due_date_pass(plan)

    with pytest.raises(MovedTwice) as twice:
        adopt_plan(by=strand.officer, plan=plan, over_refusals="到期未答复")

    assert twice.value.facts == {"count": 2, "teachers": ("A校教师0", "A校教师1")}


def test_adoption_within_another_action_writes_no_record_of_its_own(strand):
    plan = asked(strand, group=strand.group())
    answer_all(strand, plan)
    before = Record.objects.count()

    with transaction.atomic():
        adoption = adopting(by=strand.officer, plan=plan)

    assert (adoption.plan.state, adoption.replaced) == (PlanState.ADOPTED, None)
    assert len(adoption.changes) == 1
    assert Record.objects.count() == before


def test_database_holds_one_adopted_plan_a_year_and_schools(strand):
    first = adopted(strand)
    second = asked(strand)

    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=second.pk).update(
            state=PlanState.ADOPTED, adopted_on=today(), adopted_by=strand.officer
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=first.pk).update(adopted_on=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.filter(move__plan=second).update(state="agreed")
