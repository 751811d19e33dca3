from collections.abc import Iterable
from datetime import date

from manyuan.directory.models import Membership, School
from manyuan.directory.queries.groups import members_on
from manyuan.seats.models import Seat


def fellows_on(seat: Seat, schools: Iterable[int], day: date) -> frozenset[int]:
    """Return the schools that are in a group with any of ``schools`` on ``day``, those included.

    A campus is in the groups of its school, and comes with it.
    """
    own = frozenset(schools)
    legal = own | _legal(own)
    running = members_on(seat, day).order_by()
    groups = running.filter(school__in=legal).values("group")
    members = frozenset(running.filter(group__in=groups).values_list("school_id", flat=True))
    campuses = School.objects.filter(campus_of__in=members).order_by()
    return own | members | frozenset(campuses.values_list("pk", flat=True))


def groups_of_school(seat: Seat, school: School, day: date) -> list[Membership]:
    """Return the memberships of a school, or of the school of a campus, on ``day``."""
    legal = school.campus_of_id or school.pk
    return list(members_on(seat, day).filter(school=legal))


def _legal(schools: frozenset[int]) -> frozenset[int]:
    found = School.objects.filter(pk__in=schools, campus_of__isnull=False).order_by()
    return frozenset(found.values_list("campus_of_id", flat=True))
