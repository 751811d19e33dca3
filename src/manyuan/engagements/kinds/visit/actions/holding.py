from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from manyuan.engagements.kinds.visit.actions.settling import settle
from manyuan.engagements.kinds.visit.actions.storing import (
    named,
    stored,
    taken_held,
    taken_open,
)
from manyuan.engagements.kinds.visit.enums import VISIT_FOLLOWS, VisitState
from manyuan.engagements.kinds.visit.errors import (
    GradeTwice,
    NobodyAttended,
    NotYetHeld,
    VisitReasonMissing,
)
from manyuan.engagements.kinds.visit.models import Attendance, Visit
from manyuan.engagements.kinds.visit.permissions import may_report_visit
from manyuan.engagements.kinds.visit.rows import visit_row
from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.kernel.reasons import given
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True)
class Attended:
    """How many pupils of a grade were there."""

    grade: str
    pupils: int


@transaction.atomic
def hold_visit(*, by: Seat, visit: Visit, attendance: Sequence[Attended], teachers: int) -> Visit:
    """The school reports that the visit was held, and whom it reached."""
    require(may_report_visit(by, visit))
    lock_bureau(by)
    locked = taken_open(visit)
    if locked.on > today():
        raise NotYetHeld(on=locked.on)
    before = visit_row(locked)
    follow(locked, VISIT_FOLLOWS, VisitState.HELD)
    _count(locked, attendance, teachers)
    changed = stored(locked, before=before)
    record(
        by=by,
        code="visit.held",
        changes=[changed, *settle(by, [locked])],
        **named(locked),
        on=locked.on,
        **_counted(attendance, teachers),
    )
    return locked


@transaction.atomic
def correct_attendance(
    *, by: Seat, visit: Visit, attendance: Sequence[Attended], teachers: int, reason: str
) -> Visit:
    """The numbers that were reported are put right."""
    require(may_report_visit(by, visit))
    lock_bureau(by)
    locked = taken_held(visit)
    why, before = given(reason, missing=VisitReasonMissing), visit_row(locked)
    locked.attendance.all().delete()
    _count(locked, attendance, teachers)
    locked.explanation = why
    changed = stored(locked, before=before)
    said = {"reason": why, **_counted(attendance, teachers)}
    record(by=by, code="visit.corrected", changes=[changed], **named(locked), on=locked.on, **said)
    return locked


def _count(visit: Visit, attendance: Sequence[Attended], teachers: int) -> None:
    if not attendance:
        raise NobodyAttended
    grades: set[str] = set()
    for one in attendance:
        if one.grade in grades:
            raise GradeTwice(grade=one.grade)
        grades.add(one.grade)
        row = Attendance(bureau_id=visit.bureau_id, visit=visit, grade=one.grade, pupils=one.pupils)
        row.full_clean()
        row.save()
    visit.teachers_attended = teachers


def _counted(attendance: Sequence[Attended], teachers: int) -> dict[str, int]:
    return {"pupils": sum(one.pupils for one in attendance), "teachers": teachers}
