from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from manyuan.directory.enums import StrengthLevel
from manyuan.directory.models import School
from manyuan.engagements.kinds.course.actions.keeping import keep
from manyuan.engagements.kinds.course.actions.storing import (
    give_places,
    receivers_now,
    taken,
)
from manyuan.engagements.kinds.course.enums import TAKES_PUPILS, WAITS_ITS_TURN, CourseState
from manyuan.engagements.kinds.course.errors import (
    CourseGradeTwice,
    CourseReasonMissing,
    NobodySignedUp,
    NotAReceiver,
    NotOpenForSignUp,
    NotSignedUp,
    SignUpClosed,
    SignUpNotBegun,
    SignUpUnchanged,
    WeakerSchoolsFirst,
)
from manyuan.engagements.kinds.course.models import Course, GradeCount, Receiver
from manyuan.engagements.kinds.course.permissions import may_change_course, may_sign_up_for
from manyuan.engagements.kinds.course.rows import receiver_rows
from manyuan.engagements.kinds.course.strengths import strength_of
from manyuan.history.actions import record
from manyuan.kernel.clock import now, today
from manyuan.kernel.reasons import given
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class GradePupils:
    """How many pupils of a grade are signed up."""

    grade: str
    pupils: int


@transaction.atomic
def sign_up(*, by: Seat, course: Course, school: School, grades: Sequence[GradePupils]) -> Receiver:
    """A school says how many pupils of each grade it sends; whoever finds no place waits.

    Whoever asks for more than before stands last in line with what waits, and keeps its places.
    """
    require(may_sign_up_for(by, school))
    lock_bureau(by)
    locked = _taken_open(course)
    receiver, before = _receiver(locked, school), receiver_rows(receivers_now(locked))
    _require_counts(receiver, grades)
    asked = sum(one.pupils for one in grades)
    if asked > receiver.asked:
        _require_time(by, locked, receiver.school)
        receiver.asked_at = now()
    _write(receiver, asked, grades)
    changes = give_places(locked, before=before)
    keep(by, locked)
    receiver.refresh_from_db(fields=["placed"])
    record(
        by=by,
        code="course.signed",
        changes=changes,
        course=locked.name,
        school=receiver.school.name,
        asked=asked,
        placed=receiver.placed,
        waiting=receiver.waiting,
    )
    return receiver


@transaction.atomic
def withdraw_school(*, by: Seat, course: Course, school: School, reason: str) -> Receiver:
    """A school sends nobody any more; its places go to those who wait."""
    require(may_sign_up_for(by, school))
    lock_bureau(by)
    locked, why = _taken_open(course), given(reason, missing=CourseReasonMissing)
    receiver, before = _receiver(locked, school), receiver_rows(receivers_now(locked))
    if not receiver.asked:
        raise NotSignedUp(school=school.name, course=locked.name)
    receiver.asked_at = None
    _write(receiver, 0, [])
    changes = give_places(locked, before=before)
    keep(by, locked)
    record(
        by=by,
        code="course.withdrawn",
        changes=changes,
        course=locked.name,
        school=receiver.school.name,
        reason=why,
    )
    return receiver


def _taken_open(course: Course) -> Course:
    locked = taken(course)
    if locked.state not in TAKES_PUPILS:
        raise NotOpenForSignUp(course=locked.name, state=CourseState(locked.state).label)
    return locked


def _receiver(course: Course, school: School) -> Receiver:
    found = course.receivers.select_related("school__unit", "school__campus_of")
    receiver = found.filter(school=school).first()
    if receiver is None:
        raise NotAReceiver(course=course.name, school=school.name)
    return receiver


def _require_counts(receiver: Receiver, grades: Sequence[GradePupils]) -> None:
    if not grades:
        raise NobodySignedUp
    names = [one.grade for one in grades]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise CourseGradeTwice(grade=twice)
    if {one.grade: one.pupils for one in receiver.grades.all()} == {
        one.grade: one.pupils for one in grades
    }:
        raise SignUpUnchanged


def _require_time(by: Seat, course: Course, school: School) -> None:
    """Let more pupils come in only while schools may sign up, and the stronger ones in turn."""
    if today() < course.opens_on:
        raise SignUpNotBegun(course=course.name, opens=course.opens_on)
    if today() > course.closes_on and not may_change_course(by, course):
        raise SignUpClosed(course=course.name, closes=course.closes_on)
    until, strength = course.weaker_until, strength_of(school)
    if until is not None and today() <= until and strength in WAITS_ITS_TURN:
        raise WeakerSchoolsFirst(
            course=course.name,
            school=school.name,
            strength=StrengthLevel(strength).label,
            until=until,
            after=until + DAY,
        )


def _write(receiver: Receiver, asked: int, grades: Sequence[GradePupils]) -> None:
    receiver.grades.all().delete()
    receiver.asked, receiver.placed = asked, min(asked, receiver.placed)
    receiver.full_clean()
    receiver.save()
    for one in grades:
        row = GradeCount(
            bureau_id=receiver.bureau_id, receiver=receiver, grade=one.grade, pupils=one.pupils
        )
        row.full_clean()
        row.save()
