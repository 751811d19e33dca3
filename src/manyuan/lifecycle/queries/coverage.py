"""How the map of groups grew: who was in a group in each school year, from the memberships."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Min

from manyuan.directory.enums import MemberRole
from manyuan.directory.queries.groups import coverage_of, memberships_of, register_on
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat

MOST_YEARS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageOfYear:
    """The legal schools of a year and those in groups; members by kind, leads counted apart."""

    year: SchoolYear
    groups: int
    schools: int
    inside: int
    leads: int
    kinds: Mapping[str, int]

    @property
    def share(self) -> Fraction | None:
        """Return the schools in groups over all."""
        return Fraction(self.inside, self.schools) if self.schools else None


def coverage_of_years(seat: Seat) -> list[CoverageOfYear]:
    """Return the coverage of each school year since the first membership, the earliest first.

    A year counts as it was on 30 September, the present one as it is today.
    """
    first = memberships_of(seat).order_by().aggregate(day=Min("joined_on"))["day"]
    if first is None:
        return []
    now = SchoolYear.on(today()).start
    begin = max(SchoolYear.on(first).start, now - MOST_YEARS + 1)
    return [_of_year(seat, SchoolYear(year)) for year in range(begin, now + 1)]


def _of_year(seat: Seat, year: SchoolYear) -> CoverageOfYear:
    register = register_on(seat, _day(year))
    every = coverage_of(register)[0]
    leads = {one.school_id for one in register.members if one.role == MemberRole.LEAD}
    kinds = Counter(one.kind for one in register.members if one.role != MemberRole.LEAD)
    return CoverageOfYear(
        year=year,
        groups=len(register.groups),
        schools=every.schools_all,
        inside=every.schools_in,
        leads=len(leads),
        kinds=kinds,
    )


def _day(year: SchoolYear) -> date:
    return today() if year == SchoolYear.on(today()) else year.census_day
