from datetime import timedelta

import pytest

from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.notices.jobs import tell_what_closes
from manyuan.notices.models import Notice
from manyuan.plans.actions.adopting import adopt_plan
from manyuan.plans.actions.consulting import answer_move, ask_principals, remind_principals
from manyuan.plans.actions.edits import place_teacher
from manyuan.plans.actions.wills import pin_teacher
from manyuan.plans.enums import AnswerState, MoveChange, PlanState, Side
from manyuan.plans.errors import (
    NobodyToRemind,
    PlanBreaksRules,
    PlanHasNoMoves,
    PlanIsFrozen,
    RefusalNeedsReason,
    StateForbids,
)
from manyuan.plans.models import Answer, Plan
from plans.asking import answer_all, answers_of, let_the_due_date_pass
from worlds.clock import on_day


@pytest.fixture
def asked(strand):
    return ask_principals(by=strand.officer, plan=strand.plan())


def test_both_legal_schools_of_every_move_are_asked(strand, asked):
    sides = [(one.move.teacher_code, one.side, one.school.code) for one in answers_of(asked)]

    assert sorted(sides) == [
        ("A00", Side.RECEIVING, "B"),
        ("A00", Side.SENDING, "A"),
        ("A01", Side.RECEIVING, "B"),
        ("A01", Side.SENDING, "A"),
        ("D00", Side.RECEIVING, "E"),
        ("D00", Side.SENDING, "D"),
    ]
    assert {one.due_on for one in answers_of(asked)} == {today() + timedelta(7)}
    assert (asked.state, asked.asked_on) == (PlanState.ASKED, today())


def test_schools_are_asked_once(strand, asked):
    with pytest.raises(StateForbids):
        ask_principals(by=strand.officer, plan=asked)


def test_nobody_is_asked_about_nothing(strand):
    plan = strand.plan()
    for code in ("A00", "A01", "D00"):
        plan = place_teacher(by=strand.officer, plan=plan, teacher=code, school=None)

    with pytest.raises(PlanHasNoMoves):
        ask_principals(by=strand.officer, plan=plan)


def test_nobody_is_asked_about_what_is_impossible(strand):
    scenario = strand.scenario()
    pin_teacher(by=strand.officer, scenario=scenario, teacher="A00", school="E")

    with pytest.raises(PlanBreaksRules):
        ask_principals(by=strand.officer, plan=strand.plan(scenario))


@pytest.mark.parametrize("seat", ["office", "principal_a", "auditor"])
def test_only_the_bureau_asks_and_reminds(strand, seat):
    plan, by = strand.plan(), getattr(strand, seat)

    with pytest.raises(Refused, match="教育局"):
        ask_principals(by=by, plan=plan)
    with pytest.raises(Refused, match="教育局"):
        remind_principals(by=by, plan=plan)


def test_principal_answers_for_the_own_side_only(strand, asked):
    mine = Answer.objects.get(move__teacher_code="A01", side=Side.RECEIVING)
    theirs = Answer.objects.get(move__teacher_code="A01", side=Side.SENDING)

    given = answer_move(by=strand.principal_b, answer=mine, agrees=True)

    assert (given.state, given.seat) == (AnswerState.AGREED, strand.principal_b)
    with pytest.raises(Refused, match="本校"):
        answer_move(by=strand.principal_b, answer=theirs, agrees=True)
    with pytest.raises(Refused, match="校长答复"):
        answer_move(by=strand.officer, answer=theirs, agrees=True)


def test_refusal_says_why_and_may_be_taken_back(strand, asked):
    answer = Answer.objects.get(move__teacher_code="A00", side=Side.SENDING)
    with pytest.raises(RefusalNeedsReason):
        answer_move(by=strand.principal_a, answer=answer, agrees=False, reason=" ")

    refused = answer_move(
        by=strand.principal_a, answer=answer, agrees=False, reason="任毕业班班主任"
    )
    assert (refused.state, refused.reason) == (AnswerState.REFUSED, "任毕业班班主任")
    said = sentence_of(Record.objects.order_by("pk").last())
    assert said == "甲小学不同意A校教师0的交流安排（任毕业班班主任）"

    agreed = answer_move(by=strand.principal_a, answer=answer, agrees=True)
    assert (agreed.state, agreed.reason) == (AnswerState.AGREED, "")
    with pytest.raises(StateForbids):
        answer_move(by=strand.principal_a, answer=answer, agrees=True)


