"""What a course leaves behind: a flow for each school that takes it, and when it takes place."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from manyuan.engagements.footprints import Footprint, code_of_flow, keep_footprints
from manyuan.engagements.kinds.course.enums import KIND, STATUS_OF_COURSE, CourseState
from manyuan.engagements.kinds.course.models import Course, Receiver, Session, Turnout
from manyuan.engagements.kinds.course.occasions import occasions_of
from manyuan.engagements.occasions import keep_occasions, require_no_clash
from manyuan.seats.models import Seat

LAID = ("place", "venue__school", "lecturer__teacher", "lecturer__expert")


def keep(by: Seat, course: Course) -> None:
    """Let flows and calendars tell what the course does; a draft is nobody's business yet.

    A step of every action on a course: whoever calls it holds the bureau's lock.
    """
    if course.state == CourseState.DRAFT:
        return
    sessions = list(course.sessions.select_related(*LAID))
    keep_footprints(by, course.code, footprints_of(course, sessions))
    keep_occasions(by, kind=KIND, code=course.code, occasions=occasions_of(course, sessions))


def require_free(by: Seat, course: Course, sessions: Sequence[Session]) -> None:
    """Let no lecturer and no venue of the sessions be taken by anything else.

    Raises
    ------
    NobodyIsTwice, VenueIsTaken, WayIsTooLong
        With what is in the way.
    """
    require_no_clash(by, kind=KIND, code=course.code, occasions=occasions_of(course, sessions))


def footprints_of(course: Course, sessions: Sequence[Session]) -> list[Footprint]:
    """Return one flow for each school that has places, or whose pupils have come.

    Hours are those of the sessions, once any was held those of the sessions to which the school's
    pupils came or of which it has not yet reported. People are the pupils who have a place; once
    the school has reported, the most that came to a session.
    """
    came = _turnouts(course)
    receivers = list(course.receivers.select_related("school__unit"))
    taking = [one for one in receivers if one.placed or one.pk in came]
    return [_footprint(course, one, came.get(one.pk, {}), sessions) for one in taking]


def _turnouts(course: Course) -> dict[int, dict[int, int]]:
    """Return how many pupils came, by the keys of the school and of the session."""
    found: dict[int, dict[int, int]] = {}
    for one in Turnout.objects.filter(session__course=course):
        found.setdefault(one.receiver_id, {})[one.session_id] = one.pupils
    return found


def _footprint(
    course: Course, receiver: Receiver, came: Mapping[int, int], sessions: Sequence[Session]
) -> Footprint:
    days = [one.on for one in sessions if not one.is_cancelled] or [one.on for one in sessions]
    return Footprint(
        code=code_of_flow(course.code, receiver.school.unit),
        kind=KIND,
        mode=course.mode,
        activity=course.code,
        provider=course.provider,
        receiver=receiver.school.unit,
        group=course.group,
        starts_on=min(days),
        ends_on=max(days),
        hours=_hours(came, sessions),
        people=max(came.values(), default=receiver.placed),
        status=STATUS_OF_COURSE[CourseState(course.state)],
    )


def _hours(came: Mapping[int, int], sessions: Sequence[Session]) -> Decimal:
    held = [one for one in sessions if one.is_held]
    if not held:
        return sum((one.hours for one in sessions if not one.is_cancelled), Decimal())
    return sum((one.hours for one in held if came.get(one.pk) != 0), Decimal())
