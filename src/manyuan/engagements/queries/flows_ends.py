"""The two ends of flows as addresses name them: one unit, or a group's members and who is not one.

``school:S1``, ``partner:P1``, ``group:G1``, ``bureau:990001`` name a unit, a school with its
campuses; ``members:G1@2026-09-30`` the schools that were members of a group on a day and the group
itself, ``beyond:G1@2026-09-30`` everybody else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import Q

from manyuan.directory.models import Group, School
from manyuan.directory.queries.groups import group_with_code, members_on
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat, Unit

MEMBERS, BEYOND = "members", "beyond"
Side = Literal["giver", "taker"]


@dataclass(frozen=True, slots=True)
class End:
    """Some units at one end of a flow; of the kind ``beyond`` it is all others."""

    name: str
    keys: frozenset[int]
    kind: str

    def stands(self, side: Side) -> Q:
        """Return the condition that it gives or takes."""
        inside = Q(**{f"{side}__in": self.keys})
        return ~inside if self.kind == BEYOND else inside


def end_with_text(seat: Seat, text: str) -> End | None:
    """Return the end that a text names, None when it names none."""
    kind, _, code = text.partition(":")
    if kind in (MEMBERS, BEYOND):
        return _of_group(seat, kind, code)
    found = Unit.objects.filter(bureau_id=seat.bureau_id, kind=kind, code=code).first()
    if found is None:
        return None
    return End(found.name, frozenset({legal_unit(found)}), kind)


def text_of_unit(unit: Unit) -> str:
    """Return the text that names a unit."""
    return f"{unit.kind}:{unit.code}"


def text_of_members(group: Group, day: date, *, beyond: bool = False) -> str:
    """Return the text that names the members of a group on a day, or everybody else."""
    return f"{BEYOND if beyond else MEMBERS}:{group.code}@{day.isoformat()}"


def legal_unit(unit: Unit) -> int:
    """Return the key of a unit, of a campus that of its school."""
    if unit.kind != UnitKind.SCHOOL:
        return unit.pk
    school = School.objects.filter(pk=unit.pk).only("campus_of_id").first()
    return school.legal_key if school else unit.pk


def keys_of_group(seat: Seat, group: Group, day: date) -> frozenset[int]:
    """Return who gives and takes for a group on a day: its members and itself."""
    members = members_on(seat, day, group=group)
    return _keys(group, (membership.school for membership in members))


def _keys(group: Group, schools: Iterable[School]) -> frozenset[int]:
    return frozenset({group.pk, *(school.legal_key for school in schools)})


def _of_group(seat: Seat, kind: str, text: str) -> End | None:
    code, _, on = text.rpartition("@")
    group = group_with_code(seat, code)
    try:
        day = date.fromisoformat(on)
    except ValueError:
        return None
    if group is None:
        return None
    return End(f"{group.name} {on}", keys_of_group(seat, group, day), kind)
