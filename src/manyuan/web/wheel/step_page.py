from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require, works_for_bureau
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.parts import Crumb
from manyuan.web.ui.table import Table
from manyuan.web.wheel.finding import spoke_at, year_at
from manyuan.web.wheel.places import place_of
from manyuan.web.wheel.words import SIGNS, WHO, how_far, when, year_source
from manyuan.wheel.permissions import may_keep_wheel, may_see_wheel
from manyuan.wheel.queries.wheel import Spoke
from manyuan.wheel.titles import title_of


@require_safe
def show_step(request: SeatRequest, year: int, code: str) -> HttpResponseBase:
    """Show who has done a step and who has not."""
    seat, shown = request.seat, year_at(year)
    require(may_see_wheel(seat))
    spoke = spoke_at(seat, shown, code)
    table = _table(spoke)
    if (reply := table.reply(request)) is not None:
        return reply
    title, ticks = title_of(spoke.step), _ticks(seat, spoke)
    context = {
        "year": shown,
        "crumbs": to_year(shown, Crumb(title)),
        "title": title,
        "headline": _("{title}：{far}").format(title=title, far=how_far(spoke, named=False)),
        "spoke": spoke,
        "who": WHO[spoke.step.who],
        "sign": SIGNS[spoke.state],
        "state": spoke.state.label,
        "when": when(spoke),
        "place": place_of(seat, spoke, shown),
        "table": table.for_request(request) if len(spoke.parts) > 1 and not ticks else None,
        "may_keep": may_keep_wheel(seat),
        "ticks": ticks,
        "source": year_source(),
    }
    return render(request, "wheel/step.html", context)


def to_year(year: SchoolYear, *more: Crumb) -> list[Crumb]:
    """Return the way through the year's page."""
    return [
        Crumb(_("{year} 学年工作").format(year=year), reverse("year", args=[year.start])),
        *more,
    ]


def _ticks(seat: Seat, spoke: Spoke) -> list[object]:
    """Return the parts that the seat may tick, or take a tick from."""
    if not spoke.is_manual or spoke.skipped_for:
        return []
    if works_for_bureau(seat):
        return list(spoke.parts)
    own = seat.is_any_of(Role.GROUP_OFFICE)
    return [part for part in spoke.parts if own and part.unit == seat.unit_id]


def _table(spoke: Spoke) -> Table:
    states = {True: _("已完成"), False: _("还没有完成")}
    return Table(
        id="parts",
        title=_("各单位"),
        rows=[
            {"name": part.name, "code": part.code, "done": states[part.done], "met": part.done}
            for part in sorted(spoke.parts, key=lambda one: (one.done, one.code))
        ],
        columns=[
            Column(key="name", label=_("单位")),
            Column(key="code", label=_("代码"), on_phone=False),
            Column(key="done", label=_("状态"), verdict="met"),
        ],
        filters=[
            Filter(key="done", label=_("状态"), choices=[(one, one) for one in states.values()])
        ],
        search_keys=["name", "code"],
        empty=_("没有符合条件的单位。"),
    )
