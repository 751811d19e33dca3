"""What a school or a group gives and receives this year: a part of its page."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.directory.models import Group, School
from manyuan.engagements.permissions import may_see_flows_of
from manyuan.engagements.queries.flows_balance import Balance, KindBalance, balance_of_flows
from manyuan.engagements.queries.flows_counting import Sums
from manyuan.engagements.queries.flows_ends import (
    keys_of_group,
    text_of_members,
    text_of_unit,
)
from manyuan.engagements.queries.flows_periods import Period, year_period
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer
from manyuan.web.engagements.flow_links import AHEAD, rows_url
from manyuan.web.engagements.flow_words import counting_note, kind_name
from manyuan.web.engagements.period_words import period_name
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Record
from manyuan.web.ui.figures import number
from manyuan.web.ui.table import Table

Ends = dict[str, dict[str, str]]  # side → the filters of the list that name its two ends


@dataclass(frozen=True, slots=True)
class FlowBalance:
    """The part: whether the seat may see it, its finding, its picture, its table."""

    may_see: Answer
    title: str = ""
    spec: dict[str, Any] | None = None
    table: Table | None = None

    def reply(self, request: SeatRequest) -> HttpResponseBase | None:
        """Answer an export or a swap of the table."""
        return self.table.reply(request) if self.table else None

    def context(self, request: SeatRequest) -> dict[str, object]:
        """Return what the part shows."""
        table = self.table.for_request(request) if self.table else None
        return {"balance": self, "balance_table": table, "counting_note": counting_note()}


def balance_of_school(seat: Seat, school: School, day: date) -> FlowBalance:
    """Return what a school with its campuses gives and receives in the year of ``day``."""
    may_see = may_see_flows_of(seat, school.unit)
    if not may_see:
        return FlowBalance(may_see)
    own = text_of_unit(school.unit)
    ends: Ends = {"gives": {"provider": own}, "receives": {"receiver": own}}
    return _part(seat, [school.legal_key], day, ends)


def balance_of_group(seat: Seat, group: Group, day: date) -> FlowBalance:
    """Return what the members of ``day`` give, receive and share among themselves in its year."""
    may_see = may_see_flows_of(seat, group.unit)
    if not may_see:
        return FlowBalance(may_see)
    own, others = text_of_members(group, day), text_of_members(group, day, beyond=True)
    ends: Ends = {
        "inside": {"provider": own, "receiver": own},
        "gives": {"provider": own, "receiver": others},
        "receives": {"provider": others, "receiver": own},
    }
    return _part(seat, keys_of_group(seat, group, day), day, ends)


def _part(seat: Seat, keys: Collection[int], day: date, ends: Ends) -> FlowBalance:
    found = balance_of_flows(seat, keys, year_period(SchoolYear.on(day)))
    spec = _spec(found, ends) if any(_done(found.whole, side) for side in ends) else None
    return FlowBalance(YES, _title(found, ends), spec, _table(found, ends))


def side_names() -> dict[str, str]:
    """Return how the sides of a balance are called."""
    return {"inside": _("集团内部"), "gives": _("给出"), "receives": _("接受")}


def _done(one: KindBalance, side: str) -> int:
    return _sums(one, side).done


def _sums(one: KindBalance, side: str) -> Sums:
    sums: Sums = getattr(one, side)
    return sums


def _title(found: Balance, ends: Ends) -> str:
    whole, names = found.whole, side_names()
    said = _("、").join(
        _("{side} {n} 次").format(side=names[side], n=number(_done(whole, side))) for side in ends
    )
    return _("{period}：{said}").format(period=period_name(found.period), said=said)


def _spec(found: Balance, ends: Ends) -> dict[str, Any]:
    names = side_names()
    return {
        "type": "bars",
        "decimals": 0,
        "unit": pgettext("flow", "次"),
        "items": [
            {
                "name": names[side],
                "value": _done(found.whole, side),
                "url": _rows(found.period, ends[side], ""),
            }
            for side in ends
        ],
    }


def _rows(period: Period, ends: dict[str, str], kind: str, **narrowed: str) -> str:
    return rows_url(during=period.code, kind=kind, **ends, **narrowed)


def _table(found: Balance, ends: Ends) -> Table:
    names = side_names()
    columns = [Column(key="name", label=_("种类"))]
    for side in ends:
        columns += [
            Column(
                key=side,
                label=names[side],
                unit=pgettext("flow", "次"),
                kind="number",
                href=_link(found.period, ends[side], side),
            ),
            Column(key=f"{side}_hours", label=_("课时"), kind="number", decimals=1),
            Column(key=f"{side}_people", label=_("人次"), kind="number"),
            Column(
                key=f"{side}_ahead",
                label=_("已安排"),
                unit=pgettext("flow", "次"),
                kind="number",
                href=_link(found.period, ends[side], f"{side}_ahead", counting=AHEAD),
            ),
        ]
    return Table(
        id="balance",
        title=_("给出与接受"),
        columns=columns,
        rows=[_row(one, ends) for one in found.kinds],
        wide=True,
        empty=_("本学年还没有流动。"),
    )


def _link(
    period: Period, ends: dict[str, str], key: str, **narrowed: str
) -> Callable[[Record], str | None]:
    return lambda row: _rows(period, ends, row["kind"], **narrowed) if row[key] else None


def _row(one: KindBalance, ends: Ends) -> Record:
    cells: dict[str, object] = {"kind": one.kind, "name": kind_name(one.kind)}
    for side in ends:
        sums = _sums(one, side)
        cells[side] = sums.done
        cells[f"{side}_hours"] = sums.hours or None
        cells[f"{side}_people"] = sums.people or None
        cells[f"{side}_ahead"] = sums.ahead
    return cells
