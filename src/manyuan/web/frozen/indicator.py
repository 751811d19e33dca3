"""One indicator of a group opened: value, formula, what is counted, and where it is from."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.engagements.enums import Direction, FlowStatus
from manyuan.evaluation.bridge.indicators import GroupMeasured, Indicator, Measured
from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.queries.frozen import flows_counted, names_in
from manyuan.offers.kinds import flow_kinds
from manyuan.seats.models import Seat
from manyuan.sheets.columns import Row
from manyuan.web.engagements.flow_links import rows_url
from manyuan.web.evaluation.asked import is_for_panel
from manyuan.web.frozen.compared_with import last_year
from manyuan.web.frozen.finding import frozen_at, indicator_at, measured_at
from manyuan.web.frozen.words import (
    as_of_words,
    at_version,
    left_out_text,
    parts_text,
    source_of,
    trail,
    unit_of,
    value_text,
    version_name,
    why_unknown,
)
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column
from manyuan.web.ui.parts import Crumb
from manyuan.web.ui.table import Table


@require_safe
def indicator(
    request: SeatRequest, year: int, version: int, *, code: str, indicator: str
) -> HttpResponseBase:
    """Open one indicator of a group, as a page or inside the side panel."""
    frozen = frozen_at(request.seat, year, version)
    one, asked = measured_at(request.seat, frozen, code), indicator_at(indicator)
    measured = one.indicators[asked.code]
    table = _table(frozen, asked, flows_counted(frozen, measured))
    if reply := table.reply(request):
        return reply
    in_panel = is_for_panel(request)
    context = {
        **_page(request.seat, frozen, one, asked),
        "rows": None if in_panel else table.for_request(request),
        "in_panel": in_panel,
    }
    template = "frozen/_indicator.html" if in_panel else "frozen/indicator.html"
    return render(request, template, context)


def _page(seat: Seat, frozen: FrozenYear, one: GroupMeasured, asked: Indicator) -> dict[str, Any]:
    measured = one.indicators[asked.code]
    earlier = last_year(seat, frozen)
    before = earlier.of(one.code, asked.code)
    return {
        "headline": _headline(one, asked, measured),
        "group": one,
        "asked": asked,
        "title": _(asked.title),
        "formula": _(asked.formula),
        "unit": unit_of(asked),
        "source_text": _(asked.source),
        "status": asked.status.value,
        "value": value_text(asked, measured.value),
        "parts": parts_text(measured),
        "why": why_unknown(measured),
        "left_out": left_out_text(measured),
        "earlier": earlier.label,
        "before": value_text(asked, before.value if before else None),
        "counted": len(measured.rows),
        "as_of": as_of_words(frozen),
        "own_url": at_version("frozen-indicator", frozen, one.code, asked.code),
        "flows_url": _flows_url(frozen, one, asked),
        "balance_url": _balance_url(frozen, one, asked),
        "crumbs": trail(
            Crumb(version_name(frozen), at_version("frozen-year", frozen)),
            Crumb(one.name, at_version("frozen-group", frozen, one.code)),
            Crumb(_(asked.title)),
        ),
        "source": source_of(frozen),
    }


def _headline(one: GroupMeasured, asked: Indicator, measured: Measured) -> str:
    said = _("{group}的{indicator}：{value}")
    value = " ".join((value_text(asked, measured.value), unit_of(asked))).strip()
    if measured.value is None:
        value = _("还不知道")
    return said.format(group=one.name, indicator=_(asked.title), value=value)


def _flows_url(frozen: FrozenYear, one: GroupMeasured, asked: Indicator) -> str:
    """Return today's list of such flows in the year; none where no flow is counted."""
    if not asked.flows:
        return ""
    kind = asked.flows[0] if len(asked.flows) == 1 and asked.flows[0] != "all" else ""
    return rows_url(counting="", during=str(frozen.year), kind=kind, group=one.code)


def _balance_url(frozen: FrozenYear, one: GroupMeasured, asked: Indicator) -> str:
    if asked.code not in ("balance_change", "met_change"):
        return ""
    return f"{reverse('balance-group', args=[one.code])}?year={frozen.year}"


def _table(frozen: FrozenYear, asked: Indicator, flows: Sequence[Row]) -> Table:
    names = names_in(frozen)
    kinds = {slug: str(kind.label) for slug, kind in flow_kinds().items()}
    modes = {
        (slug, mode): str(label)
        for slug, kind in flow_kinds().items()
        for mode, label in kind.modes.items()
    }
    return Table(
        id="counted",
        title=_(asked.title),
        rows=[_row(row, names, modes) for row in flows],
        columns=[
            Column(
                key="flow",
                label=_("流动编号"),
                href=lambda row: rows_url(counting="", q=str(row["flow"])),
            ),
            Column(key="start", label=_("开始日期"), kind="date"),
            Column(key="kind", label=_("种类"), labels=kinds),
            Column(key="mode", label=_("方式")),
            Column(key="provider", label=_("提供方")),
            Column(key="receiver", label=_("接受方")),
            Column(key="people", label=_("参与人数"), kind="number"),
            Column(key="hours", label=_("小时"), kind="number"),
            Column(key="direction", label=_("方向"), labels=dict(Direction.choices)),
            Column(key="status", label=_("状态"), labels=dict(FlowStatus.choices)),
        ],
        default_sort="start",
        empty=_("没有计入任何流动"),
    )


def _row(
    row: Row, names: Mapping[str, str], modes: Mapping[tuple[str, str], str]
) -> dict[str, Any]:
    ends = {end: names.get(str(row[end]), str(row[end])) for end in ("provider", "receiver")}
    mode = modes.get((str(row["kind"]), str(row["mode"])), row["mode"])
    return {**row, **ends, "mode": mode}
