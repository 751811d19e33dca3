"""Shortcuts through the asking of schools: who answers what, and days that pass."""

from datetime import timedelta

from manyuan.kernel.clock import today
from manyuan.plans.actions.consulting import answer_move
from manyuan.plans.models import Answer


def answers_of(plan, **wanted):
    return list(Answer.objects.filter(move__plan=plan, **wanted))


def answer_all(strand, plan, *, agrees=True, reason="", **wanted):
    """Let the principals of A, B and E answer; D has none and stays silent."""
    seats = {"A": strand.principal_a, "B": strand.principal_b, "E": strand.principal_e}
    for answer in answers_of(plan, **wanted):
        seat = seats.get(answer.school.code)
        if seat is not None:
            answer_move(by=seat, answer=answer, agrees=agrees, reason=reason)


def let_the_due_date_pass(plan):
    Answer.objects.filter(move__plan=plan).update(due_on=today() - timedelta(1))