def test_answers_end_with_the_adoption(strand, asked):
    let_the_due_date_pass(asked)
    adopt_plan(by=strand.officer, plan=asked, over_refusals="学期开始在即")
    answer = Answer.objects.get(move__teacher_code="A00", side=Side.SENDING)

    with pytest.raises(PlanIsFrozen):
        answer_move(by=strand.principal_a, answer=answer, agrees=True)


def test_reminders_go_to_those_who_wait(strand, asked):
    answer_all(strand, asked, school__unit__code="A")

    assert remind_principals(by=strand.officer, plan=asked) == 3

    reminded = Answer.objects.filter(reminded_at__isnull=False)
    assert {one.school.code for one in reminded} == {"B", "D", "E"}


def test_nobody_is_reminded_who_has_answered(strand, asked):
    Answer.objects.filter(school__unit__code="D").delete()
    answer_all(strand, asked)

    with pytest.raises(NobodyToRemind):
        remind_principals(by=strand.officer, plan=asked)


def test_nobody_is_reminded_of_a_plan_that_was_not_asked_about(strand):
    with pytest.raises(PlanIsFrozen):
        remind_principals(by=strand.officer, plan=strand.plan())


def test_replan_asks_only_about_what_is_new(strand, asked):
    answer_all(strand, asked)
    let_the_due_date_pass(asked)
    adopted = adopt_plan(by=strand.officer, plan=asked, over_refusals="丁小学未答复")
    scenario = strand.scenario(base=adopted)
    pin_teacher(by=strand.officer, scenario=scenario, teacher="A00")

    replan = ask_principals(by=strand.officer, plan=strand.plan(scenario))

    changes = dict(replan.moves.values_list("teacher_code", "change"))
    new = {code for code, change in changes.items() if change == MoveChange.NEW}
    assert {code for code in changes if changes[code] == MoveChange.KEPT} == {"A01", "D00"}
    assert len(new) == 1
    kept = {
        (one.move.teacher_code, one.side): one.state
        for one in answers_of(replan, move__change=MoveChange.KEPT)
    }
    assert kept == {
        ("A01", Side.SENDING): AnswerState.AGREED,
        ("A01", Side.RECEIVING): AnswerState.AGREED,
        ("D00", Side.SENDING): AnswerState.WAITING,
        ("D00", Side.RECEIVING): AnswerState.AGREED,
    }
    waiting = answers_of(replan, move__change=MoveChange.NEW)
    assert {one.state for one in waiting} == {AnswerState.WAITING}
    assert Plan.objects.get(pk=adopted.pk).state == PlanState.ADOPTED


def test_refusal_may_be_worded_anew(strand, asked):
    answer = Answer.objects.filter(school=strand.school("A")).first()
    answer_move(by=strand.principal_a, answer=answer, agrees=False, reason="任班主任")

    again = answer_move(by=strand.principal_a, answer=answer, agrees=False, reason="毕业班班主任")

    assert (again.state, again.reason) == (AnswerState.REFUSED, "毕业班班主任")


def test_schools_that_have_not_answered_are_told_before_the_last_day(strand, asked):
    answer_all(strand, asked, school__in=[strand.school("B"), strand.school("E")])

    with on_day(asked.asked_on + timedelta(6)):
        told = [tell_what_closes() for _time in range(2)]

    assert told == [1, 0]
    notices = Notice.objects.filter(record__code="plan.closing")
    assert list(notices.values_list("seat", flat=True)) == [strand.principal_a.pk]
