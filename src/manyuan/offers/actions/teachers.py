from collections.abc import Iterator, Mapping, Set

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext

from manyuan.directory.actions.schools import lock_school
from manyuan.directory.errors import NothingCorrected, ReasonMissing
from manyuan.directory.models import School, Teacher
from manyuan.directory.rows import added, changed, removed, row_of
from manyuan.directory.sheets import TEACHER_STORE
from manyuan.history.actions import Changed, record
from manyuan.kernel.reasons import given
from manyuan.offers.actions.filling import fill_teacher
from manyuan.offers.actions.returns import note_change
from manyuan.offers.errors import FieldNotCorrected, TeacherCodeTaken, TeacherIsHeld
from manyuan.offers.models import Contest, Exemption, Statement
from manyuan.offers.permissions import may_correct
from manyuan.offers.queries.teachers import CORRECTABLE
from manyuan.offers.queries.windows import current_window
from manyuan.offers.rows import APPLICATIONS, CONTESTS, STATEMENTS
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.sheets.columns import Value


@transaction.atomic
def correct_teacher(*, by: Seat, teacher: Teacher, values: Mapping[str, Value]) -> Teacher:
    """A school puts a roster row right; ``values`` hold the columns to write, None for unknown."""
    lock_bureau(by)
    locked, window = lock_teacher(by, teacher), current_window(by)
    require(may_correct(by, locked.school, window))
    _require_correctable(values.keys() - {*CORRECTABLE})
    before = row_of(TEACHER_STORE, locked)
    fill_teacher(locked, values)
    locked.save()
    change = changed(TEACHER_STORE, locked, before=before)
    if change.after == before:
        raise NothingCorrected
    record(
        by=by,
        code="teacher.corrected",
        changes=[change, *note_change(by, locked.school, window, of="roster")],
        name=locked.name,
        school=locked.school.name,
    )
    return locked


@transaction.atomic
def add_teacher(*, by: Seat, school: School, values: Mapping[str, Value]) -> Teacher:
    """A teacher who was missing is put on a school's roster; ``values`` name the code as well."""
    window = current_window(by)
    require(may_correct(by, school, window))
    lock_bureau(by)
    _require_correctable(values.keys() - {"teacher", *CORRECTABLE})
    teacher = Teacher(bureau_id=by.bureau_id, school=lock_school(school))
    _require_free_code(by, str(values.get("teacher") or ""))
    fill_teacher(teacher, values)
    teacher.save(force_insert=True)
    record(
        by=by,
        code="teacher.added",
        changes=[
            added(TEACHER_STORE, teacher),
            *note_change(by, teacher.school, window, of="roster"),
        ],
        name=teacher.name,
        school=teacher.school.name,
    )
    return teacher


@transaction.atomic
def remove_teacher(*, by: Seat, teacher: Teacher, reason: str) -> None:
    """Somebody who left is taken off the roster; history keeps the row with the reason."""
    lock_bureau(by)
    locked, window = lock_teacher(by, teacher), current_window(by)
    require(may_correct(by, locked.school, window))
    reason = given(reason, missing=ReasonMissing)
    changes = [removed(TEACHER_STORE, locked), *_removed_with(locked)]
    changes += note_change(by, locked.school, window, of="roster")
    name, school = locked.name, locked.school.name
    try:
        locked.delete()
    except ProtectedError as held:
        raise TeacherIsHeld(name=name) from held
    record(
        by=by,
        code="teacher.removed",
        changes=changes,
        name=name,
        school=school,
        reason=reason,
    )


def _removed_with(teacher: Teacher) -> Iterator[Changed]:
    """Describe what was asked and said of a teacher, which goes with the row."""
    for kept, found in (
        (APPLICATIONS, Exemption.objects.filter(teacher=teacher)),
        (CONTESTS, Contest.objects.filter(teacher=teacher)),
        (STATEMENTS, Statement.objects.filter(teacher=teacher).select_related("window")),
    ):
        for one in found.select_related("teacher"):
            yield kept.removed(one)


def lock_teacher(by: Seat, teacher: Teacher) -> Teacher:
    """Read the roster row as it is now and hold it until the action ends."""
    return (
        Teacher.objects.select_for_update(of=("self",))
        .select_related("school__unit", "school__campus_of__unit", "account")
        .get(pk=teacher.pk, bureau_id=by.bureau_id)
    )


def _require_correctable(others: Set[str]) -> None:
    """Keep postings, exemptions and wishes to the actions that are there for them."""
    if others:
        label = TEACHER_STORE.table.column(min(others)).label
        raise FieldNotCorrected(field=gettext(label))


def _require_free_code(by: Seat, code: str) -> None:
    other = Teacher.objects.filter(bureau_id=by.bureau_id, code=code).select_related("school__unit")
    if taken := other.first():
        raise TeacherCodeTaken(teacher=code, school=taken.school.name)
