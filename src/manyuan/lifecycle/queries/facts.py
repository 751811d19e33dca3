"""What gates are judged on, read once for as many groups and members as are asked of."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from statistics import median

from manyuan.directory.enums import MemberRole
from manyuan.directory.lasting import lasts_on
from manyuan.directory.models import Group, Membership, School, Teacher
from manyuan.directory.queries.groups import (
    GroupSize,
    Register,
    memberships_of,
    register_on,
    sizes_of,
)
from manyuan.directory.queries.reports import reports_of_bureau, years_reported
from manyuan.directory.queries.schools import schools_of_campuses, strengths_on
from manyuan.engagements.kinds.posting.enums import COUNTED
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.evaluation.models import Outcome
from manyuan.evaluation.queries.balance import Balances
from manyuan.kernel.school_year import SchoolYear
from manyuan.lifecycle.gates.facts import ALL, Grades, GroupShown, MemberShown, SchoolShown
from manyuan.lifecycle.gates.of_groups import all_of
from manyuan.lifecycle.models import Evidence
from manyuan.lifecycle.queries.grades import grades_by_group
from manyuan.lifecycle.queries.terms import Terms
from manyuan.plans.queries.ways import ways
from manyuan.rules.lifecycle import load_lifecycle_pack
from manyuan.rules.national_ratio import BACKBONE
from manyuan.seats.models import Seat

DAYS_OF_YEAR = Fraction(1461, 4)
SATISFIED = {
    "satisfaction_parents": "parents",
    "satisfaction_pupils": "pupils",
    "satisfaction_teachers": "teachers",
}
OVERALL = "satisfaction"  # a percentage of all who were asked


class Known:
    """What the bureau knows on a day; each kind of fact is read when it is first asked for."""

    def __init__(self, seat: Seat, day: date) -> None:
        """Look at ``day`` from a seat of the bureau."""
        self._seat, self.day = seat, day
        self._groups: dict[int, GroupShown] = {}

    @cached_property
    def terms(self) -> Terms:
        """The terms of groups and members."""
        return Terms(self._seat)

    @cached_property
    def register(self) -> Register:
        """Who is in force on the day."""
        return register_on(self._seat, self.day)

    @cached_property
    def memberships(self) -> Mapping[int, list[Membership]]:
        """The memberships that run on the day, drafted groups' included, by group, leads first."""
        found: dict[int, list[Membership]] = {}
        running = memberships_of(self._seat).filter(
            lasts_on(self.day, first="joined_on", last="left_on")
        )
        for one in running:
            found.setdefault(one.group_id, []).append(one)
        return found

    def group(self, group: Group) -> GroupShown:
        """Return what is known of a group, worked out once however many gates ask."""
        if group.pk not in self._groups:
            self._groups[group.pk] = self.group_with(group, [])
        return self._groups[group.pk]

    def group_with(self, group: Group, joining: Iterable[School]) -> GroupShown:
        """Return what would be known of a group if some more schools had joined it."""
        held = list(self.memberships.get(group.pk, ()))
        inside = {one.school_id for one in held}
        more = [_joined(group, school, self.day) for school in joining if school.pk not in inside]
        every = [*held, *more]
        leads = [one.school for one in every if one.role == MemberRole.LEAD]
        schools = [one.school for one in every]
        teachers, rotating, backbone, shortest = self._rotation(schools)
        return GroupShown(
            code=group.code,
            name=group.name,
            day=self.day,
            members=tuple(self.school(one) for one in schools),
            leads=tuple(self.school(one) for one in leads),
            size=self._size(group, every),
            minutes=self._minutes(leads, schools),
            teachers=teachers,
            rotating=rotating,
            backbone_rotating=backbone,
            shortest=shortest,
            evidence=self._evidence.get(group.pk, {}),
            ends_on=self.terms.end_of_group(group),
            grades=self._grades.get(group.pk, Grades()),
        )

    def leads(self, group: Group) -> tuple[SchoolShown, ...]:
        """Return what is known of the leads of a group."""
        held = self.memberships.get(group.pk, ())
        return tuple(self.school(one.school) for one in held if one.role == MemberRole.LEAD)

    def size(self, group: Group) -> GroupSize:
        """Return how large a group is."""
        return self._size(group, self.memberships.get(group.pk, ()))

    def _size(self, group: Group, members: Iterable[Membership]) -> GroupSize:
        register = replace(self.register, groups=(group,), members=tuple(members))
        return sizes_of(register)[group.pk]

    def member(self, membership: Membership) -> MemberShown:
        """Return what is known of a school in its group."""
        return MemberShown(
            school=self.school(membership.school),
            group=self.group(membership.group),
            ends_on=self.terms.end_of(membership),
        )

    def school(self, school: School) -> SchoolShown:
        """Return what is known of a school."""
        met, middle = self._level(school.code)
        pupils, backbone = self._reported.get(school.code, (None, None))
        return SchoolShown(
            code=school.code,
            name=school.name,
            strength=self._strengths.get(school.pk, ""),
            pupils=pupils,
            backbone=backbone,
            passes=self._passes(school.code),
            met=met,
            median=middle,
            satisfaction=self._satisfaction.get(school.pk, {}),
            value_added=self._value_added.get(school.pk),
            closed_on=school.closed_on,
        )

    @cached_property
    def _grades(self) -> Mapping[int, Grades]:
        return grades_by_group(self._seat)

    @cached_property
    def _strengths(self) -> Mapping[int, str]:
        return strengths_on(self._seat, self.day)

    @cached_property
    def _years(self) -> list[int]:
        now = SchoolYear.on(self.day).start
        return [year for year in years_reported(self._seat) if year <= now]

    @cached_property
    def _reported(self) -> Mapping[str, tuple[int | None, int | None]]:
        found: dict[str, tuple[int | None, int | None]] = {}
        for row in reports_of_bureau(self._seat, self._years[0]) if self._years else ():
            if row.stage == "shared":
                continue
            pupils, backbone = found.get(row.school, (0, 0))
            found[row.school] = _sum(pupils, row.pupils), _sum(backbone, row.backbone_teachers)
        return found

    @cached_property
    def _verdicts(self) -> list[dict[str, list[tuple[str, int, bool | None]]]]:
        """The verdicts of each of the last consecutive years, the latest first, by school."""
        asked = int(load_lifecycle_pack().value("growth.years"))
        latest = self._years[:1]
        years = [latest[0] - i for i in range(asked)] if latest else []
        balances = Balances(self._seat)
        found = []
        for year in years:
            of_year: dict[str, list[tuple[str, int, bool | None]]] = {}
            for one in balances.in_year(year).report.schools if year in self._years else ():
                row = (one.stage, one.met_count, one.passes)
                of_year.setdefault(one.school, []).append(row)
            found.append(of_year)
        return found

    def _passes(self, code: str) -> tuple[bool | None, ...]:
        return tuple(all_of([one for *_rest, one in year.get(code, ())]) for year in self._verdicts)

    @cached_property
    def _medians(self) -> Mapping[str, Fraction]:
        counts: dict[str, list[int]] = {}
        for rows in self._verdicts[0].values() if self._verdicts else ():
            for stage, met, _passes in rows:
                counts.setdefault(stage, []).append(met)
        return {stage: Fraction(median(some)) for stage, some in counts.items()}

    def _level(self, code: str) -> tuple[int | None, Fraction | None]:
        """Return the indicators met and the median of the stage that stands worst against it."""
        rows = self._verdicts[0].get(code, []) if self._verdicts else []
        pairs = [(met, self._medians[stage]) for stage, met, _passes in rows]
        return min(pairs, key=lambda pair: pair[0] - pair[1], default=(None, None))

    @cached_property
    def _outcomes(self) -> Mapping[tuple[int, str], list[Decimal]]:
        """The results of the latest year of each school and measure, of every stage."""
        rows = Outcome.objects.filter(
            bureau_id=self._seat.bureau_id,
            measure__in=[*SATISFIED, OVERALL, "value_added"],
            value__isnull=False,
            year__lte=SchoolYear.on(self.day).start,
        ).order_by("year", "stage")
        years: dict[tuple[int, str], int] = {}
        found: dict[tuple[int, str], list[Decimal]] = {}
        for school, measure, year, value in rows.values_list(
            "school_id", "measure", "year", "value"
        ):
            key = (school, measure)
            if years.get(key) != year:
                years[key], found[key] = year, []
            if value is not None:
                found[key].append(value)
        return found

    @cached_property
    def _satisfaction(self) -> Mapping[int, Mapping[str, Decimal]]:
        found: dict[int, dict[str, Decimal]] = {}
        for (school, measure), values in self._outcomes.items():
            if measure in SATISFIED:
                found.setdefault(school, {})[SATISFIED[measure]] = min(values)
        for (school, measure), values in self._outcomes.items():
            if measure == OVERALL and school not in found:
                found[school] = {ALL: min(values) / 100}
        return found

    @cached_property
    def _value_added(self) -> Mapping[int, Decimal]:
        return {
            school: min(values)
            for (school, measure), values in self._outcomes.items()
            if measure == "value_added"
        }

    @cached_property
    def _evidence(self) -> Mapping[int, Mapping[str, bool]]:
        found: dict[int, dict[str, bool]] = {}
        rows = Evidence.objects.filter(bureau_id=self._seat.bureau_id, seen_on__lte=self.day)
        for group, item, holds in rows.order_by("seen_on", "pk").values_list(
            "group_id", "item", "holds"
        ):
            found.setdefault(group, {})[item] = holds
        return found

    @cached_property
    def _legal(self) -> Mapping[int, int]:
        return schools_of_campuses(self._seat)

    @cached_property
    def _teachers(self) -> Mapping[int, int]:
        found: dict[int, int] = {}
        rows = Teacher.objects.filter(bureau_id=self._seat.bureau_id).order_by()
        for school in rows.values_list("school_id", flat=True):
            legal = self._legal.get(school, school)
            found[legal] = found.get(legal, 0) + 1
        return found

    @cached_property
    def _postings(self) -> list[Posting]:
        rows = Posting.objects.filter(
            bureau_id=self._seat.bureau_id, mode__in=COUNTED, starts_on__lte=self.day
        )
        return [one for one in rows.select_related("teacher") if one.is_running_on(self.day)]

    def _rotation(self, schools: Collection[School]) -> tuple[int, int, int, Fraction | None]:
        inside = {self._legal.get(one.pk, one.pk) for one in schools}
        away = [
            one for one in self._postings if self._legal.get(one.home_id, one.home_id) in inside
        ]
        terms = [Fraction((one.ends_on - one.starts_on).days) / DAYS_OF_YEAR for one in away]
        return (
            sum(self._teachers.get(one, 0) for one in inside),
            len({one.teacher_id for one in away}),
            len({one.teacher_id for one in away if one.teacher.backbone in BACKBONE}),
            # A term of three years may have a leap day or none.
            min((Fraction(round(term * 100), 100) for term in terms), default=None),
        )

    def _minutes(self, leads: Collection[School], schools: Collection[School]) -> int | None:
        if not leads or not schools:
            return None
        travel = ways(self._seat, self.day, schools=schools)
        ways_in = [[travel.minutes(lead.code, one.code) for lead in leads] for one in schools]
        nearest = [min((way for way in some if way is not None), default=None) for some in ways_in]
        known = [way for way in nearest if way is not None]
        return max(known) if len(known) == len(nearest) else None


def _joined(group: Group, school: School, day: date) -> Membership:
    return Membership(group=group, school=school, role=MemberRole.MEMBER, joined_on=day)


def _sum(so_far: int | None, more: int | None) -> int | None:
    return None if so_far is None or more is None else so_far + more
