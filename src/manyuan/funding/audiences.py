from collections.abc import Sequence

from manyuan.directory.audiences import members_around
from manyuan.funding.models import Account
from manyuan.funding.rows import ALLOCATIONS, LEDGER, LINES
from manyuan.history.facts import KEY_JOINT, Changed
from manyuan.history.models import Record
from manyuan.notices.audiences import NOBODY, To, Told, bureau


def _unit_of_rows(written: Record, changes: Sequence[Changed]) -> To:
    """Tell whoever runs the units whose entries or budget lines an action wrote."""
    rows = [change.after for change in changes if change.table in {LEDGER, LINES} and change.after]
    pairs = {(row["pot"], row["unit"]) for row in rows if row.get("unit")}
    found = Account.objects.filter(
        bureau_id=written.bureau_id,
        pot__code__in={pot for pot, _unit in pairs},
        unit__code__in={unit for _pot, unit in pairs},
    )
    return To(units=frozenset(found.order_by().values_list("unit_id", flat=True)))


def _units_and_members(written: Record, changes: Sequence[Changed]) -> To:
    """Tell the units that got money, and the schools of the groups among them."""
    keys = [change.key.split(KEY_JOINT) for change in changes if change.table == ALLOCATIONS]
    if not keys:
        return NOBODY
    found = Account.objects.filter(
        bureau_id=written.bureau_id,
        pot__code=keys[0][0],
        entries__number__in=[int(one.key) for one in changes if one.table == LEDGER],
    )
    units = frozenset(found.order_by().values_list("unit_id", flat=True))
    return To(units=units) | members_around(written.bureau_id, units)


AUDIENCES: dict[str, Told] = {
    "funding.allotted": _units_and_members,
    "funding.recalled": _unit_of_rows,
    "funding.proposed": bureau,
    "funding.approved": _unit_of_rows,
    "funding.refused": _unit_of_rows,
    "funding.unanswered": _unit_of_rows,
    "funding.transferred": bureau,
    "funding.vouchered": bureau,
    "funding.paid": _unit_of_rows,
    "funding.unpaid": _unit_of_rows,
    "funding.reversed": _unit_of_rows,
}
