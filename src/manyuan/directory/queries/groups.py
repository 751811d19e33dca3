from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from manyuan.directory.enums import GroupState, SchoolKind
from manyuan.directory.lasting import lasts_on, not_ended_by
from manyuan.directory.models import Group, Membership, School
from manyuan.directory.queries.schools import PupilCounts, pupils_on, schools_on
from manyuan.rules.groups import load_group_pack
from manyuan.seats.models import Seat

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
COLOURS = 12


def visible_groups(seat: Seat) -> "QuerySet[Group]":
    """Return the groups of the bureau, past ones included."""
    return Group.objects.filter(bureau_id=seat.bureau_id)


def groups_on(seat: Seat, day: date) -> "QuerySet[Group]":
    """Return the groups in force on ``day``; a drafted group is not in force yet."""
    return (
        visible_groups(seat)
        .exclude(state=GroupState.DRAFT)
        .filter(lasts_on(day, first="founded_on", last="dissolved_on"))
    )


def group_with_code(seat: Seat, code: str) -> Group | None:
    """Return the group with ``code``, in force or not."""
    return visible_groups(seat).filter(unit__code=code).first()


def memberships_of(seat: Seat) -> "QuerySet[Membership]":
    """Return every membership of the bureau, with the names that pages show."""
    return Membership.objects.filter(bureau_id=seat.bureau_id).select_related(
        "group__unit", "school__unit"
    )


def members_on(seat: Seat, day: date, *, group: Group | None = None) -> "QuerySet[Membership]":
    """Return the memberships that run on ``day`` in groups in force, of one group or of all."""
    found = memberships_of(seat).filter(
        lasts_on(day, first="joined_on", last="left_on"),
        group__in=groups_on(seat, day).order_by().values("pk"),
    )
    return found if group is None else found.filter(group=group)


def members_during(seat: Seat, first: date, after: date) -> "QuerySet[Membership]":
    """Return the memberships that run at some time from ``first`` up to ``after``."""
    found = memberships_of(seat).exclude(group__state=GroupState.DRAFT)
    return found.filter(not_ended_by(first, last="left_on"), joined_on__lt=after)


def names_of_groups(seat: Seat, first: date, after: date) -> dict[int, list[str]]:
    """Return the groups of each legal school from ``first`` up to ``after``, by name."""
    found: dict[int, list[str]] = {}
    for membership in members_during(seat, first, after):
        names = found.setdefault(membership.school.legal_key, [])
        if membership.group.name not in names:
            names.append(membership.group.name)
    return found


def marks_of_groups(seat: Seat) -> dict[int, tuple[str, int]]:
    """Return each group's letter and colour number, the same on every page and date.

    Groups are marked in the order in which they were founded; after the 26th, letters double.
    """
    order = visible_groups(seat).order_by("founded_on", "unit__code").values_list("pk", flat=True)
    return {pk: mark_at(index) for index, pk in enumerate(order)}


def mark_at(index: int) -> tuple[str, int]:
    """Return the letter and colour number of the group that stands at this place, from 0."""
    return _letter(index), index % COLOURS


def _letter(index: int) -> str:
    turn, place = divmod(index, len(LETTERS))
    return (LETTERS[turn - 1] if turn else "") + LETTERS[place]


@dataclass(frozen=True, slots=True)
class GroupSize:
    """How large a group is on a day, against the caps of the rule pack."""

    schools: int
    campuses: int
    pupils: int
    pupils_unknown: int
    campus_cap: int
    pupil_cap: int

    @property
    def over_campus_cap(self) -> bool:
        """Say whether the group has more campuses than the cap."""
        return self.campuses > self.campus_cap

    @property
    def over_pupil_cap(self) -> bool:
        """Say whether the group has more pupils than the cap."""
        return self.pupils > self.pupil_cap

    @property
    def is_over_a_cap(self) -> bool:
        """Say whether either cap is passed."""
        return self.over_campus_cap or self.over_pupil_cap


@dataclass(frozen=True, slots=True)
class Register:
    """What the register says of one day, read once for a page that shows many sides of it."""

    day: date
    schools: tuple[School, ...]
    groups: tuple[Group, ...]
    members: tuple[Membership, ...]
    pupils: PupilCounts

    @property
    def counted(self) -> tuple[School, ...]:
        """Return the legal schools: no campuses, no offices."""
        return tuple(s for s in self.schools if s.campus_of_id is None and not _is_office(s))

    @property
    def members_by_group(self) -> dict[int, list[Membership]]:
        """Return the memberships of each group in force, leads first."""
        found: dict[int, list[Membership]] = {group.pk: [] for group in self.groups}
        for membership in self.members:
            found[membership.group_id].append(membership)
        return found


