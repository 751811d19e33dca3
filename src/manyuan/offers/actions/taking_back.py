from datetime import date

from django.db import transaction

from manyuan.directory.models import Teacher
from manyuan.directory.rows import changed, row_of
from manyuan.directory.sheets import TEACHER_STORE
from manyuan.history.actions import Changed, record
from manyuan.history.models import Change, Record
from manyuan.inbox.undoing import keys_in, retaken, rows_before
from manyuan.offers.actions.filling import fill_teacher
from manyuan.offers.actions.returns import note_change
from manyuan.offers.actions.teachers import lock_teacher
from manyuan.offers.enums import ContestState, ExemptionState
from manyuan.offers.models import Contest, Exemption
from manyuan.offers.permissions import may_correct, may_decide_exemptions
from manyuan.offers.queries.windows import current_window
from manyuan.offers.rows import APPLICATIONS, CONTESTS
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

ROSTER = TEACHER_STORE.table.name


@transaction.atomic
def take_back_decision(*, by: Seat, undone: Record) -> Exemption:
    """The bureau has decided on an application a moment ago and takes it back: it waits again."""
    require(may_decide_exemptions(by))
    lock_bureau(by)
    steps = retaken(by, undone, tables=[APPLICATIONS.table.name, ROSTER])
    (number,) = keys_in(steps, APPLICATIONS.table.name)
    found = Exemption.objects.select_for_update(of=("self",)).select_related("teacher__school")
    locked = found.get(pk=number, bureau_id=by.bureau_id)
    before = APPLICATIONS.row(locked)
    locked.state, locked.answer = ExemptionState.PROPOSED, ""
    locked.decided_by = locked.decided_at = None
    locked.full_clean()
    locked.save()
    roster = _as_before(lock_teacher(by, locked.teacher), steps)
    record(
        by=by,
        code="exemption.undecided",
        changes=[APPLICATIONS.changed(locked, before=before), *roster],
        undoes=undone,
        name=locked.teacher.name,
        exemption=locked.reason,
    )
    return locked


def _as_before(teacher: Teacher, steps: list[Change]) -> list[Changed]:
    """Let the roster say of the exemption what it said before the step."""
    said = next(iter(rows_before(steps, ROSTER).values()), None)
    if said is None:
        return []
    before, until = row_of(TEACHER_STORE, teacher), said["exempt_until"]
    teacher.exemption = str(said["exemption"] or "")
    teacher.exempt_until = date.fromisoformat(str(until)) if until else None
    teacher.save(update_fields=["exemption", "exempt_until"])
    return [changed(TEACHER_STORE, teacher, before=before)]


@transaction.atomic
def take_back_answer(*, by: Seat, undone: Record) -> Contest:
    """A school has answered a request for correction a moment ago and takes it back.

    The roster says again what it said; a list that was confirmed is confirmed anew.
    """
    lock_bureau(by)
    steps = retaken(by, undone, tables=[CONTESTS.table.name, ROSTER])
    (number,) = keys_in(steps, CONTESTS.table.name)
    found = Contest.objects.select_for_update(of=("self",)).select_related("teacher__school")
    locked = found.get(pk=number, bureau_id=by.bureau_id)
    require(may_correct(by, locked.teacher.school, current_window(by)))
    before = CONTESTS.row(locked)
    locked.state, locked.answer = ContestState.OPEN, ""
    locked.answered_by = locked.answered_at = None
    locked.full_clean()
    locked.save()
    roster = _uncorrected(by, locked) if any(keys_in(steps, ROSTER)) else []
    record(
        by=by,
        code="contest.unanswered",
        changes=[CONTESTS.changed(locked, before=before), *roster],
        undoes=undone,
        name=locked.teacher.name,
        field=locked.field,
    )
    return locked


def _uncorrected(by: Seat, contest: Contest) -> list[Changed]:
    teacher = lock_teacher(by, contest.teacher)
    before = row_of(TEACHER_STORE, teacher)
    fill_teacher(teacher, {contest.field: contest.stored})
    teacher.save()
    change = changed(TEACHER_STORE, teacher, before=before)
    return [change, *note_change(by, teacher.school, current_window(by), of="roster")]
