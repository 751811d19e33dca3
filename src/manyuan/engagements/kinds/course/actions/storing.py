"""The steps that the actions on a course share: take it, give its places, write it."""

from collections.abc import Mapping

from manyuan.engagements.kinds.course.enums import CourseState, SessionState
from manyuan.engagements.kinds.course.errors import (
    CourseIsOver,
    SessionIsOver,
)
from manyuan.engagements.kinds.course.models import Course, Receiver, Session
from manyuan.engagements.kinds.course.places import allot
from manyuan.engagements.kinds.course.rows import (
    Row,
    course_changed,
    receiver_changed,
    receiver_row,
)
from manyuan.engagements.kinds.course.visibility import SHOWN
from manyuan.history.actions import Changed


def taken(course: Course) -> Course:
    """Take the course as it is stored now; whoever asks holds the bureau's lock."""
    found = Course.objects.select_for_update(of=("self",)).select_related(*SHOWN)
    return found.get(pk=course.pk)


def taken_standing(course: Course) -> Course:
    """Take a course that is neither finished nor cancelled."""
    locked = taken(course)
    if not locked.stands:
        raise CourseIsOver(course=locked.name, state=CourseState(locked.state).label)
    return locked


def taken_ahead(session: Session, course: Course) -> Session:
    """Take a session of a course already taken; it is neither held nor called off."""
    found = Session.objects.select_for_update(of=("self",)).select_related(
        "place", "venue__school", "lecturer__teacher", "lecturer__expert"
    )
    locked = found.get(pk=session.pk, course=course)
    locked.course = course
    if locked.state != SessionState.PLANNED:
        raise SessionIsOver(number=locked.number, state=SessionState(locked.state).label)
    return locked


def stored(course: Course, *, before: Row) -> Changed:
    """Write a course that was changed."""
    course.full_clean()
    course.save()
    return course_changed(course, before=before)


def receivers_now(course: Course) -> list[Receiver]:
    """Return the receiving schools of a course as they are stored now."""
    found = Receiver.objects.filter(course=course).select_related("school__unit")
    receivers = list(found.prefetch_related("grades"))
    for receiver in receivers:
        receiver.course = course
    return receivers


def give_places(course: Course, *, before: Mapping[int, Row]) -> list[Changed]:
    """Give what is free to those who wait, and return how every school's row has changed."""
    line = course.receivers.filter(asked__gt=0).order_by("asked_at", "pk")
    placed = allot(course.places, [one.claim for one in line])
    for receiver in line:
        if receiver.placed != placed[receiver.pk]:
            receiver.placed = placed[receiver.pk]
            receiver.save(update_fields=["placed"])
    course.taken = sum(placed.values())
    course.save(update_fields=["taken"])
    rows = ((one, receiver_row(one)) for one in receivers_now(course))
    return [
        receiver_changed(one, before=before.get(one.pk), after=row)
        for one, row in rows
        if before.get(one.pk) != row
    ]
