from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Max, Min, Prefetch, Q, QuerySet

from manyuan.engagements.kinds.course.enums import TAKES_PUPILS, CourseState, SessionState
from manyuan.engagements.kinds.course.models import Course, Lecturer, Receiver, Session, Turnout
from manyuan.engagements.kinds.course.permissions import schools_spoken_for
from manyuan.engagements.kinds.course.visibility import visible_courses, visible_receivers
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat

TAKES_PLACE = ~Q(sessions__state=SessionState.CANCELLED)


def courses(
    seat: Seat, *, first: date | None = None, last: date | None = None
) -> "QuerySet[Course]":
    """Return the courses that the seat may see, whose sign-up or sessions touch some days.

    Each tells of its first and its last session as ``starts_on`` and ``ends_on``.
    """
    found = visible_courses(seat).annotate(
        starts_on=Min("sessions__on", filter=TAKES_PLACE),
        ends_on=Max("sessions__on", filter=TAKES_PLACE),
    )
    if first is not None:
        found = found.filter(Q(closes_on__gte=first) | Q(ends_on__gte=first))
    if last is not None:
        found = found.filter(Q(opens_on__lte=last) | Q(starts_on__lte=last))
    return found


def with_shares(seat: Seat, found: Iterable[Course]) -> dict[int, list[Receiver]]:
    """Return the receiving schools of courses, by the keys of the courses."""
    shares: dict[int, list[Receiver]] = {}
    keys = [one.pk for one in found]
    for receiver in visible_receivers(seat).filter(course__in=keys):
        shares.setdefault(receiver.course_id, []).append(receiver)
    return shares


def course(seat: Seat, code: str) -> Course | None:
    """Return the course with ``code`` if there is one that the seat may see."""
    return visible_courses(seat).filter(code=code).first()


def visible_codes(seat: Seat, codes: Collection[str]) -> frozenset[str]:
    """Return those of ``codes`` that are of courses that the seat may see."""
    found = visible_courses(seat).filter(code__in=codes)
    return frozenset(found.order_by().values_list("code", flat=True))


def lecturers_of(seat: Seat, course: Course) -> list[Lecturer]:
    """Return who teaches a course that the seat may see."""
    found = Lecturer.objects.filter(course__in=_seen(seat, course))
    return list(found.select_related("teacher__school__unit", "expert__partner__unit"))


def sessions_of(seat: Seat, course: Course) -> list[Session]:
    """Return the sessions of a course that the seat may see, each with its turnouts."""
    found = Session.objects.filter(course__in=_seen(seat, course)).select_related(
        "course", "place", "venue__school", "lecturer__teacher", "lecturer__expert"
    )
    turnouts = Turnout.objects.select_related("receiver__school__unit")
    return list(found.prefetch_related(Prefetch("turnouts", queryset=turnouts)))


def session_of(seat: Seat, course: Course, number: int) -> Session | None:
    """Return the session of a number, if the course has one that the seat may see."""
    found = Session.objects.filter(course__in=_seen(seat, course), number=number)
    return found.select_related(
        "course__provider", "place", "venue__school", "lecturer__teacher", "lecturer__expert"
    ).first()


def receivers_of(seat: Seat, course: Course) -> list[Receiver]:
    """Return the receiving schools of a course that the seat may see, each with its grades."""
    found = visible_receivers(seat).filter(course=course).select_related("school__campus_of")
    return list(found.prefetch_related("grades"))


def own_receivers(seat: Seat, receivers: Iterable[Receiver]) -> list[Receiver]:
    """Return those of ``receivers`` that the seat may sign up, change and withdraw."""
    spoken_for = schools_spoken_for(seat)
    return [one for one in receivers if spoken_for is None or one.school_id in spoken_for]


def to_sign_up(seat: Seat) -> "QuerySet[Receiver]":
    """Return where the seat's schools may sign up today and have said nothing yet."""
    found = visible_receivers(seat).filter(
        school__in=schools_spoken_for(seat) or frozenset(),
        asked=0,
        course__state__in=TAKES_PUPILS,
        course__opens_on__lte=today(),
        course__closes_on__gte=today(),
    )
    return found.select_related("course__provider").order_by("course__closes_on", "course__code")


def to_count(seat: Seat) -> list[tuple[Session, Receiver]]:
    """Return the sessions that are over, each with a school of the seat that has not counted."""
    receivers = visible_receivers(seat).filter(
        school__in=schools_spoken_for(seat) or frozenset(),
        placed__gt=0,
        course__state=CourseState.RUNNING,
    )
    by_course: dict[int, list[Receiver]] = {}
    for one in receivers.select_related("course__provider"):
        by_course.setdefault(one.course_id, []).append(one)
    keys = [one.pk for each in by_course.values() for one in each]
    told = Turnout.objects.filter(receiver__in=keys).values_list("session_id", "receiver_id")
    counted = set(told)
    past = Session.objects.filter(course__in=by_course, on__lt=today())
    sessions = past.exclude(state=SessionState.CANCELLED).order_by("on", "number")
    return [
        (session, one)
        for session in sessions
        for one in by_course[session.course_id]
        if (session.pk, one.pk) not in counted
    ]


def _seen(seat: Seat, course: Course) -> "QuerySet[Course]":
    return visible_courses(seat).filter(pk=course.pk).order_by().values("pk")  # type: ignore[return-value]
