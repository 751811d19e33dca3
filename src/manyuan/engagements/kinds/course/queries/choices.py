"""What somebody who offers a course or lays a session chooses from."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeAlias

from django.db.models import QuerySet

from manyuan.directory.enums import SchoolKind
from manyuan.directory.lasting import not_ended_by
from manyuan.directory.models import Expert, Group, Partner, School, Teacher, Venue
from manyuan.directory.queries.groups import groups_on, members_on
from manyuan.directory.queries.partners import experts_today, visible_partners
from manyuan.directory.queries.schools import schools_on
from manyuan.directory.visibility import schools_in_charge, visible_teachers
from manyuan.engagements.kinds.course.models import Course
from manyuan.kernel.clock import today
from manyuan.plans.queries.school_days import school_days
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat

Provider: TypeAlias = School | Partner
WEEK = timedelta(days=7)
MOST_WEEKS = 30


def providers(seat: Seat) -> list[Provider]:
    """Return who may give a course that the seat offers: schools in its charge, and partners."""
    own = schools_in_charge(seat)
    schools = schools_on(seat, today())
    found: list[Provider] = list(schools if own is None else schools.filter(pk__in=own))
    if not seat.is_any_of(Role.PRINCIPAL):
        found += visible_partners(seat)
    return found


def groups_to_offer_in(seat: Seat) -> "QuerySet[Group]":
    """Return the groups inside which the seat may offer a course."""
    found = groups_on(seat, today())
    if seat.is_any_of(Role.GROUP_OFFICE):
        return found.filter(pk=seat.unit_id)
    own = schools_in_charge(seat)
    if own is None:
        return found
    member_of = members_on(seat, today()).filter(school__in=own).order_by()
    return found.filter(pk__in=member_of.values("group_id"))


def lecturers_called(seat: Seat, text: str) -> list[Teacher | Expert]:
    """Return the teachers and experts whom the seat may know with this code, or else this name."""
    teachers = visible_teachers(seat).select_related("school__unit")
    experts = experts_today(seat)
    coded: list[Teacher | Expert] = [*teachers.filter(code=text), *experts.filter(code=text)]
    return coded or [*teachers.filter(name=text), *experts.filter(name=text)]


def venues_to_meet(seat: Seat) -> "QuerySet[Venue]":
    """Return the venues of the bureau that are in use."""
    found = Venue.objects.filter(bureau_id=seat.bureau_id).select_related("school__unit")
    return found.filter(not_ended_by(today(), last="closed_on"))


def places_to_meet(seat: Seat) -> list[Provider]:
    """Return where a session can be: any school that is open, any partner."""
    return [*schools_on(seat, today()), *visible_partners(seat)]


def schools_to_invite(seat: Seat, course: Course) -> list[School]:
    """Return the schools to which the seat may offer a course.

    Those that have it come first, then those of its group.
    """
    found: Iterable[School] = schools_on(seat, today()).select_related("campus_of")
    own = schools_in_charge(seat) if seat.is_any_of(Role.GROUP_OFFICE) else None
    kept = course.receivers.values_list("school_id", flat=True)
    known = set(kept)
    members = _members(seat, course)
    fitting = [
        one
        for one in found
        if one.pk in known or (_teaches(one, course.stage) and (own is None or one.pk in own))
    ]
    return sorted(fitting, key=lambda one: (one.pk not in known, one.pk not in members, one.code))


def _members(seat: Seat, course: Course) -> frozenset[int]:
    if course.group_id is None:
        return frozenset()
    found = members_on(seat, today(), group=course.group).order_by()
    return frozenset(found.values_list("school_id", flat=True))


def _teaches(school: School, stage: str) -> bool:
    return stage in school.stages or school.kind == SchoolKind.SPECIAL


def weekly_days(seat: Seat, first: date, count: int) -> tuple[list[date], list[date]]:
    """Return ``count`` school days of one weekday from ``first`` on, and the days off between."""
    weeks = [first + number * WEEK for number in range(count + MOST_WEEKS)]
    open_days = school_days(seat, weeks)
    found: list[date] = []
    skipped: list[date] = []
    for day in weeks:
        if len(found) == count:
            break
        (found if day in open_days else skipped).append(day)
    return found, skipped
