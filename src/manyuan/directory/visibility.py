from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from manyuan.directory.lasting import lasts_on
from manyuan.directory.models import (
    Agreement,
    Expert,
    Membership,
    ResourceReport,
    School,
    Studio,
    Teacher,
    Venue,
)
from manyuan.kernel.clock import today
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Seat, Unit

ANSWERS_FOR_SCHOOLS = frozenset({Role.GROUP_OFFICE, Role.PRINCIPAL, Role.TEACHER})
SEES_WHOLE_BUREAU = frozenset({Role.BUREAU_OFFICER, Role.AUDITOR, Role.COMMAND_LINE, Role.JOB})


def schools_in_charge(seat: Seat) -> frozenset[int] | None:
    """Return the schools whose numbers the seat may see; None means all of its bureau's.

    A group office sees the schools that are members today with their campuses; a principal or
    a teacher sees the own school with its campuses.
    """
    if seat.role in SEES_WHOLE_BUREAU:
        return None
    if seat.role in ANSWERS_FOR_SCHOOLS:
        return schools_of(seat.unit)
    return frozenset()


def schools_of(unit: Unit) -> frozenset[int]:
    """Return the members of a group today, or a school itself, each with its campuses."""
    if unit.kind == UnitKind.SCHOOL:
        return _with_campuses([unit.pk])
    members = Membership.objects.filter(
        lasts_on(today(), first="joined_on", last="left_on"), group=unit.pk
    )
    return _with_campuses(members.values_list("school_id", flat=True))


def _with_campuses(schools: Iterable[int]) -> frozenset[int]:
    known = frozenset(schools)
    campuses = School.objects.filter(campus_of__in=known).order_by().values_list("pk", flat=True)
    return known | frozenset(campuses)


def visible_schools(seat: Seat) -> "QuerySet[School]":
    """Return the register: who exists is no secret within a bureau."""
    return School.objects.filter(bureau_id=seat.bureau_id)


def visible_reports(seat: Seat) -> "QuerySet[ResourceReport]":
    """Return the reported numbers that the seat may see."""
    return _of_schools_in_charge(seat, ResourceReport.objects.all())


def visible_teachers(seat: Seat) -> "QuerySet[Teacher]":
    """Return the teachers whom the seat may see; a teacher's seat sees no list of colleagues."""
    if seat.role == Role.TEACHER:
        return Teacher.objects.none()
    return _of_schools_in_charge(seat, Teacher.objects.all())


def visible_experts(seat: Seat) -> "QuerySet[Expert]":
    """Return the experts whom the seat may know by name.

    Whoever sits in the bureau, its groups or its schools may meet them; a partner knows its own,
    and the public none.
    """
    return _of_partners(seat, Expert.objects.all())


def visible_agreements(seat: Seat) -> "QuerySet[Agreement]":
    """Return the agreements that the seat may see: a partner sees its own, and the public none."""
    return _of_partners(seat, Agreement.objects.all())


def visible_studios(seat: Seat) -> "QuerySet[Studio]":
    """Return the studios: like the schools that host them, they are no secret within a bureau."""
    return Studio.objects.filter(bureau_id=seat.bureau_id)


def visible_venues(seat: Seat) -> "QuerySet[Venue]":
    """Return the venues: like the schools that own them, they are no secret within a bureau."""
    return Venue.objects.filter(bureau_id=seat.bureau_id)


def _of_partners(seat: Seat, found: "QuerySet[Any]") -> "QuerySet[Any]":
    if seat.role in (Role.PUBLIC, Role.CALENDAR_LINK):
        return found.none()
    found = found.filter(bureau_id=seat.bureau_id)
    return found.filter(partner=seat.unit_id) if seat.role == Role.PARTNER_LINK else found


def _of_schools_in_charge(seat: Seat, found: "QuerySet[Any]") -> "QuerySet[Any]":
    found = found.filter(bureau_id=seat.bureau_id)
    in_charge = schools_in_charge(seat)
    return found if in_charge is None else found.filter(school__in=in_charge)
