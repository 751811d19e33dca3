from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.evaluation.surveys.enums import Audience, SurveyState
from manyuan.evaluation.surveys.models import Survey
from manyuan.evaluation.surveys.permissions import may_keep_surveys, may_see_surveys
from manyuan.evaluation.surveys.queries.results import district_shares
from manyuan.evaluation.surveys.queries.surveys import Returns, returns_of_surveys, surveys
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.permissions import require
from manyuan.web.evaluation.rooms import room_tabs
from manyuan.web.seated import SeatRequest
from manyuan.web.surveys.words import line, source_of, verdict_of
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.figures import percent
from manyuan.web.ui.parts import Twin
from manyuan.web.ui.table import Table

SIGN_OF_STATE = {"draft": "unknown", "open": "near", "closed": "met"}
Shares = Mapping[int, Fraction | None]


@require_safe
def list_surveys(request: SeatRequest) -> HttpResponseBase:
    """List the surveys, with how satisfied each group of people was in the latest year."""
    require(may_see_surveys(request.seat))
    found = list(surveys(request.seat))
    ended = [one for one in found if one.state == SurveyState.CLOSED]
    shares = district_shares(request.seat, ended)
    table = surveys_table(found, returns_of_surveys(request.seat), shares)
    if (reply := table.reply(request)) is not None:
        return reply
    latest = _latest(ended, shares)
    context = {
        "room_tabs": room_tabs(request.seat, "surveys"),
        "headline": _headline(found, latest, shares),
        "is_empty": not found,
        "may_keep": may_keep_surveys(request.seat),
        "chart": _chart(latest, shares),
        "table": table.for_request(request),
        "source": source_of(today()),
    }
    return render(request, "surveys/list.html", context)


def _latest(ended: Sequence[Survey], shares: Shares) -> list[Survey]:
    """Return the latest survey with a result of each audience in the latest year that has one."""
    known = [one for one in ended if shares[one.pk] is not None]
    year = max((one.year for one in known), default=None)
    by_audience: dict[str, Survey] = {}
    for one in known:
        if one.year == year:
            by_audience.setdefault(one.audience, one)
    return [by_audience[audience] for audience in Audience if audience in by_audience]


def _headline(found: Sequence[Survey], latest: Sequence[Survey], shares: Shares) -> str:
    if not found:
        return _("还没有满意度问卷")
    if not latest:
        count = sum(one.state == SurveyState.OPEN for one in found)
        text = ngettext("{n} 份问卷正在填写，还没有结果", "{n} 份问卷正在填写，还没有结果", count)
        return text.format(n=count)
    parts = [
        _("{who} {share}").format(who=one.get_audience_display(), share=percent(shares[one.pk]))
        for one in latest
    ]
    text = _("{year} 学年满意的份额：{parts}（线 {line}）")
    year = SchoolYear(latest[0].year)
    return text.format(year=year, parts=_("，").join(parts), line=percent(line(), 0))


def _chart(latest: Sequence[Survey], shares: Shares) -> dict[str, Any] | None:
    if not latest:
        return None
    names = [str(one.get_audience_display()) for one in latest]
    title = _("全区各类人群满意的份额与 85% 的线")
    items = [
        {
            "name": name,
            "value": float(shares[one.pk] or 0),
            "verdict": verdict_of(shares[one.pk]),
        }
        for name, one in zip(names, latest, strict=True)
    ]
    rows = [
        [name, one.title, percent(shares[one.pk])] for name, one in zip(names, latest, strict=True)
    ]
    headers = [_("调查对象"), _("问卷名称"), _("满意的份额")]
    return {
        "title": title,
        "spec": {
            "type": "bars",
            "format": "percent",
            "decimals": 1,
            "limit": {"value": float(line()), "label": _("应达到")},
            "items": items,
        },
        "twin": Twin(headers=headers, rows=rows, caption=title),
    }


def surveys_table(found: Sequence[Survey], returns: Mapping[int, Returns], shares: Shares) -> Table:
    """Return surveys as a table that filters by audience, state and year."""
    return Table(
        id="surveys",
        title=_("满意度问卷"),
        rows=[_row(one, returns.get(one.pk, Returns(0, 0)), shares) for one in found],
        columns=[
            Column(key="title", label=_("问卷名称"), href=_page),
            Column(key="audience", label=_("调查对象"), labels=dict(Audience.choices)),
            Column(key="year", label=_("学年")),
            Column(key="state", label=_("状态"), labels=dict(SurveyState.choices), verdict="sign"),
            Column(key="share", label=_("全区满意的份额"), kind="percent", verdict="verdict"),
            Column(key="codes", label=_("问卷码"), kind="number"),
            Column(key="answers", label=_("答卷"), kind="number"),
            Column(key="rate", label=_("回收率"), kind="percent"),
            Column(key="opens_on", label=_("开始填写"), kind="date", on_phone=False),
            Column(key="closes_on", label=_("最后一天"), kind="date", on_phone=False),
        ],
        filters=[
            Filter(key="audience", label=_("调查对象"), choices=Audience.choices),
            Filter(key="state", label=_("状态"), choices=SurveyState.choices),
            Filter(key="year", label=_("学年")),
        ],
        search_keys=["title"],
        default_sort="-opens_on",
        empty=_("没有符合条件的问卷。"),
    )


def _row(one: Survey, returns: Returns, shares: Shares) -> dict[str, object]:
    share = shares.get(one.pk)
    return {
        "number": one.number,
        "title": one.title,
        "audience": one.audience,
        "year": str(SchoolYear(one.year)),
        "state": one.state,
        "sign": SIGN_OF_STATE[one.state],
        "share": share,
        "verdict": verdict_of(share),
        "codes": returns.codes,
        "answers": returns.answers,
        "rate": returns.rate,
        "opens_on": one.opens_on,
        "closes_on": one.closes_on,
    }


def _page(row: Mapping[str, Any]) -> str:
    return reverse("survey", args=[row["number"]])
