"""Which tables the data of a kind of plan consist of; their bytes are those of ``sheets``."""

from collections.abc import Mapping

from manyuan.plans.enums import PlanKind
from manyuan.seats.models import Seat
from manyuan.sheets import freezing
from manyuan.sheets.columns import Row
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.freezing import Tables
from manyuan.sheets.stores import stores

WHO_AND_WHERE = ("schools", "strengths", "groups", "memberships", "resources", "travel")
# All that the planner of a kind reads; nothing about anybody that it does not need.
FROZEN: Mapping[str, tuple[str, ...]] = {
    PlanKind.EXCHANGE: (*WHO_AND_WHERE, "teachers", "posts"),
    PlanKind.CARAVAN: (
        *(*WHO_AND_WHERE, "partners", "studios", "experts"),
        *("expert_days", "visit_requests"),
    ),
    PlanKind.GROUPING: WHO_AND_WHERE,
}


def stored_tables(seat: Seat, kind: PlanKind) -> dict[str, list[Row]]:
    """Return the rows that the bureau has stored now, of the tables that are frozen for a kind."""
    known = stores()
    names = FROZEN[kind]
    return {name: known[name].handed_out(seat) for name in names if name in known}


def packed(seat: Seat, tables: Tables) -> bytes:
    """Return the district folder of the tables as a zip; equal data give equal bytes."""
    return freezing.packed(DistrictHead(seat.bureau.code, seat.bureau.name), tables)


def unpacked(content: bytes, kind: PlanKind) -> dict[str, list[Row]]:
    """Return the rows of frozen data, read as ``manyuan plan`` reads an exported folder."""
    return freezing.unpacked(content, FROZEN[kind])
