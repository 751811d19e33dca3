"""Kinds and directions: what flows, whom it helps, and month by month."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.engagements.permissions import may_see_flow_sums
from manyuan.engagements.queries.flows_counting import Sums
from manyuan.engagements.queries.flows_periods import months_of
from manyuan.engagements.queries.flows_sums import sums_by_kind_and_direction, sums_by_month
from manyuan.seats.permissions import require
from manyuan.web.engagements.flow_words import kind_name
from manyuan.web.engagements.period_words import period_name
from manyuan.web.flows.asking import Asked, asked_of
from manyuan.web.flows.kinds_picture import SumsOfCells, kinds_picture
from manyuan.web.flows.kinds_tables import kinds_table, months_table
from manyuan.web.flows.map_page import direction_figures
from manyuan.web.flows.pages import frame_of
from manyuan.web.flows.words import TONES
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number, percent


@require_safe
def show_kinds(request: SeatRequest) -> HttpResponseBase:
    """Show which kind flows in which direction in a period, and in each month of its year."""
    require(may_see_flow_sums(request.seat))
    asked = asked_of(request.seat, request.GET)
    cells = sums_by_kind_and_direction(request.seat, asked.narrowing)
    months = sums_by_month(request.seat, months_of(asked.period.year), asked.narrowing_of_year)
    tables = {"kinds": kinds_table(asked, cells), "months": months_table(asked, months)}
    for table in tables.values():
        if (reply := table.reply(request)) is not None:
            return reply
    by_direction = {
        one: sum((sums for key, sums in cells.items() if key[1] == one), Sums()) for one in TONES
    }
    context = {
        **frame_of(request.seat, asked, "flow-kinds", "kind", "group", "measure"),
        "headline": _headline(asked, cells),
        "figures": direction_figures(asked, by_direction),
        "picture": kinds_picture(asked, cells),
        **{name: table.for_request(request) for name, table in tables.items()},
    }
    return render(request, "flows/kinds.html", context)


def _headline(asked: Asked, cells: SumsOfCells) -> str:
    whole = sum(cells.values(), Sums())
    period = period_name(asked.period)
    if not whole.done:
        return _("{period}：还没有开展过流动").format(period=period)
    by_kind: dict[str, int] = {}
    for (kind, _direction), sums in cells.items():
        by_kind[kind] = by_kind.get(kind, 0) + sums.done
    first = max(by_kind, key=lambda kind: (by_kind[kind], kind))
    if by_kind[first] == whole.done:
        text = _("{period}：共 {n} 次流动，都是{first}")
        return text.format(period=period, n=number(whole.done), first=kind_name(first))
    text = _("{period}：{kinds} 类流动共 {n} 次，{first}最多，占 {share}")
    return text.format(
        period=period,
        kinds=sum(n > 0 for n in by_kind.values()),
        n=number(whole.done),
        first=kind_name(first),
        share=percent(by_kind[first] / whole.done),
    )
