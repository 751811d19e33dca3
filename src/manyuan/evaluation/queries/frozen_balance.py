"""The balance, the members and the flows of a year as they stood when it was frozen."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from manyuan.engagements.queries.flows_counting import Sums
from manyuan.evaluation.bridge import BalanceReport
from manyuan.evaluation.bridge.indicators import flows_of_year, judged_year
from manyuan.evaluation.errors import NothingReported
from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.queries.balance import BalanceView, codes_in_charge
from manyuan.evaluation.queries.frozen import groups_measured, names_in
from manyuan.evaluation.queries.frozen_years import tables_in, tables_with
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.sheets.columns import Row

KEPT = 8


def frozen_balance(seat: Seat, frozen: FrozenYear) -> BalanceView:
    """Return the balance of a frozen year, as far as the seat may see it.

    Raises
    ------
    NothingReported
        If no school had reported for that year.
    """
    report = _judged(frozen.digest, frozen.bureau_id, frozen.year)
    if report is None:
        raise NothingReported(year=SchoolYear(frozen.year))
    visible = codes_in_charge(seat)
    schools = report.schools
    if visible is not None:
        schools = tuple(verdict for verdict in schools if verdict.school in visible)
    names = dict(names_in(frozen))
    return BalanceView(frozen.year, report, schools, names, (frozen.year,), visible is None)


def frozen_flows(seat: Seat, frozen: FrozenYear, group: str) -> Mapping[str, Sums]:
    """Return what a group gave, received and shared in a frozen year, by kind of flow."""
    if group not in groups_measured(seat, frozen):
        return {}
    found = _flows(frozen.digest, frozen.bureau_id, frozen.year, frozen.as_of)
    return found.get(group, {})


def frozen_members(seat: Seat, frozen: FrozenYear, group: str, day: date) -> Sequence[Row]:
    """Return the rows of a group's members on a day of a frozen year, leads first."""
    if group not in groups_measured(seat, frozen):
        return []
    rows = [
        row
        for row in tables_in(frozen)["memberships"]
        if row["group"] == group and _lasts(day, row["joined_on"], row["left_on"])
    ]
    return sorted(rows, key=lambda row: (row["role"] != "lead", str(row["school"])))


def _lasts(day: date, first: object, last: object) -> bool:
    begun = isinstance(first, date) and first <= day
    return begun and not (isinstance(last, date) and last <= day)


@lru_cache(maxsize=KEPT)
def _judged(digest: str, bureau: int, year: int) -> BalanceReport | None:
    return judged_year(tables_with(digest, bureau), year=year)


@lru_cache(maxsize=KEPT)
def _flows(digest: str, bureau: int, year: int, as_of: date) -> Mapping[str, Mapping[str, Sums]]:
    return flows_of_year(tables_with(digest, bureau), year=year, as_of=as_of)