def register_on(seat: Seat, day: date) -> Register:
    """Return the schools, groups, memberships and pupils of ``day``."""
    return Register(
        day=day,
        schools=tuple(schools_on(seat, day)),
        groups=tuple(groups_on(seat, day)),
        members=tuple(members_on(seat, day)),
        pupils=pupils_on(seat, day),
    )


def _is_office(school: School) -> bool:
    return school.kind == SchoolKind.OFFICE


def sizes_of(register: Register) -> dict[int, GroupSize]:
    """Return the size of every group of the register, by group.

    A school counts as one campus and each of its open campuses as one more; a campus that is a
    member by itself counts once.
    """
    places = _Places.of(register)
    return {
        group: places.size({membership.school_id for membership in members})
        for group, members in register.members_by_group.items()
    }


@dataclass(frozen=True, slots=True)
class _Places:
    campuses: dict[int, frozenset[int]]
    offices: frozenset[int]
    pupils: dict[int, int]

    @classmethod
    def of(cls, register: Register) -> "_Places":
        campuses: dict[int, set[int]] = {}
        for school in register.schools:
            if school.campus_of_id is not None:
                campuses.setdefault(school.campus_of_id, set()).add(school.pk)
        return cls(
            {parent: frozenset(found) for parent, found in campuses.items()},
            frozenset(school.pk for school in register.schools if _is_office(school)),
            register.pupils.totals(),
        )

    def with_campuses(self, schools: Iterable[int]) -> frozenset[int]:
        """Return the schools with their campuses, offices left out."""
        found = set(schools)
        for school in tuple(found):
            found |= self.campuses.get(school, frozenset())
        return frozenset(found) - self.offices

    def size(self, schools: set[int]) -> GroupSize:
        places = self.with_campuses(schools)
        caps = load_group_pack()
        return GroupSize(
            schools=len(schools - self.offices),
            campuses=len(places),
            pupils=sum(self.pupils.get(place, 0) for place in places),
            pupils_unknown=sum(place not in self.pupils for place in places),
            campus_cap=caps.most_campuses.value,
            pupil_cap=caps.most_pupils.value,
        )


@dataclass(frozen=True, slots=True)
class StageCoverage:
    """How many schools and pupils of a stage (or of all) are in groups.

    Pupils are those that are known; ``schools_unknown`` counts the legal schools of which none is.
    """

    stage: str
    schools_all: int
    schools_in: int
    schools_unknown: int
    pupils_all: int
    pupils_in: int


def coverage_of(register: Register) -> tuple[StageCoverage, ...]:
    """Return the coverage of all schools (stage ``all``), then by stage, in the register.

    Legal schools are counted, a school with two stages once in each; offices are not schools.
    A school is in when it, or one of its campuses, is a member; its campuses' pupils go with it.
    """
    places = [school for school in register.schools if not _is_office(school)]
    inside = schools_inside(register)
    rows = [_coverage("all", places, inside, register.pupils)]
    for stage in ("primary", "junior", "senior"):
        taught = [school for school in places if stage in school.stages]
        rows.append(_coverage(stage, taught, inside, register.pupils))
    return tuple(rows)


def schools_inside(register: Register) -> frozenset[int]:
    """Return the legal schools that are in a group themselves or through a campus."""
    members = {membership.school_id for membership in register.members}
    places = (s for s in register.schools if s.pk in members and not _is_office(s))
    return frozenset(school.campus_of_id or school.pk for school in places)


def _coverage(
    stage: str, places: list[School], inside: frozenset[int], pupils: PupilCounts
) -> StageCoverage:
    stages = ("primary", "junior", "senior") if stage == "all" else (stage,)

    def pupils_of(school: School) -> int:
        return sum(pupils.by_stage.get((school.pk, name), 0) for name in stages)

    legal = [school for school in places if school.campus_of_id is None]
    known = {
        school.campus_of_id or school.pk
        for school in places
        if any((school.pk, name) in pupils.by_stage for name in stages)
    }
    return StageCoverage(
        stage=stage,
        schools_all=len(legal),
        schools_in=sum(school.pk in inside for school in legal),
        schools_unknown=sum(school.pk not in known for school in legal),
        pupils_all=sum(map(pupils_of, places)),
        pupils_in=sum(
            pupils_of(school) for school in places if (school.campus_of_id or school.pk) in inside
        ),
    )
