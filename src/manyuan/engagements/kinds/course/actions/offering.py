from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count, Q

from manyuan.directory.models import Expert, Group, Teacher
from manyuan.engagements.kinds.course.actions.keeping import keep
from manyuan.engagements.kinds.course.actions.numbering import free_code
from manyuan.engagements.kinds.course.actions.receiving import require_stages
from manyuan.engagements.kinds.course.actions.storing import (
    give_places,
    receivers_now,
    stored,
    taken_standing,
)
from manyuan.engagements.kinds.course.enums import SessionState
from manyuan.engagements.kinds.course.errors import (
    FewerThanTaken,
    LecturerHasSessions,
    LecturerTwice,
)
from manyuan.engagements.kinds.course.models import Course, Lecturer
from manyuan.engagements.kinds.course.permissions import may_change_course, may_offer_with
from manyuan.engagements.kinds.course.rows import course_changed, course_row, receiver_rows
from manyuan.history.actions import record
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseFacts:
    """What is offered: who teaches what, to whom, for how many, and until when schools sign up."""

    provider: Unit
    name: str
    mode: str
    stage: str
    places: int
    opens_on: date
    closes_on: date
    weaker_until: date | None = None
    group: Group | None = None
    subject: str = ""
    grade: str = ""
    about: str = ""
    is_public: bool = False
    lecturers: tuple[Teacher | Expert, ...] = ()


@transaction.atomic
def offer_course(*, by: Seat, facts: CourseFacts) -> Course:
    """A course is drafted; schools see it once it is opened."""
    require(may_offer_with(by, facts.provider, facts.group))
    lock_bureau(by)
    course = Course(bureau_id=by.bureau_id)
    _fill(course, facts)
    course.code = free_code(by, course.year)
    course.full_clean()
    course.save()
    _name_lecturers(course, facts.lecturers)
    record(
        by=by,
        code="course.offered",
        changes=[course_changed(course, before=None)],
        course=course.name,
        provider=course.provider.name,
        places=course.places,
    )
    return course


@transaction.atomic
def edit_course(*, by: Seat, course: Course, facts: CourseFacts) -> Course:
    """What a course says of itself is changed; more places go to those who wait."""
    require(may_change_course(by, course))
    require(may_offer_with(by, facts.provider, facts.group))
    lock_bureau(by)
    locked = taken_standing(course)
    before, rows = course_row(locked), receiver_rows(receivers_now(locked))
    if facts.places < locked.taken:
        raise FewerThanTaken(taken=locked.taken, places=facts.places)
    _fill(locked, facts)
    require_stages(locked, [one.school for one in receivers_now(locked)])
    _name_lecturers(locked, facts.lecturers)
    changes = [stored(locked, before=before), *give_places(locked, before=rows)]
    keep(by, locked)
    record(by=by, code="course.edited", changes=changes, course=locked.name)
    return locked


def _fill(course: Course, facts: CourseFacts) -> None:
    for name in CourseFacts.__slots__:
        if name != "lecturers":
            setattr(course, name, getattr(facts, name))


def _name_lecturers(course: Course, named: Sequence[Teacher | Expert]) -> None:
    known = {one.person: one for one in _lecturers_of(course)}
    for person in named:
        if named.count(person) > 1:
            raise LecturerTwice(lecturer=str(person))
    for person, lecturer in known.items():
        if person not in named:
            _let_go(lecturer)
    for person in named:
        if person not in known:
            role = "teacher" if isinstance(person, Teacher) else "expert"
            lecturer = Lecturer(bureau_id=course.bureau_id, course=course, **{role: person})
            lecturer.full_clean()
            lecturer.save()


def _lecturers_of(course: Course) -> list[Lecturer]:
    live = Q(sessions__isnull=False) & ~Q(sessions__state=SessionState.CANCELLED)
    found = course.lecturers.select_related("teacher", "expert")
    return list(found.annotate(load=Count("sessions", filter=live)))


def _let_go(lecturer: Lecturer) -> None:
    load = getattr(lecturer, "load", 0)
    if load:
        raise LecturerHasSessions(lecturer=str(lecturer), sessions=load)
    lecturer.sessions.update(lecturer=None)
    lecturer.delete()
