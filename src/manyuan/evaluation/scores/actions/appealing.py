from django.db import transaction

from manyuan.evaluation.scores.actions.publishing import changes_of, write_publication
from manyuan.evaluation.scores.enums import AppealState
from manyuan.evaluation.scores.errors import (
    AnsweredAlready,
    AnswerNeedsText,
    AppealChangesNothing,
    AppealedAlready,
    AppealNeedsText,
    AppealTooLate,
    NothingRegraded,
)
from manyuan.evaluation.scores.models import Appeal, GroupGrade, Publication
from manyuan.evaluation.scores.permissions import may_appeal, may_evaluate
from manyuan.evaluation.scores.queries.published import grade_in, published_sheets
from manyuan.evaluation.scores.rows import added, changed, row_of
from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import now
from manyuan.kernel.reasons import given
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.sheets.columns import Row


@transaction.atomic
def make_appeal(*, by: Seat, grade: GroupGrade, text: str) -> Appeal:
    """A group's office or a school in it objects to a published grade, within its days."""
    require(may_appeal(by, grade))
    lock_bureau(by)
    if not grade.publication.takes_appeals:
        raise AppealTooLate(day=grade.publication.appeal_until.isoformat())
    if Appeal.objects.filter(bureau_id=by.bureau_id, grade=grade).exists():
        raise AppealedAlready
    appeal = Appeal(
        bureau=by.bureau, grade=grade, seat=by, text=given(text, missing=AppealNeedsText)
    )
    appeal.full_clean()
    appeal.save()
    record(by=by, code="appeal.made", changes=[added(appeal)], **_facts(grade))
    return appeal


@transaction.atomic
def uphold_grade(*, by: Seat, appeal: Appeal, answer: str) -> Appeal:
    """The grade stays as it is, and the bureau says why."""
    require(may_evaluate(by))
    lock_bureau(by)
    locked, before = _open(appeal)
    locked.state = AppealState.UPHELD
    change = _answered(locked, before, by, answer)
    record(by=by, code="appeal.upheld", changes=[change], **_facts(locked.grade))
    return locked


@transaction.atomic
def correct_grade(*, by: Seat, appeal: Appeal, answer: str) -> Appeal:
    """The grades are published anew, since what this one rests on has been corrected."""
    require(may_evaluate(by))
    lock_bureau(by)
    locked, before = _open(appeal)
    said = given(answer, missing=AnswerNeedsText)
    try:
        publication, grades = write_publication(by, locked.grade.publication.year, said)
    except NothingRegraded as same:
        raise AppealChangesNothing(group=locked.grade.group.name) from same
    _require_change(by, locked.grade, publication)
    locked.state, locked.led_to = AppealState.CHANGED, publication
    change = _answered(locked, before, by, said)
    record(
        by=by,
        code="appeal.changed",
        changes=[change, *changes_of(publication, grades)],
        version=publication.version,
        **_facts(locked.grade),
    )
    return locked


def _open(appeal: Appeal) -> tuple[Appeal, Row]:
    locked = (
        Appeal.objects.select_for_update(of=("self",))
        .select_related("grade__group__unit", "grade__publication")
        .get(pk=appeal.pk)
    )
    if locked.state != AppealState.OPEN:
        raise AnsweredAlready
    return locked, row_of(locked)


def _answered(appeal: Appeal, before: Row, by: Seat, answer: str) -> Changed:
    appeal.answer = given(answer, missing=AnswerNeedsText)
    appeal.answered_at, appeal.answered_by = now(), by
    appeal.full_clean()
    appeal.save()
    return changed(appeal, before)


def _require_change(by: Seat, grade: GroupGrade, publication: Publication) -> None:
    code = grade.group.code
    held = published_sheets(by, grade.publication)[code]
    if grade_in(by, publication, code) and published_sheets(by, publication)[code] == held:
        raise AppealChangesNothing(group=grade.group.name)


def _facts(grade: GroupGrade) -> dict[str, str]:
    return {"group": grade.group.name, "year": str(SchoolYear(grade.publication.year))}
