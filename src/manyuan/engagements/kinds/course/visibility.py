from django.db.models import Q, QuerySet

from manyuan.directory.visibility import schools_in_charge, schools_of
from manyuan.engagements.kinds.course.enums import CourseState
from manyuan.engagements.kinds.course.models import Course, Lecturer, Receiver
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Seat

SHOWN = ("provider", "group__unit", "bureau")


def visible_courses(seat: Seat) -> "QuerySet[Course]":
    """Return the courses that the seat may see, with the names that pages show.

    The bureau and its auditors see all; principals and group offices those that their schools give
    or may take; a teacher those that they teach or their school has signed up for; a partner its
    own. What is still being drafted is seen by the side that drafts it.
    """
    found = Course.objects.filter(bureau_id=seat.bureau_id).select_related(*SHOWN)
    if seat.role == Role.PUBLIC:
        return found.none()
    told = ~Q(state=CourseState.DRAFT)
    if _is_for_partner(seat):
        return found.filter(told, provider=seat.unit_id)
    if seat.role == Role.CALENDAR_LINK:
        own = schools_of(seat.unit)
        return found.filter(told, Q(provider__in=own) | _taken_by(own))
    if seat.role == Role.TEACHER:
        return found.filter(told, _taught_by(seat) | _taken_by(schools_of(seat.unit)))
    in_charge = schools_in_charge(seat)
    if in_charge is None:
        return found
    given = Q(provider__in=in_charge) | Q(group=seat.unit_id)
    invited = Receiver.objects.filter(school__in=in_charge).order_by().values("course_id")
    return found.filter(given | (told & Q(pk__in=invited)))


def _is_for_partner(seat: Seat) -> bool:
    of_partner = seat.role == Role.CALENDAR_LINK and seat.unit.kind == UnitKind.PARTNER
    return seat.role == Role.PARTNER_LINK or of_partner


def _taken_by(schools: frozenset[int]) -> Q:
    takes = Receiver.objects.filter(school__in=schools, asked__gt=0).order_by()
    return Q(pk__in=takes.values("course_id"))


def _taught_by(seat: Seat) -> Q:
    teaches = Lecturer.objects.filter(teacher__account_id=seat.person_id).order_by()
    return Q(pk__in=teaches.values("course_id"))


def visible_receivers(seat: Seat) -> "QuerySet[Receiver]":
    """Return the receiving schools of the courses that the seat may see."""
    seen = visible_courses(seat).order_by().values("pk")
    return Receiver.objects.filter(course__in=seen).select_related("school__unit", "course")
