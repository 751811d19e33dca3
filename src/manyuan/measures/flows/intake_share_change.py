from collections.abc import Sequence

from manyuan.measures.flows.counting import NOT_IN_FORCE, amount, unknown
from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.flows.results import pooled, rows_of
from manyuan.measures.flows.tables import OutcomeRow
from manyuan.measures.measured import Measured

CODE = "intake_share_change"
MEASURE = "intake_share"


def intake_share_change(group: GroupYear) -> Measured:
    """Return by how much more primary graduates choose the district's public junior schools (E3).

        share of the year − share of the year before, each pooled over the graduates

    Over the primary schools of the year's roll that tell the share and the graduates in both
    years (the outcome ``intake_share``, 0 to 1). Unit: change of the share.

    Source: domain rules §3.2, template A, E3 对口就读率增幅 (proposed).
    """
    if not group.roll:
        return unknown(CODE, NOT_IN_FORCE)
    year = group.tables.year
    now, before = (rows_of(group, MEASURE, group.roll, one) for one in (year, year - 1))
    both = _told(now) & _told(before)
    left_out = len({(row.school, row.stage) for row in (*now, *before)} - both)
    shares = [
        pooled([row for row in rows if (row.school, row.stage) in both]).mean
        for rows in (now, before)
    ]
    this, last = shares
    if this is None or last is None:
        return unknown(CODE, "nothing_comparable", left_out=left_out)
    return amount(CODE, this - last, left_out=left_out)


def _told(rows: Sequence[OutcomeRow]) -> set[tuple[str, str]]:
    """Return the places that tell the share and of how many graduates."""
    return {(row.school, row.stage) for row in rows if row.value is not None and row.n}
