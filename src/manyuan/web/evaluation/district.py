"""The district's balance: the finding, the coefficients against their limits, the indicators."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.directory.permissions import may_import_district
from manyuan.evaluation.bridge import BalanceReport
from manyuan.evaluation.errors import NothingReported
from manyuan.evaluation.queries.balance import Balances, BalanceView
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.balance import JUDGED_STAGES
from manyuan.web.evaluation.asked import at_year, year_asked, year_tabs
from manyuan.web.evaluation.district_tables import coefficient_table, excluded_table
from manyuan.web.evaluation.findings import district_finding
from manyuan.web.evaluation.indicators import indicator_tree
from manyuan.web.evaluation.pictures import coefficient_picture
from manyuan.web.evaluation.rooms import room_tabs
from manyuan.web.evaluation.sources import source_of
from manyuan.web.evaluation.words import stage_name
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import KeyFigure


@require_safe
def balance(request: SeatRequest) -> HttpResponseBase:
    """Show how balanced the district's schools are in a school year."""
    balances = Balances(request.seat)
    try:
        view = balances.in_year(year_asked(request))
    except NothingReported as nothing:
        return nothing_reported(request, balances, nothing)
    tables = {"coefficients": coefficient_table(view), "excluded": excluded_table(view)}
    for table in tables.values():
        if reply := table.reply(request):
            return reply
    context = _page(request, view, balances.before(view))
    shown = {name: table.for_request(request) for name, table in tables.items()}
    return render(request, "evaluation/balance.html", {**context, **shown})


def nothing_reported(
    request: SeatRequest, balances: Balances, nothing: NothingReported
) -> HttpResponseBase:
    """Teach the first step where there is nothing to judge yet."""
    context = {
        "asked": nothing.facts["year"],
        "years": [SchoolYear(year) for year in balances.years],
        "may_import": may_import_district(request.seat),
        "room_tabs": room_tabs(request.seat, "balance"),
    }
    return render(request, "evaluation/nothing_reported.html", context)


def _page(request: SeatRequest, view: BalanceView, before: BalanceView | None) -> dict[str, Any]:
    return {
        "headline": district_finding(view.report),
        "figures": _figures(view, before.report if before else None),
        "picture": coefficient_picture(view.report),
        "tree": indicator_tree(view),
        "room_tabs": room_tabs(request.seat, "balance"),
        "view": view,
        "asked": SchoolYear(view.year_asked),
        "year": SchoolYear(view.year),
        "year_tabs": year_tabs(view, request.path),
        "schools_url": at_year(reverse("balance-schools"), view.year),
        "source": source_of(view),
    }


def _figures(view: BalanceView, before: BalanceReport | None) -> Sequence[KeyFigure]:
    report = view.report
    within = sum(result.passes is True for result in report.district)
    open_ = sum(result.passes is None for result in report.district)
    unknown = sum(verdict.unknown_count > 0 for verdict in report.schools)
    url = at_year(reverse("balance-schools"), report.year)
    return [
        *(_passing(report, before, stage, url) for stage in JUDGED_STAGES),
        KeyFigure(
            label=_("差异系数在上限以内"),
            value=f"{within}/{len(report.district)}",
            sub=_("{n} 项数据不全，尚无结论").format(n=open_) if open_ else "",
            url="#coefficients",
        ),
        KeyFigure(
            label=_("数据不全的校段"),
            value=unknown,
            sub=_("未知不算达标，也不算零") if unknown else _("数据齐全"),
            url=f"{url}&schools-verdicts=incomplete" if unknown and view.sees_all else "",
        ),
    ]


def _passing(
    report: BalanceReport, before: BalanceReport | None, stage: str, url: str
) -> KeyFigure:
    passed, counted = _passed(report, stage)
    sub = ""
    if before is not None:
        earlier, all_earlier = _passed(before, stage)
        sub = _("{year} 学年 {passed}/{all}").format(
            year=SchoolYear(before.year), passed=earlier, all=all_earlier
        )
    return KeyFigure(
        label=_("{stage}达标校段").format(stage=stage_name(stage)),
        value=f"{passed}/{counted}",
        sub=sub,
        url=f"{url}&schools-stage={stage}" if counted else "",
    )


def _passed(report: BalanceReport, stage: str) -> tuple[int, int]:
    verdicts = [verdict.passes for verdict in report.schools if verdict.stage == stage]
    return verdicts.count(True), len(verdicts)
