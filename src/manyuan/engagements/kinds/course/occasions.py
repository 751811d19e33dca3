"""When a course is: each session, some hours of a day."""

from collections.abc import Sequence

from manyuan.directory.models import Expert, Teacher
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.kinds.course.enums import CourseState, SessionState
from manyuan.engagements.kinds.course.models import Course, Lecturer, Receiver, Session
from manyuan.engagements.occasions import OccasionFacts
from manyuan.seats.models import Unit


def occasions_of(course: Course, sessions: Sequence[Session]) -> list[OccasionFacts]:
    """Return when the sessions are, and who is where: the giving side and who has places."""
    taking = Receiver.objects.filter(course=course, placed__gt=0).select_related("school__unit")
    units = (course.provider, *(one.school.unit for one in taking))
    return [_occasion(course, one, units) for one in sessions]


def _occasion(course: Course, session: Session, units: tuple[Unit, ...]) -> OccasionFacts:
    return OccasionFacts(
        number=session.number,
        title=f"{course.name} {session.topic}".rstrip(),
        mode=course.mode,
        starts_on=session.on,
        ends_on=session.on,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        status=_status(course, session),
        place=session.place,
        venue=session.venue,
        room=session.room,
        people=course.taken or None,
        group=course.group,
        units=(*units, session.place),
        teachers=_teachers(session.lecturer),
        experts=_experts(session.lecturer),
    )


def _teachers(lecturer: Lecturer | None) -> tuple[Teacher, ...]:
    return (lecturer.teacher,) if lecturer and lecturer.teacher else ()


def _experts(lecturer: Lecturer | None) -> tuple[Expert, ...]:
    return (lecturer.expert,) if lecturer and lecturer.expert else ()


def _status(course: Course, session: Session) -> FlowStatus:
    if session.state == SessionState.HELD:
        return FlowStatus.HELD
    if session.state == SessionState.CANCELLED:
        return FlowStatus.CANCELLED
    return FlowStatus.CONFIRMED if course.state == CourseState.RUNNING else FlowStatus.PLANNED
