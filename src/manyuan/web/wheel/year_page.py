from collections.abc import Sequence

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Tab
from manyuan.web.wheel.drawing import months_of
from manyuan.web.wheel.finding import year_at
from manyuan.web.wheel.places import place_of
from manyuan.web.wheel.words import SIGNS, WHO, how_far, when, year_source
from manyuan.wheel.enums import StepState
from manyuan.wheel.permissions import may_keep_wheel, may_see_wheel
from manyuan.wheel.queries.openings import opening_of
from manyuan.wheel.queries.wheel import Spoke, late, wheel_of
from manyuan.wheel.titles import title_of


@require_safe
def this_year(request: SeatRequest) -> HttpResponse:
    """Go to the year that runs."""
    require(may_see_wheel(request.seat))
    return HttpResponseRedirect(reverse("year", args=[SchoolYear.on(today()).start]))


@require_safe
def show_year(request: SeatRequest, year: int) -> HttpResponse:
    """Show what is due in a year, who is late, and where it is done."""
    seat = request.seat
    require(may_see_wheel(seat))
    shown = year_at(year)
    spokes = wheel_of(seat, shown)
    opening = opening_of(seat, shown)
    may_keep = may_keep_wheel(seat)
    now = SchoolYear.on(today()).start
    context = {
        "year": shown,
        "tabs": _tabs(shown),
        "headline": headline_of(shown, spokes),
        "months": months_of(spokes, shown),
        "done": sum(one.state == StepState.DONE for one in spokes),
        "all": sum(one.state != StepState.SKIPPED for one in spokes),
        "rows": [_row(seat, one, shown) for one in spokes],
        "opening": opening,
        "may_open": bool(may_keep) and opening is None and year in (now, now + 1),
        "may_take_back": bool(may_keep) and opening is not None,
        "source": year_source(),
    }
    return render(request, "wheel/year.html", context)


def headline_of(year: SchoolYear, spokes: Sequence[Spoke]) -> str:
    """Say how far the year has come, and how much of it is late."""
    counted = [one for one in spokes if one.state != StepState.SKIPPED]
    if not counted:
        return _("{year} 学年没有要做的工作").format(year=year)
    done = sum(one.state == StepState.DONE for one in counted)
    facts = {"year": year, "all": number(len(counted)), "done": number(done)}
    said = _("{year} 学年 {all} 步中完成 {done} 步").format(**facts)
    n = len(late(counted))
    if not n:
        return said
    over = ngettext("{n} 步已逾期", "{n} 步已逾期", n).format(n=number(n))
    return _("{said}，{over}").format(said=said, over=over)


def _row(seat: Seat, spoke: Spoke, year: SchoolYear) -> dict[str, object]:
    return {
        "spoke": spoke,
        "title": title_of(spoke.step),
        "who": WHO[spoke.step.who],
        "sign": SIGNS[spoke.state],
        "state": spoke.state.label,
        "far": how_far(spoke),
        "when": when(spoke),
        "place": place_of(seat, spoke, year),
        "url": reverse("year-step", args=[year.start, spoke.code]),
    }


def _tabs(year: SchoolYear) -> list[Tab]:
    now = SchoolYear.on(today()).start
    shown = sorted({now - 1, now, now + 1, year.start})
    return [
        Tab(
            label=str(SchoolYear(one)),
            url=reverse("year", args=[one]),
            current=one == year.start,
        )
        for one in shown
    ]
