"""The board of what schools need, of every kind that others can arrange for them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from manyuan.kernel.clock import today
from manyuan.offers.enums import NeedState
from manyuan.offers.models import Need
from manyuan.offers.permissions import may_see_openings, may_state_needs
from manyuan.offers.queries.needs import needs
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.boards.room import room
from manyuan.web.needs.table import needs_table
from manyuan.web.needs.trail import to_needs
from manyuan.web.needs.words import kinds_to_need
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import KeyFigure, Source, Twin


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its title and its table."""

    title: str
    spec: dict[str, object]
    twin: Twin


@require_safe
def show_needs(request: SeatRequest) -> HttpResponseBase:
    """Show what schools need and what became of it."""
    require(may_see_openings(request.seat))
    found = list(needs(request.seat))
    table = needs_table(found)
    if (reply := table.reply(request)) is not None:
        return reply
    counts = Counter(one.standing for one in found)
    unmet = Counter(one.kind for one in found if one.standing == NeedState.OPEN)
    context = {
        "tabs": room(request.seat, "needs"),
        "crumbs": to_needs(),
        "headline": _headline(counts, unmet),
        "lead": _whose(request.seat),
        "figures": _figures(counts) if found else [],
        "picture": _picture(found, unmet),
        "table": table.for_request(request),
        "is_empty": not found,
        "may_state": may_state_needs(request.seat),
        "source": Source(where=_("学校提出的需求"), as_of=today()),
    }
    return render(request, "needs/board.html", context)


def _headline(counts: Counter[NeedState], unmet: Counter[str]) -> str:
    waiting, met = counts[NeedState.OPEN], counts[NeedState.MET]
    if not counts:
        return _("还没有学校提出需求")
    if not waiting:
        said = ngettext("没有待安排的需求，{met} 项已安排", "没有待安排的需求，{met} 项已安排", met)
        return said.format(met=number(met))
    labels = dict(kinds_to_need())
    kinds = _("、").join(f"{labels[kind]} {number(n)}" for kind, n in unmet.most_common())
    said = ngettext(
        "{n} 项需求待安排：{kinds}；{met} 项已安排",
        "{n} 项需求待安排：{kinds}；{met} 项已安排",
        waiting,
    )
    return said.format(n=number(waiting), kinds=kinds, met=number(met))


def _whose(seat: Seat) -> str:
    if seat.is_any_of(Role.TEACHER):
        return _("这里显示本校的需求，由校长提出。")
    if seat.is_any_of(Role.PRINCIPAL, Role.GROUP_OFFICE):
        return _("这里显示本校和本集团学校的需求；您能提供的，可以直接安排。")
    return _("学校需要课程、场地、活动、教研、交换或资料，在这里提出，由能提供的单位安排。")


def _figures(counts: Counter[NeedState]) -> list[KeyFigure]:
    unit = pgettext("needs", "项")
    lapsed = counts[NeedState.LAPSED]
    return [
        KeyFigure(label=pgettext("need", "待安排的需求"), value=counts[NeedState.OPEN], unit=unit),
        KeyFigure(label=_("已安排的需求"), value=counts[NeedState.MET], unit=unit),
        KeyFigure(
            label=_("过期未安排的需求"),
            value=lapsed,
            unit=unit,
            verdict="missed" if lapsed else None,
        ),
    ]


def _picture(found: Sequence[Need], unmet: Counter[str]) -> Picture | None:
    """Draw how much of each kind waits, once there are kinds to compare."""
    if len(set(unmet.values())) < 2:
        return None
    labels = dict(kinds_to_need())
    met = Counter(one.kind for one in found if one.standing == NeedState.MET)
    most, count = unmet.most_common(1)[0]
    rows = [[labels[kind], n, met[kind]] for kind, n in unmet.most_common()]
    return Picture(
        title=_("待安排最多的是{kind}：{n} 项").format(kind=labels[most], n=number(count)),
        spec={
            "type": "bars",
            "unit": pgettext("needs", "项"),
            "decimals": 0,
            "items": [{"name": name, "value": n} for name, n, _met in rows],
        },
        twin=Twin(
            headers=[_("种类"), pgettext("need", "待安排"), pgettext("need", "已安排")],
            rows=rows,
            caption=_("各类需求待安排和已安排的项数"),
        ),
    )
