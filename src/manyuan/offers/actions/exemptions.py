from dataclasses import dataclass
from datetime import date

from django.db import transaction

from manyuan.directory.errors import ReasonMissing
from manyuan.directory.models import Teacher
from manyuan.directory.rows import changed, row_of
from manyuan.directory.sheets import TEACHER_STORE
from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import now, today
from manyuan.kernel.reasons import given
from manyuan.offers.actions.teachers import lock_teacher
from manyuan.offers.enums import NEXT_OF_EXEMPTION, ExemptionState
from manyuan.offers.errors import ExemptionIsDecided, UntilIsPast
from manyuan.offers.models import Exemption
from manyuan.offers.permissions import (
    may_correct,
    may_decide_exemptions,
    may_withdraw_exemption,
)
from manyuan.offers.queries.windows import current_window
from manyuan.offers.rows import APPLICATIONS
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True)
class ExemptionFacts:
    """Why somebody need not move, until when, and which document at the school proves it."""

    reason: str
    until: date | None
    evidence: str


@transaction.atomic
def propose_exemption(*, by: Seat, teacher: Teacher, facts: ExemptionFacts) -> Exemption:
    """A school asks the bureau that a teacher need not move."""
    lock_bureau(by)
    locked = lock_teacher(by, teacher)
    require(may_correct(by, locked.school, current_window(by)))
    if facts.until is not None and facts.until <= today():
        raise UntilIsPast(until=facts.until)
    proposed = Exemption(
        bureau_id=by.bureau_id,
        teacher=locked,
        reason=facts.reason,
        until=facts.until,
        evidence=facts.evidence,
        proposed_by=by,
    )
    proposed.full_clean()
    proposed.save()
    record(
        by=by,
        code="exemption.proposed",
        changes=[APPLICATIONS.changed(proposed, before=None)],
        name=proposed.teacher.name,
        exemption=proposed.reason,
    )
    return proposed


@transaction.atomic
def decide_exemption(
    *, by: Seat, exemption: Exemption, approve: bool, answer: str = ""
) -> Exemption:
    """The bureau approves an application, which exempts the teacher, or refuses it and says why."""
    require(may_decide_exemptions(by))
    lock_bureau(by)
    if not approve and not answer.strip():
        raise ReasonMissing
    locked = _lock(by, exemption)
    before = APPLICATIONS.row(locked)
    _move(locked, ExemptionState.APPROVED if approve else ExemptionState.REFUSED, by, answer)
    teacher = _exempt(by, locked, locked.reason, locked.until) if approve else []
    record(
        by=by,
        code="exemption.approved" if approve else "exemption.refused",
        changes=[APPLICATIONS.changed(locked, before=before), *teacher],
        name=locked.teacher.name,
        exemption=locked.reason,
        answer=answer.strip(),
    )
    return locked


@transaction.atomic
def withdraw_exemption(*, by: Seat, exemption: Exemption, reason: str) -> Exemption:
    """A school takes its application back, or the bureau revokes an exemption that it approved."""
    lock_bureau(by)
    locked = _lock(by, exemption)
    # The bureau may have approved meanwhile what the school still sees as waiting.
    require(may_withdraw_exemption(by, locked, current_window(by)))
    reason = given(reason, missing=ReasonMissing)
    before, was_approved = APPLICATIONS.row(locked), locked.state == ExemptionState.APPROVED
    _move(locked, ExemptionState.WITHDRAWN, by, reason)
    teacher = _exempt(by, locked, "", None) if was_approved and _is_in_force(locked) else []
    record(
        by=by,
        code="exemption.withdrawn",
        changes=[APPLICATIONS.changed(locked, before=before), *teacher],
        name=locked.teacher.name,
        exemption=locked.reason,
        reason=reason,
    )
    return locked


def _is_in_force(exemption: Exemption) -> bool:
    """Say whether it is this very exemption that the roster tells of, and no later one."""
    teacher = exemption.teacher
    told = (teacher.exemption, teacher.exempt_until)
    return told == (exemption.reason, exemption.until)


def _lock(by: Seat, exemption: Exemption) -> Exemption:
    return (
        Exemption.objects.select_for_update(of=("self",))
        .select_related("teacher__school__unit")
        .get(pk=exemption.pk, bureau_id=by.bureau_id)
    )


def _move(exemption: Exemption, state: ExemptionState, by: Seat, answer: str) -> None:
    if state not in NEXT_OF_EXEMPTION[exemption.state]:
        raise ExemptionIsDecided(name=exemption.teacher.name, state=exemption.get_state_display())
    exemption.state, exemption.answer = state, answer.strip()
    exemption.decided_by, exemption.decided_at = by, now()
    exemption.full_clean()
    exemption.save()


def _exempt(by: Seat, exemption: Exemption, reason: str, until: date | None) -> list[Changed]:
    teacher = lock_teacher(by, exemption.teacher)
    before = row_of(TEACHER_STORE, teacher)
    teacher.exemption, teacher.exempt_until = reason, until
    teacher.save(update_fields=["exemption", "exempt_until"])
    return [changed(TEACHER_STORE, teacher, before=before)]
