"""One school under the balance rules: its verdicts, why, and how it came there over the years."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.directory.models import School
from manyuan.directory.permissions import may_change_directory, may_see_reports_of
from manyuan.evaluation.bridge import SchoolVerdict
from manyuan.evaluation.errors import NothingReported
from manyuan.evaluation.queries.balance import Balances, BalanceView
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.permissions import require
from manyuan.web.directory.finding import school_at
from manyuan.web.evaluation.asked import (
    at_year,
    cell_url,
    crumbs_to,
    year_asked,
    year_tabs,
)
from manyuan.web.evaluation.district import nothing_reported
from manyuan.web.evaluation.findings import school_finding
from manyuan.web.evaluation.over_years import school_picture
from manyuan.web.evaluation.sources import source_of
from manyuan.web.evaluation.words import (
    WHY_EXCLUDED,
    name_with_unit,
    sentences,
    stage_name,
    state_of,
    why_unknown,
)
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column
from manyuan.web.ui.parts import Crumb
from manyuan.web.ui.table import Table


@require_safe
def school(request: SeatRequest, code: str) -> HttpResponseBase:
    """Show the verdicts of one school."""
    found = school_at(request.seat, code)
    require(may_see_reports_of(request.seat, found))
    balances = Balances(request.seat)
    try:
        view = balances.in_year(year_asked(request))
    except NothingReported as nothing:
        return nothing_reported(request, balances, nothing)
    verdicts = view.of_school(found.code)
    table = _table(verdicts, view)
    if reply := table.reply(request):
        return reply
    context = _page(request, found, balances, view)
    return render(
        request, "evaluation/school.html", {**context, "table": table.for_request(request)}
    )


def _page(
    request: SeatRequest, found: School, balances: Balances, view: BalanceView
) -> dict[str, Any]:
    verdicts = view.of_school(found.code)
    years = balances.up_to(view)
    schools_url = at_year(reverse("balance-schools"), view.year)
    return {
        "school": found,
        "view": view,
        "headline": _headline(found, verdicts, view),
        "pictures": [school_picture(found.code, verdict.stage, years) for verdict in verdicts],
        "asked": SchoolYear(view.year_asked),
        "year": SchoolYear(view.year),
        "year_tabs": year_tabs(view, request.path),
        "crumbs": crumbs_to(found.name, Crumb(_("学校明细"), schools_url)),
        "edits": [
            (stage_name(v.stage), reverse("report-edit", args=[found.code, v.stage, view.year]))
            for v in verdicts
        ],
        "may_edit": may_change_directory(request.seat),
        "source": source_of(view),
    }


def _headline(found: School, verdicts: Sequence[SchoolVerdict], view: BalanceView) -> str:
    if verdicts:
        return school_finding(found.name, tuple(verdicts), view)
    reasons = {
        str(WHY_EXCLUDED[item.reason]) for item in view.report.excluded if item.school == found.code
    }
    if reasons:
        return _("{name}在 {year} 学年不参加评估：{why}").format(
            name=found.name, year=SchoolYear(view.year), why=sentences(sorted(reasons))
        )
    return _("{name}在 {year} 学年没有参加评估的学段").format(
        name=found.name, year=SchoolYear(view.year)
    )


def _table(verdicts: Sequence[SchoolVerdict], view: BalanceView) -> Table:
    rows = [
        {
            "code": code,
            "indicator": name_with_unit(value.rule),
            "stage": stage_name(verdict.stage),
            "value": value.value,
            "threshold": value.rule.thresholds[verdict.stage].value,
            "ratio": value.ratio,
            "state": state_of(value),
            "why": why_unknown(value),
            "url": cell_url(verdict.school, verdict.stage, code, view.year),
        }
        for verdict in verdicts
        for code, value in verdict.indicators.items()
    ]
    unknown = any(row["why"] for row in rows)
    return Table(
        id="indicators",
        title=_("七项指标"),
        columns=[
            Column(
                key="indicator",
                label=_("指标"),
                sort_key="code",
                href=lambda row: str(row["url"]),
                in_panel=True,
            ),
            Column(key="stage", label=_("学段")),
            Column(key="value", label=_("数值"), kind="number", decimals=2, verdict="state"),
            Column(key="threshold", label=_("要求"), kind="number"),
            Column(key="ratio", label=_("达到要求的"), kind="percent"),
            Column(key="state", label=_("结论"), kind="verdict"),
            *([Column(key="why", label=_("未知的原因"), sortable=False)] if unknown else []),
        ],
        rows=rows,
        empty=_("没有参加评估的学段"),
    )
