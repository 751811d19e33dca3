from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from manyuan.evaluation.bridge.indicators import (
    GroupMeasured,
    Measured,
    MemberFacts,
    measured_year,
)
from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.permissions import may_open_frozen_years, may_see_frozen_years
from manyuan.evaluation.queries.frozen_years import tables_in, tables_with
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Seat
from manyuan.sheets.columns import Row

KEPT = 32


def groups_measured(seat: Seat, frozen: FrozenYear) -> Mapping[str, GroupMeasured]:
    """Return what was measured of the groups that the seat may see, by code.

    The bureau and its auditors see all; a group's office its own; a school those on whose roll it
    stood in the year. Of the schools a seat sees what it may see of their numbers.
    """
    if not may_see_frozen_years(seat):
        return {}
    found = _measured(frozen)
    if may_open_frozen_years(seat):
        return found
    return {code: one for code, one in found.items() if _belongs(seat, one)}


def measured_groups(seat: Seat, frozen: FrozenYear) -> Mapping[str, Mapping[str, Measured]]:
    """Return the indicators of each group that the seat may see, by group and code."""
    return {code: one.indicators for code, one in groups_measured(seat, frozen).items()}


def measured_members(seat: Seat, frozen: FrozenYear) -> Mapping[str, Mapping[str, MemberFacts]]:
    """Return the facts of the schools of each group, by group and school.

    A school sees its own only; the office of a group and the bureau see all of them.
    """
    sees_all = may_open_frozen_years(seat) or seat.is_any_of(Role.GROUP_OFFICE)
    return {
        code: one.members if sees_all else _own(seat, one)
        for code, one in groups_measured(seat, frozen).items()
    }


def flows_counted(frozen: FrozenYear, measured: Measured) -> list[Row]:
    """Return the frozen flows that an indicator counted, the first to begin first."""
    counted = set(measured.rows)
    rows = [row for row in tables_in(frozen)["flows"] if row["flow"] in counted]
    return sorted(rows, key=lambda row: (str(row["start"]), str(row["flow"])))


def names_in(frozen: FrozenYear) -> Mapping[str, str]:
    """Return what schools, partners and groups were called when the year was frozen, by code."""
    tables = tables_in(frozen)
    keys = {"partners": "partner", "groups": "group", "schools": "school"}
    return {str(row[key]): str(row["name"]) for table, key in keys.items() for row in tables[table]}


def _belongs(seat: Seat, one: GroupMeasured) -> bool:
    if seat.unit.kind == UnitKind.GROUP:
        return seat.unit.code == one.code
    return seat.unit.code in one.places


def _own(seat: Seat, one: GroupMeasured) -> Mapping[str, MemberFacts]:
    return {code: facts for code, facts in one.members.items() if code == seat.unit.code}


def _measured(frozen: FrozenYear) -> Mapping[str, GroupMeasured]:
    # A frozen version never changes: what was worked out of it once holds for ever.
    return _worked_out(frozen.digest, frozen.bureau_id, frozen.year, frozen.as_of)


@lru_cache(maxsize=KEPT)
def _worked_out(digest: str, bureau: int, year: int, as_of: date) -> Mapping[str, GroupMeasured]:
    return measured_year(tables_with(digest, bureau), year=year, as_of=as_of)
