"""One group – one university and one institute, one school – one scientist: as of a day."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from manyuan.directory.enums import AgreementKind, PartnerKind
from manyuan.directory.models import Agreement, Group, School, Studio
from manyuan.directory.queries.groups import Register
from manyuan.directory.queries.partners import agreements_on, studios_on
from manyuan.seats.models import Seat

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GroupPartners:
    """With whom a group has agreed on a day, the earliest first; an empty tuple is missing.

    ``high_schools`` holds the communities with senior high schools, which no rule demands, and
    ``studios`` those at the group's members.
    """

    group: Group
    universities: tuple[Agreement, ...]
    institutes: tuple[Agreement, ...]
    high_schools: tuple[Agreement, ...]
    members: tuple["SchoolPartners", ...]

    @property
    def is_complete(self) -> bool:
        """Say whether the group has its university and its institute."""
        return bool(self.universities and self.institutes)

    @property
    def studios(self) -> tuple[Studio, ...]:
        """Return the studios at the group's members."""
        return tuple(studio for member in self.members for studio in member.studios)

    @property
    def without_scientist(self) -> tuple["SchoolPartners", ...]:
        """Return the members that have no scientist."""
        return tuple(member for member in self.members if not member.scientists)


@dataclass(frozen=True, slots=True)
class SchoolPartners:
    """The scientists and studios of a legal school on a day, those of its campuses included."""

    school: School
    groups: tuple[Group, ...]
    scientists: tuple[Agreement, ...]
    high_schools: tuple[Agreement, ...]
    studios: tuple[Studio, ...]


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """What groups and schools have and lack on a day: groups in force, legal schools that are open.

    Offices are no schools, and a campus counts with its school.
    """

    day: date
    groups: tuple[GroupPartners, ...]
    schools: tuple[SchoolPartners, ...]

    @property
    def without_university(self) -> tuple[Group, ...]:
        """Return the groups that have agreed with no university."""
        return tuple(one.group for one in self.groups if not one.universities)

    @property
    def without_institute(self) -> tuple[Group, ...]:
        """Return the groups that have agreed with no institute."""
        return tuple(one.group for one in self.groups if not one.institutes)

    @property
    def with_high_school(self) -> tuple[Group, ...]:
        """Return the groups in a community with a senior high school."""
        return tuple(one.group for one in self.groups if one.high_schools)

    @property
    def without_scientist(self) -> tuple[School, ...]:
        """Return the schools that have agreed on no scientist."""
        return tuple(one.school for one in self.schools if not one.scientists)

    @property
    def is_begun(self) -> bool:
        """Say whether anybody has agreed with anybody yet."""
        return any(
            one.universities or one.institutes or one.high_schools for one in self.groups
        ) or any(one.scientists or one.high_schools for one in self.schools)

    def of_group(self, group: Group) -> GroupPartners | None:
        """Return what a group has, or None when it is not in force that day."""
        return next((one for one in self.groups if one.group == group), None)

    def of_school(self, school: School) -> SchoolPartners | None:
        """Return what a school has, a campus through its school; None for what is no school."""
        legal = school.campus_of_id or school.pk
        return next((one for one in self.schools if one.school.pk == legal), None)


def fulfilment_on(seat: Seat, register: Register) -> Fulfilment:
    """Return what the groups and schools of the register have and lack on its day."""
    day = register.day
    legal = {school.pk: school.campus_of_id or school.pk for school in register.schools}
    agreements = sorted(agreements_on(seat, day), key=lambda one: (one.starts_on, one.pk))
    signed = _by(agreements, lambda one: legal.get(one.school_id or 0))
    studios = _by(studios_on(seat, day), lambda one: legal.get(one.school_id))
    groups = _groups_of_schools(register, legal)
    schools = {
        school.pk: SchoolPartners(
            school=school,
            groups=tuple(groups.get(school.pk, ())),
            scientists=_of_kind(signed.get(school.pk, ()), AgreementKind.SCHOOL_SCIENTIST),
            high_schools=_high_schools(signed.get(school.pk, ())),
            studios=tuple(studios.get(school.pk, ())),
        )
        for school in register.counted
    }
    return Fulfilment(day, _groups(register, agreements, schools), tuple(schools.values()))


def _groups_of_schools(register: Register, legal: Mapping[int, int]) -> dict[int, list[Group]]:
    """Return the groups of each legal school, its own and its campuses'."""
    found: dict[int, list[Group]] = {}
    by_group = register.members_by_group
    for group in register.groups:
        members = {membership.school_id for membership in by_group[group.pk]}
        for school in {legal[member] for member in members if member in legal}:
            found.setdefault(school, []).append(group)
    return found


def _groups(
    register: Register, agreements: Iterable[Agreement], schools: Mapping[int, SchoolPartners]
) -> tuple[GroupPartners, ...]:
    signed = _by(agreements, lambda one: one.group_id)
    members = _members(schools.values())
    return tuple(
        GroupPartners(
            group=group,
            universities=_of_kind(signed.get(group.pk, ()), AgreementKind.GROUP_UNIVERSITY),
            institutes=_of_kind(signed.get(group.pk, ()), AgreementKind.GROUP_INSTITUTE),
            high_schools=_high_schools(signed.get(group.pk, ())),
            members=tuple(members.get(group.pk, ())),
        )
        for group in register.groups
    )


def _members(schools: Iterable[SchoolPartners]) -> dict[int, list[SchoolPartners]]:
    found: dict[int, list[SchoolPartners]] = {}
    for school in schools:
        for group in school.groups:
            found.setdefault(group.pk, []).append(school)
    return found


def _by(entries: Iterable[T], key: Callable[[T], int | None]) -> dict[int | None, list[T]]:
    found: dict[int | None, list[T]] = {}
    for entry in entries:
        found.setdefault(key(entry), []).append(entry)
    return found


def _of_kind(agreements: Iterable[Agreement], kind: AgreementKind) -> tuple[Agreement, ...]:
    return tuple(one for one in agreements if one.kind == kind)


def _high_schools(agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
    communities = _of_kind(agreements, AgreementKind.COMMUNITY)
    return tuple(one for one in communities if one.partner.kind == PartnerKind.HIGH_SCHOOL)
