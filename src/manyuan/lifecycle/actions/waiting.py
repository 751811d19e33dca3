"""What becomes of a decision whose day is still to come."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.kernel.reasons import given
from manyuan.lifecycle.actions.carrying_out import carry_out
from manyuan.lifecycle.actions.papers import facts_of
from manyuan.lifecycle.enums import MoveCode, Term
from manyuan.lifecycle.errors import (
    DayIsPast,
    DayNotMoved,
    DecisionIsCarriedOut,
    NotYetDue,
    ReasonMissing,
)
from manyuan.lifecycle.models import DateMove, Decision
from manyuan.lifecycle.permissions import may_decide_lifecycle
from manyuan.lifecycle.rows import date_move_added, decision_changed, decision_row
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class Postponement:
    """To which day something is moved, for which of the known reasons, and what more is to say."""

    to: date
    code: str
    note: str = ""


@transaction.atomic
def carry_out_decision(*, by: Seat, decision: Decision) -> Decision:
    """A decision whose day has come takes effect in the register, as of that day."""
    require(may_decide_lifecycle(by))
    lock_bureau(by)
    held = _lock(decision)
    if held.effective_on > today():
        raise NotYetDue(code=held.code, on=held.effective_on)
    before = decision_row(held)
    changes = carry_out(by, held)
    record(
        by=by,
        code="lifecycle.carried",
        changes=[decision_changed(held, before=before), *changes],
        **facts_of(held),
    )
    return held


@transaction.atomic
def withdraw_decision(*, by: Seat, decision: Decision, reason: str) -> Decision:
    """A decision is withdrawn before its day; it stays in the records with the reason.

    A group that it was to found stays a draft.
    """
    require(may_decide_lifecycle(by))
    lock_bureau(by)
    held = _lock(decision)
    before = decision_row(held)
    held.withdrawal = given(reason, missing=ReasonMissing)
    held.withdrawn_on = today()
    held.full_clean()
    held.save()
    change = decision_changed(held, before=before)
    said = {**facts_of(held), "reason": held.withdrawal}
    record(by=by, code="lifecycle.withdrawn", changes=[change], **said)
    return held


@transaction.atomic
def postpone_decision(*, by: Seat, decision: Decision, moved: Postponement) -> DateMove:
    """The day on which a decision takes effect is moved, for one of the known reasons."""
    require(may_decide_lifecycle(by))
    lock_bureau(by)
    held = _lock(decision)
    if moved.to < today():
        raise DayIsPast(day=moved.to)
    before = decision_row(held)
    move = DateMove(
        bureau_id=by.bureau_id,
        term=Term.EFFECTIVE,
        decision=held,
        group=held.group,
        school=held.school,
        original_on=held.effective_on,
    )
    enter_date_move(by, move, moved)
    held.effective_on = moved.to
    held.full_clean()
    held.save()
    changes = [decision_changed(held, before=before), date_move_added(move)]
    record(by=by, code="lifecycle.postponed", changes=changes, **facts_of_move(move))
    return move


def enter_date_move(by: Seat, move: DateMove, moved: Postponement) -> None:
    """Write a moved day that an action moves."""
    if moved.to == move.original_on:
        raise DayNotMoved(term=Term(move.term).label, day=moved.to)
    move.moved_to, move.code, move.note, move.moved_by = moved.to, moved.code, moved.note, by
    move.full_clean()
    move.save()


def facts_of_move(move: DateMove) -> dict[str, object]:
    """Return what the sentence of a moved day says."""
    return {
        "name": move.group.name if move.school is None else move.school.name,
        "term": move.term,
        "original": move.original_on,
        "on": move.moved_to,
        "reason": str(MoveCode(move.code).label),
    }


def _lock(decision: Decision) -> Decision:
    held = (
        Decision.objects.select_for_update(of=("self",))
        .select_related("group__unit", "other_group__unit", "school__unit")
        .get(pk=decision.pk)
    )
    if not held.waits:
        raise DecisionIsCarriedOut(code=held.code)
    return held
