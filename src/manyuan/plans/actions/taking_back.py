from django.db import transaction

from manyuan.history.actions import record
from manyuan.history.models import Record
from manyuan.inbox.undoing import keys_in, retaken, rows_before
from manyuan.plans.actions.locking import lock_answer
from manyuan.plans.enums import ANSWER_TAKEN_BACK, AnswerState, PlanState
from manyuan.plans.errors import AnsweredBefore, PlanIsFrozen
from manyuan.plans.models import Answer
from manyuan.plans.permissions import may_answer
from manyuan.plans.rows import KEPT, changed, row_of
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

ANSWERS = KEPT[Answer].name


@transaction.atomic
def take_back_answer(*, by: Seat, undone: Record) -> Answer:
    """A principal has answered a move a moment ago and takes it back: the move waits again."""
    lock_bureau(by)
    steps = retaken(by, undone, tables=[ANSWERS])
    (number,) = keys_in(steps, ANSWERS)
    locked = lock_answer(Answer.objects.get(pk=number, bureau_id=by.bureau_id))
    require(may_answer(by, locked))
    if rows_before(steps, ANSWERS)[number]["state"] != AnswerState.WAITING:
        raise AnsweredBefore
    plan = locked.move.plan
    if plan.state != PlanState.ASKED:
        raise PlanIsFrozen(name=str(plan), state=plan.get_state_display())
    before = row_of(locked)
    follow(locked, ANSWER_TAKEN_BACK, AnswerState.WAITING)
    locked.reason, locked.answered_at, locked.seat = "", None, None
    locked.full_clean()
    locked.save()
    record(
        by=by,
        code="plan.unanswered",
        changes=[changed(locked, before=before)],
        undoes=undone,
        school=locked.school.name,
        teacher=locked.move.teacher_name,
    )
    return locked
