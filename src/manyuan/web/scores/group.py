"""A group's score: why it is what it is, what it means for its schools, how firmly it stands."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.directory.models import Group
from manyuan.evaluation.queries.frozen import names_in
from manyuan.evaluation.scores.permissions import (
    may_appeal,
    may_evaluate,
    may_see_scores,
    may_tick,
)
from manyuan.evaluation.scores.queries.appeals import appeal_of
from manyuan.evaluation.scores.queries.judgements import vetoes_of
from manyuan.evaluation.scores.queries.published import grade_in
from manyuan.evaluation.scores.queries.schemes import packs_of
from manyuan.evaluation.scores.sheet import ScoreSheet
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.scores.finding import Shown, group_at, shown_at
from manyuan.web.scores.group_tables import lines_table, schools_table, swings_table
from manyuan.web.scores.naming import naming_lines
from manyuan.web.scores.pictures import contributions_picture
from manyuan.web.scores.words import (
    grade_word,
    holds,
    points,
    remarks,
    source_of,
    swing_word,
    template_word,
    trail,
)
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import day, percent
from manyuan.web.ui.parts import Crumb


@require_safe
def group(request: SeatRequest, year: int, code: str) -> HttpResponseBase:
    """Show the score of one group with everything of which it is made."""
    require(may_see_scores(request.seat))
    found = group_at(request, code)
    shown = shown_at(request, year)
    sheet = shown.sheets.get(code)
    if sheet is None:
        said = _("{year} 学年没有你可以查看的集团 {code} 的评分。")
        raise Http404(said.format(year=SchoolYear(year), code=code))
    pack, names = packs_of(request.seat, year)[sheet.template], names_in(shown.frozen)
    tables = {
        "lines": lines_table(shown.frozen, sheet, pack, names),
        "schools": schools_table(sheet, names),
        "swings": swings_table(sheet, pack),
    }
    for table in tables.values():
        if reply := table.reply(request):
            return reply
    context = {
        **{name: table.for_request(request) for name, table in tables.items()},
        **_page(request.seat, shown, found, sheet),
        "picture": contributions_picture(sheet, pack, names),
        "crumbs": trail(year, Crumb(found.name)),
    }
    return render(request, "scores/group.html", context)


def _page(seat: Seat, shown: Shown, group: Group, sheet: ScoreSheet) -> Mapping[str, Any]:
    year = shown.frozen.year
    return {
        "year": year,
        "group": group,
        "sheet": sheet,
        "headline": _headline(group, sheet),
        "lead": _lead(shown, sheet),
        "remarks": remarks(sheet),
        "firmness": _firmness(sheet),
        "naming": naming_lines(seat, shown.frozen, group.code) if shown.is_draft else None,
        "vetoes": vetoes_of(seat, year).get(group.code, ()),
        "may_evaluate": may_evaluate(seat),
        "may_tick": may_tick(seat, group),
        **_appeal(seat, shown, group),
        "source": source_of(shown.frozen),
    }


def _appeal(seat: Seat, shown: Shown, group: Group) -> Mapping[str, Any]:
    grade = grade_in(seat, shown.publication, group.code) if shown.publication else None
    if grade is None or shown.publication is None:
        return {}
    appeal = appeal_of(seat, grade)
    can = may_appeal(seat, grade) and appeal is None and shown.publication.takes_appeals
    return {"appeal": appeal, "can_appeal": bool(can), "until": shown.publication.appeal_until}


def _headline(group: Group, sheet: ScoreSheet) -> str:
    if sheet.score is None:
        return _("{group}：还不能评分").format(group=group.name)
    said = _("{group}：{score} 分，{grade}")
    return said.format(group=group.name, score=points(sheet.score), grade=grade_word(sheet.grade))


def _lead(shown: Shown, sheet: ScoreSheet) -> str:
    facts = {"template": template_word(sheet.template), "known": percent(sheet.known)}
    if shown.is_draft or shown.publication is None:
        return _("{template}，已知分值 {known}；按现在的数据试算").format(**facts)
    said = _("{template}，已知分值 {known}；{day} 公布的第 {version} 版")
    publication = shown.publication
    return said.format(**facts, day=day(publication.published_on), version=publication.version)


def _firmness(sheet: ScoreSheet) -> str:
    if sheet.score is None:
        return ""
    said = _("全部权重同时浮动 ±{swing}，得分在 {low} 到 {high} 之间，按分数线会改变等次。")
    if holds(sheet):
        said = _("全部权重同时浮动 ±{swing}，得分在 {low} 到 {high} 之间，按分数线等次不变。")
    return said.format(swing=swing_word(), low=points(sheet.low), high=points(sheet.high))
