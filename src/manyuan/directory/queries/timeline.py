from datetime import date

from django.db.models import Min

from manyuan.directory.models import Group, Membership, School
from manyuan.directory.queries.groups import memberships_of
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat

TERM_STARTS = ((3, 1), (9, 1))


def memberships_of_school(seat: Seat, school: School) -> list[Membership]:
    """Return every membership that a school ever had, the latest first."""
    return list(memberships_of(seat).filter(school=school).order_by("-joined_on", "-pk"))


def memberships_of_group(seat: Seat, group: Group) -> list[Membership]:
    """Return every membership that a group ever had, the latest first."""
    return list(memberships_of(seat).filter(group=group).order_by("-joined_on", "-pk"))


def days_to_show(seat: Seat) -> tuple[date, ...]:
    """Return the days of the as-of slider: the first joining, each start of a term, today."""
    first = memberships_of(seat).order_by().aggregate(day=Min("joined_on"))["day"]
    last = today()
    if first is None or first >= last:
        return (last,)
    terms = (date(year, *term) for year in range(first.year, last.year + 1) for term in TERM_STARTS)
    return (first, *(day for day in terms if first < day < last), last)
