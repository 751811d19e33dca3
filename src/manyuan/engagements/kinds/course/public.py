"""What the public sees of courses: those that are published and open, and nothing of any person."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.course.enums import KIND, CourseState, SessionState
from manyuan.engagements.kinds.course.models import Course, Receiver, Session
from manyuan.engagements.kinds.course.permissions import may_change_course
from manyuan.engagements.kinds.course.visibility import visible_courses
from manyuan.engagements.signups.kinds import Item, Shown
from manyuan.seats.models import Seat
from manyuan.seats.permissions import Answer, no


def shown(seat: Seat, code: str | None) -> Iterator[Shown]:
    """Yield what is published of courses, the soonest first, or of one alone."""
    found = Course.objects.filter(bureau_id=seat.bureau_id, is_public=True)
    if code is not None:
        found = found.filter(code=code)
    told = found.exclude(state=CourseState.DRAFT).select_related("provider")
    schools = Receiver.objects.select_related("school__unit")
    courses = told.prefetch_related(Prefetch("receivers", schools), "sessions")
    yield from sorted(map(_told, courses), key=lambda one: (one.starts_on, one.code))


def _told(course: Course) -> Shown:
    days = _days(course)
    return Shown(
        kind=KIND,
        code=course.code,
        title=course.name,
        starts_on=min(days, default=course.opens_on),
        ends_on=max(days, default=course.closes_on),
        mode=str(course.get_mode_display()),
        summary=course.about,
        place=course.provider.name,
        units=(course.provider, *(one.school.unit for one in course.receivers.all())),
        is_cancelled=course.state == CourseState.CANCELLED,
    )


def _days(course: Course) -> list[date]:
    return [one.on for one in course.sessions.all() if one.state != SessionState.CANCELLED]


def programme(seat: Seat, code: str) -> Iterator[Item]:
    """Yield the sessions of a course, in order."""
    found = Session.objects.filter(bureau_id=seat.bureau_id, course__code=code)
    standing = found.exclude(state=SessionState.CANCELLED).select_related("place")
    for session in standing.order_by("on", "starts_at"):
        yield Item(
            title=_("{on} {topic}").format(on=session.on.isoformat(), topic=session.topic).strip(),
            starts_at=session.starts_at,
            ends_at=session.ends_at,
            place=f"{session.place.name} {session.room}".strip(),
        )


def may_open(seat: Seat, code: str) -> Answer:
    """Who runs a course may let the public sign up for it."""
    course = visible_courses(seat).filter(code=code).first()
    if course is None:
        return no(_("没有这门课程，或者您的席位不能查看它。"))
    return may_change_course(seat, course)
