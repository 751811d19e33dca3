"""The published grades of a year, for everybody in the district's groups and schools."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.evaluation.scores.models import GroupGrade, Publication
from manyuan.evaluation.scores.permissions import may_see_grade, may_see_notice
from manyuan.evaluation.scores.queries.published import grades_in, publications
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.evaluation.rooms import room_tabs
from manyuan.web.scores.finding import publication_at
from manyuan.web.scores.words import at_group, grade_kind, grade_word, source_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column
from manyuan.web.ui.figures import day
from manyuan.web.ui.parts import Entry
from manyuan.web.ui.table import Table


@require_safe
def notice(request: SeatRequest, year: int) -> HttpResponseBase:
    """Show which grade each group was given, and until when one may object."""
    require(may_see_notice(request.seat))
    publication = publication_at(request, year)
    table = _table(request.seat, publication)
    if reply := table.reply(request):
        return reply
    said = _("{year} 学年教育集团评价等次公告")
    context = {
        "year": year,
        "publication": publication,
        "room_tabs": room_tabs(request.seat, "scores"),
        "headline": said.format(year=SchoolYear(year)),
        "lead": _lead(publication),
        "table": table.for_request(request),
        "versions": [_entry(one, publication) for one in publications(request.seat, year)],
        "source": source_of(publication.frozen),
    }
    return render(request, "scores/notice.html", context)


def _lead(publication: Publication) -> str:
    said = _("{day} 公布，第 {version} 版；对等次有异议的集团和学校，{until} 以前可以申诉。")
    return said.format(
        day=day(publication.published_on),
        version=publication.version,
        until=day(publication.appeal_until),
    )


def _entry(one: Publication, shown: Publication) -> Entry:
    first = _("首次公布")
    return Entry(
        when=one.published_at,
        text=_("第 {version} 版").format(version=one.version),
        sub=f"{one.seat.holder} · {one.reason or first}",
        now=one == shown,
    )


def _table(seat: Seat, publication: Publication) -> Table:
    grades = grades_in(seat, publication).prefetch_related("schools")
    return Table(
        id="grades",
        title=_("集团等次"),
        rows=[_row(seat, publication, one) for one in grades],
        columns=[
            Column(key="name", label=_("集团"), href=lambda row: row["url"] or None),
            Column(key="grade", label=_("等次"), verdict="kind"),
            Column(key="note", label=_("说明"), sortable=False),
        ],
        default_sort="name",
    )


def _row(seat: Seat, publication: Publication, one: GroupGrade) -> dict[str, Any]:
    return {
        "name": one.group.name,
        "grade": grade_word(one.grade),
        "kind": grade_kind(one.grade),
        "note": one.adjusted_for,
        "url": at_group(publication.year, one.group.code) if may_see_grade(seat, one) else "",
    }
