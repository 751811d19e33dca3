"""The flow map: who gives to whom, the largest pairs as arrows, every pair in the table."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.engagements.permissions import may_see_flow_sums
from manyuan.engagements.queries.flows_counting import Sums
from manyuan.engagements.queries.flows_sums import pairs_of_flows, sums_by_direction
from manyuan.seats.permissions import require
from manyuan.web.engagements.flow_links import AHEAD, direction_word
from manyuan.web.engagements.flow_words import direction_name
from manyuan.web.engagements.period_words import period_name
from manyuan.web.flows.asking import Asked, asked_of
from manyuan.web.flows.map_of_flows import map_of_flows
from manyuan.web.flows.pages import frame_of
from manyuan.web.flows.pairs_table import pairs_table
from manyuan.web.flows.words import ahead_words, measured
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number, percent
from manyuan.web.ui.parts import KeyFigure

FIGURES = ("strong_to_weak", "peer", "weak_to_strong", "outside")


@require_safe
def show_map(request: SeatRequest) -> HttpResponseBase:
    """Show who gives to whom in a period."""
    require(may_see_flow_sums(request.seat))
    asked = asked_of(request.seat, request.GET)
    table = pairs_table(request.seat, asked, pairs_of_flows(request.seat, asked.narrowing))
    if (reply := table.reply(request)) is not None:
        return reply
    sums = sums_by_direction(request.seat, asked.narrowing)
    pairs = len(table.rows)
    context = {
        **frame_of(request.seat, asked, "flow-map", "kind", "group", "measure"),
        "headline": _headline(asked, sums),
        "figures": direction_figures(asked, sums),
        "drawn": map_of_flows(request.seat, asked, pairs) if pairs else None,
        "table": table.for_request(request),
    }
    return render(request, "flows/map.html", context)


def direction_figures(asked: Asked, sums: dict[str, Sums]) -> list[KeyFigure]:
    """Return what flows in each direction, each figure with its rows."""
    return [_figure(asked, direction, sums.get(direction, Sums())) for direction in FIGURES]


def _figure(asked: Asked, direction: str, sums: Sums) -> KeyFigure:
    counting = {} if sums.done or not sums.ahead else {"counting": AHEAD}
    url = asked.rows_in_group(direction=direction_word(direction), **counting)
    return KeyFigure(
        label=direction_name(direction),
        value=measured(sums, asked.measure),
        sub=ahead_words(sums),
        url=url if sums.all else "",
    )


def _headline(asked: Asked, sums: dict[str, Sums]) -> str:
    whole = sum(sums.values(), Sums())
    if not whole.all:
        return _("{period}：还没有流动").format(period=period_name(asked.period))
    helping = sums.get("strong_to_weak", Sums())
    text = _("{period}：已开展 {n} 次流动，{share} 由强校到弱校")
    return text.format(
        period=period_name(asked.period),
        n=number(whole.done),
        share=percent(helping.done / whole.done if whole.done else None),
    )
