"""Coverage: which schools received anything, by month or by kind, of all that there were."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.engagements.permissions import may_see_flow_sums
from manyuan.engagements.queries.flows_coverage import (
    Coverage,
    coverage_of_flows,
    kinds_as_slots,
    months_as_slots,
)
from manyuan.engagements.queries.flows_periods import months_within
from manyuan.seats.permissions import require
from manyuan.web.engagements.period_words import period_name
from manyuan.web.flows.asking import Asked, asked_of
from manyuan.web.flows.coverage_picture import coverage_picture
from manyuan.web.flows.coverage_table import coverage_table
from manyuan.web.flows.pages import frame_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number, percent
from manyuan.web.ui.parts import KeyFigure, Tab
from manyuan.web.ui.units import of_schools

WEAK = ("weak", "new")
BY_KIND = "kind"


@require_safe
def show_coverage(request: SeatRequest) -> HttpResponseBase:
    """Show which schools received anything in a period, slot by slot."""
    require(may_see_flow_sums(request.seat))
    asked = asked_of(request.seat, request.GET)
    by_kind = request.GET.get("by") == BY_KIND
    months = months_as_slots(months_within(asked.period))
    slots = kinds_as_slots(asked.period) if by_kind else months
    found = coverage_of_flows(request.seat, asked.covering, slots)
    table = coverage_table(asked, found)
    if (reply := table.reply(request)) is not None:
        return reply
    context: dict[str, Any] = {
        **frame_of(request.seat, asked, "flow-coverage", "kind", "group", "stage"),
        "headline": _headline(asked, found),
        "figures": _figures(asked, found),
        "columns": _column_tabs(asked, by_kind=by_kind),
        "by": BY_KIND if by_kind else "",
        "picture": coverage_picture(asked, found, by_kind=by_kind),
        "table": table.for_request(request),
    }
    return render(request, "flows/coverage.html", context)


def _headline(asked: Asked, found: Coverage) -> str:
    reach = found.whole
    text = ngettext(
        "{period}：{all} 所学校中 {n} 所接受过流动，{silent} 所还没有",
        "{period}：{all} 所学校中 {n} 所接受过流动，{silent} 所还没有",
        reach.schools,
    )
    return text.format(
        period=period_name(asked.period),
        all=number(reach.schools),
        n=number(reach.reached),
        silent=number(reach.schools - reach.reached),
    )


def _figures(asked: Asked, found: Coverage) -> list[KeyFigure]:
    silent = found.silent
    weak = sum(row.strength in WEAK for row in silent)
    ahead = sum(row.whole.ahead > 0 for row in silent)
    reach, url = found.whole, asked.page("flow-silent")
    return [
        KeyFigure(
            label=_("接受过的学校占比"),
            value=percent(reach.share),
            sub=f"{number(reach.reached)}/{number(reach.schools)}",
        ),
        KeyFigure(
            label=_("还没有接受的学校"),
            value=len(silent),
            unit=of_schools(len(silent)),
            url=url if silent else "",
        ),
        KeyFigure(label=_("其中薄弱校和新校"), value=weak, unit=of_schools(weak)),
        KeyFigure(label=_("其中已有安排的"), value=ahead, unit=of_schools(ahead)),
    ]


def _column_tabs(asked: Asked, *, by_kind: bool) -> list[Tab]:
    return [
        Tab(label=_("按月份"), url=asked.page("flow-coverage"), current=not by_kind),
        Tab(label=_("按种类"), url=asked.page("flow-coverage", by=BY_KIND), current=by_kind),
    ]
