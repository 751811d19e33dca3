"""The scores of every group in a year."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.evaluation.queries.frozen import names_in
from manyuan.evaluation.queries.frozen_years import frozen_years
from manyuan.evaluation.scores.enums import GradeName
from manyuan.evaluation.scores.permissions import may_evaluate, may_see_drafts, may_see_scores
from manyuan.evaluation.scores.queries.appeals import open_appeals
from manyuan.evaluation.scores.sheet import ScoreSheet
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.grading import load_grading_pack
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.evaluation.rooms import room_tabs
from manyuan.web.scores.finding import DRAFT, Shown, shown_at
from manyuan.web.scores.pictures import scores_picture
from manyuan.web.scores.words import (
    at_group,
    at_year,
    grade_kind,
    grade_word,
    holds,
    remarks,
    source_of,
    swing_word,
    template_word,
)
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column
from manyuan.web.ui.figures import day, number
from manyuan.web.ui.parts import KeyFigure, Tab
from manyuan.web.ui.table import Table


@require_safe
def year_page(request: SeatRequest, year: int) -> HttpResponseBase:
    """Show the groups' scores and grades of a year, published or as they stand now."""
    require(may_see_scores(request.seat))
    shown = shown_at(request, year)
    names = names_in(shown.frozen)
    table = _table(shown, names)
    if reply := table.reply(request):
        return reply
    context = {
        "year": year,
        "shown": shown,
        "room_tabs": room_tabs(request.seat, "scores"),
        "years": _years(request.seat, year),
        "versions": _versions(request.seat, shown),
        "headline": _headline(shown),
        "lead": _lead(shown),
        "figures": _figures(request.seat, shown) if shown.sheets else [],
        "picture": scores_picture(list(shown.sheets.values()), names),
        "table": table.for_request(request),
        "may_evaluate": may_evaluate(request.seat),
        "may_weigh": may_see_drafts(request.seat),
        "source": source_of(shown.frozen),
    }
    return render(request, "scores/year.html", context)


def _headline(shown: Shown) -> str:
    year, found = SchoolYear(shown.frozen.year), list(shown.sheets.values())
    if not found:
        return _("{year} 学年的集团等次还没有公布").format(year=year)
    counted = Counter(one.grade for one in found)
    told = [
        _("{n} 个{grade}").format(n=number(counted[grade]), grade=grade_word(grade))
        for grade in (*GradeName.values, "")
        if counted[grade]
    ]
    said = ngettext(
        "{year} 学年 {n} 个集团：{grades}", "{year} 学年 {n} 个集团：{grades}", len(found)
    )
    return said.format(year=year, n=number(len(found)), grades=_("，").join(told))


def _lead(shown: Shown) -> str:
    if shown.publication is None:
        return _("尚未公布；公布之前只有教育局和督导审计能看到。") if shown.is_draft else ""
    facts = {"version": shown.publication.version, "day": day(shown.publication.published_on)}
    if shown.is_draft:
        return _("按现在的数据试算；有效的是 {day} 公布的第 {version} 版。").format(**facts)
    return _("{day} 公布，第 {version} 版").format(**facts)


def _years(seat: Seat, year: int) -> list[Tab]:
    known = sorted({one.year for one in frozen_years(seat)}, reverse=True)
    return [Tab(label=str(SchoolYear(one)), url=at_year(one), current=one == year) for one in known]


def _versions(seat: Seat, shown: Shown) -> list[Tab]:
    if shown.publication is None or not may_see_drafts(seat):
        return []
    own = at_year(shown.frozen.year)
    version = _("已公布（第 {version} 版）").format(version=shown.publication.version)
    return [
        Tab(label=version, url=own, current=not shown.is_draft),
        Tab(label=_("按现在的数据试算"), url=f"{own}?view={DRAFT}", current=shown.is_draft),
    ]


def _figures(seat: Seat, shown: Shown) -> list[KeyFigure]:
    found = list(shown.sheets.values())
    scored = [one.score for one in found if one.score is not None]
    figures = [
        KeyFigure(label=_("评分的集团"), value=len(found), sub=_told_templates(found)),
        KeyFigure(
            label=_("平均得分"),
            value=sum(scored) / len(scored) if scored else None,
            decimals=1,
            sub=_("优秀线 {line}").format(line=number(load_grading_pack().excellent.value)),
        ),
        KeyFigure(
            label=_("权重浮动会改变等次"),
            value=sum(not holds(one) for one in found),
            sub=_("各权重同时浮动 ±{swing}").format(swing=swing_word()),
        ),
    ]
    if shown.publication is not None and may_see_drafts(seat):
        waiting = open_appeals(seat).filter(grade__publication=shown.publication).count()
        until = _("申诉到 {day}").format(day=day(shown.publication.appeal_until))
        figures.append(KeyFigure(label=_("待答复的申诉"), value=waiting, sub=until))
    return figures


def _told_templates(found: Sequence[ScoreSheet]) -> str:
    counted = Counter(one.template for one in found)
    return _("，").join(f"{template_word(name)} {number(n)}" for name, n in sorted(counted.items()))


def _table(shown: Shown, names: Any) -> Table:  # noqa: ANN401 -- a mapping of names
    suffix = f"?view={DRAFT}" if shown.is_draft and shown.publication else ""
    return Table(
        id="scores",
        title=_("集团得分和等次"),
        rows=[
            {
                "name": names.get(code, code),
                "template": template_word(one.template),
                "score": one.score,
                "grade": grade_word(one.grade),
                "kind": grade_kind(one.grade),
                "known": one.known,
                "low": one.low,
                "high": one.high,
                "note": remarks(one),
                "url": f"{at_group(shown.frozen.year, code)}{suffix}",
            }
            for code, one in shown.sheets.items()
        ],
        columns=[
            Column(key="name", label=_("集团"), href=lambda row: str(row["url"])),
            Column(key="score", label=_("得分"), kind="number", decimals=2),
            Column(key="grade", label=_("等次"), verdict="kind"),
            Column(key="known", label=_("已知分值"), kind="percent"),
            Column(key="low", label=_("浮动最低"), kind="number", decimals=1),
            Column(key="high", label=_("浮动最高"), kind="number", decimals=1),
            Column(key="template", label=_("评价模板"), mark=_("建议值")),
            Column(key="note", label=_("说明"), sortable=False),
        ],
        default_sort="-score",
        empty=_("没有可以查看的集团"),
    )
