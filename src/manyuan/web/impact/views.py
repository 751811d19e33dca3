from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.directory.permissions import may_import_district
from manyuan.evaluation.permissions import may_study_impact
from manyuan.evaluation.queries.impact import ImpactView, impact_on_schools
from manyuan.evaluation.queries.outcomes import outcome_series
from manyuan.kernel.saying import Said
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.permissions import require
from manyuan.web.evaluation.rooms import room_tabs
from manyuan.web.impact.asking import asked_of, choices_of
from manyuan.web.impact.finding import headline, writer_of
from manyuan.web.impact.showing import cell_table, cohort_table, event_picture
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import KeyFigure, Source


@require_safe
def impact(request: SeatRequest) -> HttpResponseBase:
    """Show what joining a group changed in schools' results, and what cannot be concluded."""
    require(may_study_impact(request.seat))
    found = outcome_series(request.seat)
    asked = asked_of(request, found)
    tabs = room_tabs(request.seat, "impact")
    if asked is None:
        context = {"room_tabs": tabs, "may_import": may_import_district(request.seat)}
        return render(request, "impact/no_outcomes.html", context)
    view = impact_on_schools(request.seat, asked)
    shown: dict[str, Any] = {}
    if view.report is not None:
        writer = writer_of(asked.series)
        tables = {
            "cohorts": cohort_table(view.report, writer),
            "cells": cell_table(view.report, writer),
        }
        for table in tables.values():
            if reply := table.reply(request):
                return reply
        shown = {name: table.for_request(request) for name, table in tables.items()}
    context = {**_page(view), **shown, "choices": choices_of(asked, found), "room_tabs": tabs}
    return render(request, "impact/impact.html", context)


def _page(view: ImpactView) -> dict[str, Any]:
    if view.report is None:
        return {"headline": headline(view), "source": _source(view)}
    return {
        "headline": headline(view),
        "figures": _figures(view),
        "picture": event_picture(view.report, writer_of(view.asked.series)),
        "warnings": [_spoken(said) for said in view.report.warnings],
        "report": view.report,
        "source": _source(view),
    }


def _spoken(said: Said) -> str:
    language = "en" if (get_language() or "").startswith("en") else "zh"
    return said.say(_, language=language)


def _figures(view: ImpactView) -> list[KeyFigure]:
    report = view.report
    if report is None:
        return []
    p, writer = report.pretrend.p, writer_of(view.asked.series)
    return [
        KeyFigure(
            label=_("加入以来平均变化"),
            value=writer.change(report.overall.estimate),
            unit=writer.unit,
            sub=_("95 % 区间 {band}").format(band=writer.band(report.overall)),
        ),
        KeyFigure(
            label=_("加入的学校"),
            value=report.joined,
            sub=_("对照 {n} 所").format(n=report.units - report.joined),
        ),
        KeyFigure(
            label=_("未纳入的学校"),
            value=report.left_out + view.leads,
            sub=_("其中牵头校 {n} 所").format(n=view.leads),
        ),
        KeyFigure(
            label=_("加入前走势检验 p"),
            value="—" if p is None else f"{p:.3f}",
            sub=_("低于 0.05 即走势不同；较大也不证明相同"),
        ),
    ]


def _source(view: ImpactView) -> Source:
    series = view.asked.series
    return Source(
        where=_("办学结果表（{first} 至 {last} 学年）与成员关系").format(
            first=SchoolYear(series.first_year), last=SchoolYear(series.last_year)
        ),
        note=_(
            "双重差分，分批加入（Callaway 与 Sant’Anna，2021），不加协变量；"
            "区间由按学校抽取的乘数自助法得出。"
        ),
    )
