from django.core.exceptions import ValidationError
from django.db import transaction

from manyuan.directory.errors import NothingCorrected, ReasonMissing
from manyuan.directory.models import Teacher
from manyuan.directory.rows import changed, row_of
from manyuan.directory.sheets import TEACHER_STORE
from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import now
from manyuan.offers.actions.filling import fill_teacher, read_value, said
from manyuan.offers.actions.returns import note_change
from manyuan.offers.actions.teachers import lock_teacher
from manyuan.offers.enums import NEXT_OF_CONTEST, ContestState
from manyuan.offers.errors import ContestIsAnswered, FieldNotContested
from manyuan.offers.models import Contest, Window
from manyuan.offers.permissions import may_correct, may_speak_for
from manyuan.offers.queries.teachers import CORRECTABLE
from manyuan.offers.queries.windows import current_window
from manyuan.offers.rows import CONTESTS
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.sheets.formatting import value_text


@transaction.atomic
def contest_record(
    *, by: Seat, teacher: Teacher, field: str, should_be: str, note: str = ""
) -> Contest:
    """A teacher says that a field of the own record is wrong, and what it should say."""
    lock_bureau(by)
    locked = lock_teacher(by, teacher)
    require(may_speak_for(by, locked, current_window(by)))
    if field not in CORRECTABLE:
        raise FieldNotContested
    stored = value_text(row_of(TEACHER_STORE, locked)[field])
    opened = Contest(
        bureau_id=by.bureau_id,
        teacher=locked,
        field=field,
        stored=stored,
        should_be=_canonical(field, should_be),
        note=note.strip(),
        opened_by=by,
    )
    if opened.should_be == stored:
        raise NothingCorrected
    opened.full_clean()
    opened.save()
    record(
        by=by,
        code="contest.opened",
        changes=[CONTESTS.changed(opened, before=None)],
        name=locked.name,
        field=field,
    )
    return opened


@transaction.atomic
def answer_contest(*, by: Seat, contest: Contest, accept: bool, answer: str = "") -> Contest:
    """A school accepts a request, which corrects the roster at once, or declines and says why."""
    window = current_window(by)
    lock_bureau(by)
    locked = (
        Contest.objects.select_for_update(of=("self",))
        .select_related("teacher__school")
        .get(pk=contest.pk, bureau_id=by.bureau_id)
    )
    require(may_correct(by, locked.teacher.school, window))
    if not accept and not answer.strip():
        raise ReasonMissing
    before = CONTESTS.row(locked)
    _move(locked, ContestState.ACCEPTED if accept else ContestState.DECLINED, by, answer)
    corrected = _correct(by, locked, window) if accept else []
    record(
        by=by,
        code="contest.accepted" if accept else "contest.declined",
        changes=[CONTESTS.changed(locked, before=before), *corrected],
        name=locked.teacher.name,
        field=locked.field,
        answer=answer.strip(),
    )
    return locked


def _canonical(field: str, text: str) -> str:
    value, problem = read_value(field, text)
    if problem is not None and problem.severity == "error":
        raise ValidationError({"should_be": said(problem)})
    return value_text(value)


def _move(contest: Contest, state: ContestState, by: Seat, answer: str) -> None:
    if state not in NEXT_OF_CONTEST[contest.state]:
        raise ContestIsAnswered(name=contest.teacher.name, state=contest.get_state_display())
    contest.state, contest.answer = state, answer.strip()
    contest.answered_by, contest.answered_at = by, now()
    contest.full_clean()
    contest.save()


def _correct(by: Seat, contest: Contest, window: Window | None) -> list[Changed]:
    teacher = lock_teacher(by, contest.teacher)
    before = row_of(TEACHER_STORE, teacher)
    fill_teacher(teacher, {contest.field: contest.should_be})
    teacher.save()
    change = changed(TEACHER_STORE, teacher, before=before)
    if change.after == before:
        # The school had put it right by itself meanwhile.
        return []
    return [change, *note_change(by, teacher.school, window, of="roster")]
