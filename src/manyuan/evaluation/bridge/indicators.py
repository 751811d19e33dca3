"""The door to the indicators of groups: frozen rows go in, what was measured comes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from manyuan.engagements.queries.flows_counting import Sums, exact_hours
from manyuan.measures.balance import BalanceReport, judge
from manyuan.measures.bundle.facts import MemberFacts
from manyuan.measures.bundle.members import member_facts
from manyuan.measures.flows.catalogue import (
    CATALOGUE,
    INDICATORS,
    REASONS,
    Indicator,
    measure_group,
)
from manyuan.measures.flows.group_year import GroupYear, group_years
from manyuan.measures.flows.tables import (
    FlowRow,
    GroupRow,
    MembershipRow,
    OutcomeRow,
    YearTables,
)
from manyuan.measures.measured import Measured
from manyuan.measures.tables import ResourceRow, SchoolRow
from manyuan.rules.balance import load_balance_pack
from manyuan.sheets.columns import Row

__all__ = [
    "CATALOGUE",
    "INDICATORS",
    "REASONS",
    "GroupMeasured",
    "Indicator",
    "Measured",
    "MemberFacts",
    "flows_of_year",
    "judged_year",
    "measured_year",
]

Tables: TypeAlias = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMeasured:
    """All that was measured of a group: its indicators, its schools, and who was on the roll.

    ``roll`` and ``leads`` are legal schools of 30 September, ``places`` the roll with campuses.
    """

    code: str
    name: str
    roll: frozenset[str]
    leads: frozenset[str]
    places: frozenset[str]
    indicators: Mapping[str, Measured]
    members: Mapping[str, MemberFacts]


def measured_year(tables: Tables, *, year: int, as_of: date) -> Mapping[str, GroupMeasured]:
    """Return what the frozen rows of a school year say of every group, by code."""
    names = {str(row["group"]): str(row["name"]) for row in tables["groups"]}
    return {
        code: GroupMeasured(
            code=code,
            name=names[code],
            roll=group.roll,
            leads=group.leads,
            places=group.places_of(group.roll),
            indicators=measure_group(group),
            members=member_facts(group),
        )
        for code, group in group_years(year_tables(tables, year=year, as_of=as_of)).items()
    }


def judged_year(tables: Tables, *, year: int) -> BalanceReport | None:
    """Return the balance that frozen rows show, or None where nothing was reported."""
    return _judged(
        _rows(SchoolRow, tables["schools"]), _rows(ResourceRow, tables["resources"]), year
    )


def flows_of_year(tables: Tables, *, year: int, as_of: date) -> Mapping[str, Mapping[str, Sums]]:
    """Return what each group gave, received and shared in a year, by group and kind of flow.

    Counted as everywhere: what was not called off and goes from one school or unit to another.
    """
    return {
        code: _sums(group)
        for code, group in group_years(year_tables(tables, year=year, as_of=as_of)).items()
    }


def _sums(group: GroupYear) -> Mapping[str, Sums]:
    found: dict[str, Sums] = {}
    for flow in group.flows:
        touches = group.gives(flow) or group.takes(flow)
        if flow.status != "cancelled" and group.moves(flow) and touches:
            found[flow.kind] = found.get(flow.kind, Sums()) + _sum(group, flow)
    return {
        kind: replace(one, hours=exact_hours(one.hours))
        for kind, one in sorted(found.items(), key=lambda item: (-item[1].all, item[0]))
    }


def _sum(group: GroupYear, flow: FlowRow) -> Sums:
    if not group.is_done(flow):
        return Sums(ahead=1)
    return Sums(done=1, hours=flow.hours or Decimal(0), people=flow.people or 0)


def year_tables(tables: Tables, *, year: int, as_of: date) -> YearTables:
    """Return frozen rows as the indicators take them."""
    schools = tuple(_rows(SchoolRow, tables["schools"]))
    resources = _rows(ResourceRow, tables["resources"])
    return YearTables(
        year=year,
        as_of=as_of,
        schools=schools,
        groups=tuple(_rows(GroupRow, tables["groups"])),
        memberships=tuple(_rows(MembershipRow, tables["memberships"])),
        flows=tuple(_rows(FlowRow, tables["flows"])),
        outcomes=tuple(_rows(OutcomeRow, tables["outcomes"])),
        backbone={str(row["teacher"]): _text(row.get("backbone")) for row in tables["teachers"]},
        balance=_judged(schools, resources, year),
        balance_before=_judged(schools, resources, year - 1),
    )


def _judged(
    schools: Sequence[SchoolRow], resources: Sequence[ResourceRow], year: int
) -> BalanceReport | None:
    if all(row.year != year for row in resources):
        return None
    return judge(schools, resources, year=year, pack=load_balance_pack())


def _rows(kind: type[Any], rows: Sequence[Row]) -> list[Any]:
    names = [field.name for field in fields(kind)]
    return [kind(**{name: row.get(name) for name in names if name in row}) for row in rows]


def _text(value: object) -> str | None:
    return None if value is None else str(value)
