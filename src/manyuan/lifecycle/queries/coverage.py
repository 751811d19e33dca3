"""How the map of groups grew: who was in a group in each school year, from the memberships."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from manyuan.directory.enums import GroupState, MemberRole
from manyuan.directory.queries.groups import (
    Register,
    memberships_of,
    schools_inside,
    visible_groups,
)
from manyuan.directory.queries.schools import PupilCounts
from manyuan.directory.visibility import visible_schools
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

    A year counts as it was on 30 September, the present one as it is today. The register is read
    once for all years.
    """
    members = tuple(memberships_of(seat).exclude(group__state=GroupState.DRAFT))
    if not members:
        return []
    now = SchoolYear.on(today()).start
    first = min(one.joined_on for one in members)
    first_year = SchoolYear.on(first)
    # Who joined after 30 September counts from the next year on.
    late = first_year.start < now and first > first_year.census_day
    ever = Register(
        day=today(),
        schools=tuple(visible_schools(seat)),
        groups=tuple(visible_groups(seat).exclude(state=GroupState.DRAFT)),
        members=members,
        pupils=PupilCounts({}),
    )
    begin = max(first_year.start + late, now - MOST_YEARS + 1)
    return [_of_year(_on(ever, SchoolYear(year)), year) for year in range(begin, now + 1)]


def _on(ever: Register, year: SchoolYear) -> Register:
    """Return of all that was ever registered what lasted on the day of a year."""
    day = today() if year == SchoolYear.on(today()) else year.census_day
    groups = tuple(g for g in ever.groups if _lasts(g.founded_on, g.dissolved_on, day))
    inside = {group.pk for group in groups}
    return replace(
        ever,
        day=day,
        schools=tuple(s for s in ever.schools if _lasts(s.opened_on, s.closed_on, day)),
        groups=groups,
        members=tuple(
            one
            for one in ever.members
            if one.group_id in inside and _lasts(one.joined_on, one.left_on, day)
        ),
    )


def _lasts(first: date | None, last: date | None, day: date) -> bool:
    return (first is None or first <= day) and (last is None or last > day)


def _of_year(register: Register, year: int) -> CoverageOfYear:
    leads = {one.school_id for one in register.members if one.role == MemberRole.LEAD}
    kinds = Counter(one.kind for one in register.members if one.role != MemberRole.LEAD)
    inside = schools_inside(register)
    return CoverageOfYear(
        year=SchoolYear(year),
        groups=len(register.groups),
        schools=len(register.counted),
        inside=sum(school.pk in inside for school in register.counted),
        leads=len(leads),
        kinds=kinds,
    )
