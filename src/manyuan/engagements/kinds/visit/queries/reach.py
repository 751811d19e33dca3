from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from django.db.models import Sum

from manyuan.directory.models import Group, School
from manyuan.directory.queries.groups import Register, register_on
from manyuan.directory.visibility import schools_in_charge
from manyuan.engagements.kinds.visit.enums import VisitState
from manyuan.engagements.kinds.visit.models import Attendance, Visit
from manyuan.engagements.kinds.visit.queries.visits import visits
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat

DAY = timedelta(days=1)
Part = TypeVar("Part", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Reached:
    """What visits that were held reached: person-times of pupils and teachers, never persons."""

    visits: int = 0
    pupils: int = 0
    teachers: int = 0


NOTHING = Reached()


@dataclass(frozen=True, slots=True)
class SchoolReach:
    """How far the visits reached a school with its campuses, in a year and in the one before."""

    school: School
    now: Reached
    before: Reached


@dataclass(frozen=True, slots=True)
class GroupReach:
    """How far the visits reached a group; ``group`` is None for the schools that are in none.

    ``members`` are those of today, or of the last day of a year that is over. A visit counts for
    the group in which its school was on the day.
    """

    group: Group | None
    members: int
    schools: int
    schools_before: int
    now: Reached
    before: Reached


@dataclass(frozen=True, slots=True)
class Reach:
    """What the visits of a school year reached, beside the year before."""

    year: SchoolYear
    schools: tuple[SchoolReach, ...]
    groups: tuple[GroupReach, ...]
    now: Reached
    before: Reached

    @property
    def schools_reached(self) -> int:
        """Return how many schools were visited in the year."""
        return sum(one.now.visits > 0 for one in self.schools)

    @property
    def schools_reached_before(self) -> int:
        """Return how many schools were visited in the year before."""
        return sum(one.before.visits > 0 for one in self.schools)


def reach(seat: Seat, year: SchoolYear) -> Reach:
    """Return what a year's visits reached, for each school and group that the seat answers for.

    A school that nobody visited stands there with zeros.
    """
    register = register_on(seat, _day_in(year))
    now, before = (_Held.in_year(seat, one) for one in (year, SchoolYear(year.start - 1)))
    return Reach(
        year=year,
        schools=_schools(seat, register, now, before),
        groups=_groups(seat, register, now, before),
        now=_total(now.visits),
        before=_total(before.visits),
    )


def _day_in(year: SchoolYear) -> date:
    return max(year.first_day, min(today(), SchoolYear(year.start + 1).first_day - DAY))


@dataclass(frozen=True, slots=True)
class _One:
    """A visit that was held: where, in which group, and whom it reached."""

    school: int
    group: int | None
    reached: Reached


@dataclass(frozen=True, slots=True)
class _Held:
    """The held visits of one school year."""

    visits: tuple[_One, ...]

    @classmethod
    def in_year(cls, seat: Seat, year: SchoolYear) -> "_Held":
        last = SchoolYear(year.start + 1).first_day - DAY
        found = visits(seat, state=VisitState.HELD, first=year.first_day, last=last)
        pupils = _pupils([visit.pk for visit in found])
        return cls(tuple(_one(visit, pupils.get(visit.pk, 0)) for visit in found))

    def by_school(self) -> Mapping[int, Reached]:
        return _added(self.visits, lambda one: one.school)

    def by_group(self) -> Mapping[int | None, Reached]:
        return _added(self.visits, lambda one: one.group)

    def schools_in(self, group: int | None) -> int:
        return len({one.school for one in self.visits if one.group == group})


def _one(visit: Visit, pupils: int) -> _One:
    legal = visit.school.campus_of_id or visit.school_id
    return _One(legal, visit.group_id, Reached(1, pupils, visit.teachers_attended or 0))


def _pupils(keys: list[int]) -> dict[int, int]:
    found = Attendance.objects.filter(visit__in=keys).order_by().values_list("visit_id")
    return dict(found.annotate(pupils=Sum("pupils")))


def _added(held: Iterable[_One], part: Callable[[_One], Part]) -> dict[Part, Reached]:
    parts: dict[Part, list[_One]] = {}
    for one in held:
        parts.setdefault(part(one), []).append(one)
    return {key: _total(ones) for key, ones in parts.items()}


def _total(held: Iterable[_One]) -> Reached:
    reached = [one.reached for one in held]
    return Reached(
        visits=len(reached),
        pupils=sum(one.pupils for one in reached),
        teachers=sum(one.teachers for one in reached),
    )


def _schools(seat: Seat, register: Register, now: _Held, before: _Held) -> tuple[SchoolReach, ...]:
    own = schools_in_charge(seat)
    this, last = now.by_school(), before.by_school()
    return tuple(
        SchoolReach(school, this.get(school.pk, NOTHING), last.get(school.pk, NOTHING))
        for school in register.counted
        if own is None or school.pk in own
    )


def _groups(seat: Seat, register: Register, now: _Held, before: _Held) -> tuple[GroupReach, ...]:
    whole = schools_in_charge(seat) is None
    this, last, members = now.by_group(), before.by_group(), register.members_by_group
    kept = [group for group in register.groups if whole or group.pk == seat.unit_id]
    alone = [None] if whole and (None in this or None in last) else []
    return tuple(
        GroupReach(
            group,
            members=0 if group is None else len(members[group.pk]),
            schools=now.schools_in(key),
            schools_before=before.schools_in(key),
            now=this.get(key, NOTHING),
            before=last.get(key, NOTHING),
        )
        for group, key in [*((group, group.pk) for group in kept), *((one, None) for one in alone)]
    )
