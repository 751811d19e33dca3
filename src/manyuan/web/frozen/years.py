"""Which school years were frozen, by whom and why."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.permissions import (
    may_freeze_year,
    may_open_frozen_years,
    may_see_frozen_years,
)
from manyuan.evaluation.queries.frozen_years import frozen_years, years_to_freeze
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.permissions import require
from manyuan.web.evaluation.rooms import room_tabs
from manyuan.web.frozen.words import as_of_words, at_version
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column
from manyuan.web.ui.table import Table

MOST_VERSIONS = 1000


@require_safe
def frozen_years_page(request: SeatRequest) -> HttpResponseBase:
    """List every version of every frozen year."""
    require(may_see_frozen_years(request.seat))
    found = list(frozen_years(request.seat))
    table = _table(found)
    if reply := table.reply(request):
        return reply
    context = {
        "room_tabs": room_tabs(request.seat, "frozen-years"),
        "headline": _headline(found),
        "table": table.for_request(request),
        "may_freeze": may_freeze_year(request.seat),
        "may_open": may_open_frozen_years(request.seat),
        "can_freeze": bool(may_freeze_year(request.seat) and years_to_freeze(request.seat)),
    }
    return render(request, "frozen/years.html", context)


def _headline(found: list[FrozenYear]) -> str:
    if not found:
        return _("还没有冻结任何学年")
    years = {one.year for one in found}
    corrected, last = len(found) - len(years), found[0]
    said = _("已冻结 {years} 个学年；最近是 {last} 学年第 {version} 版")
    if corrected:
        said = _("已冻结 {years} 个学年，更正过 {corrected} 次；最近是 {last} 学年第 {version} 版")
    return said.format(
        years=len(years), corrected=corrected, last=SchoolYear(last.year), version=last.version
    )


def _table(found: list[FrozenYear]) -> Table:
    newest = {one.year: one.version for one in reversed(found)}
    return Table(
        id="years",
        title=_("冻结的学年"),
        rows=[_row(one, newest) for one in found],
        columns=[
            Column(key="year", label=_("学年"), sort_key="order", href=lambda row: str(row["url"])),
            Column(key="version", label=_("版次"), kind="number"),
            Column(key="holds", label=_("是否有效"), kind="tag"),
            Column(key="as_of", label=_("截至")),
            Column(key="who", label=_("冻结人")),
            Column(key="reason", label=_("更正原因")),
            Column(key="schools", label=_("学校数"), kind="number"),
            Column(key="groups", label=_("集团数"), kind="number"),
            Column(key="flows", label=_("流动数"), kind="number"),
            Column(
                key="open",
                label=_("集团指标"),
                sortable=False,
                exported=False,
                href=lambda row: str(row["groups_url"]),
            ),
        ],
        default_sort="-year",
    )


def _row(one: FrozenYear, newest: Mapping[int, int]) -> dict[str, Any]:
    return {
        "year": str(SchoolYear(one.year)),
        "order": one.year * MOST_VERSIONS + one.version,
        "version": one.version,
        "holds": _("当前版本") if newest[one.year] == one.version else _("已被更正"),
        "as_of": as_of_words(one),
        "who": one.seat.holder,
        "reason": one.reason,
        "schools": one.schools,
        "groups": one.groups,
        "flows": one.flows,
        "open": _("查看"),
        "url": at_version("frozen-year", one),
        "groups_url": at_version("frozen-groups", one),
    }
