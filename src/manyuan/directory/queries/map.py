import json
from dataclasses import dataclass

from manyuan.directory.enums import MemberRole, SchoolKind, Stage
from manyuan.directory.models import District, School
from manyuan.directory.queries.groups import Register, marks_of_groups
from manyuan.directory.queries.schools import strengths_on
from manyuan.directory.visibility import schools_in_charge
from manyuan.seats.models import Seat

SHAPES: dict[tuple[Stage, ...], str] = {
    (Stage.PRIMARY,): "circle",
    (Stage.JUNIOR,): "square",
    (Stage.SENIOR,): "diamond",
}
SHAPE_OF_SEVERAL: dict[str, str] = {
    SchoolKind.NINE_YEAR: "pentagon",
    SchoolKind.TWELVE_YEAR: "pentagon",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A school or campus as the map of a day shows it; pupils only where they may be seen.

    ``groups`` holds the groups in which it, or the school whose campus it is, is a member that
    day, by their id.
    """

    school: School
    shape: str
    strength: str
    pupils: int | None
    groups: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """From a lead school to a member of its group."""

    lead: str
    member: str
    group: int


@dataclass(frozen=True, slots=True)
class MapOfDay:
    """Everything that the map of a day draws."""

    places: tuple[Place, ...]
    lines: tuple[Line, ...]
    marks: dict[int, tuple[str, int]]


def map_of(seat: Seat, register: Register) -> MapOfDay:
    """Return what the map of the register's day shows to ``seat``."""
    groups: dict[int | None, list[int]] = {}
    for membership in register.members:
        groups.setdefault(membership.school_id, []).append(membership.group_id)
    strengths = strengths_on(seat, register.day)
    pupils = visible_pupils(seat, register)
    return MapOfDay(
        places=tuple(
            Place(
                school=school,
                shape=shape_of(school),
                strength=strengths.get(school.pk, ""),
                pupils=pupils.get(school.pk),
                groups=tuple(groups.get(school.pk) or groups.get(school.campus_of_id) or ()),
            )
            for school in register.schools
            if school.kind != SchoolKind.OFFICE or school.pk in groups
        ),
        lines=tuple(_lines(register)),
        marks=marks_of_groups(seat),
    )


def shape_of(school: School) -> str:
    """Return the shape that stands for the stages which a school teaches."""
    return SHAPE_OF_SEVERAL.get(school.kind) or SHAPES.get(school.stages, "diamond")


def visible_pupils(seat: Seat, register: Register) -> dict[int, int]:
    """Return the pupils of each school whose own numbers the seat may see."""
    totals = register.pupils.totals()
    in_charge = schools_in_charge(seat)
    if in_charge is None:
        return totals
    return {school: n for school, n in totals.items() if school in in_charge}


def _lines(register: Register) -> list[Line]:
    lines = []
    for group, members in register.members_by_group.items():
        leads = [m.school.code for m in members if m.role == MemberRole.LEAD]
        led = [m.school.code for m in members if m.role != MemberRole.LEAD]
        lines += [Line(lead, member, group) for lead in leads for member in led]
    return lines


def outline_of(seat: Seat) -> object | None:
    """Return the district's outline as GeoJSON, or None where none was given or it is no JSON."""
    found = District.objects.filter(bureau_id=seat.bureau_id).order_by()
    text = found.values_list("outline", flat=True).first()
    try:
        return json.loads(text) if text else None
    except ValueError:
        return None
