from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.engagements.enums import Direction, FlowStatus
from manyuan.engagements.models import Flow
from manyuan.engagements.queries.flows import visible_flows
from manyuan.kernel.clock import today
from manyuan.offers.kinds import engagement_of, flow_kinds
from manyuan.seats.models import Seat
from manyuan.web.engagements.rooms import rooms
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.parts import Source
from manyuan.web.ui.table import Table


@require_safe
def list_flows(request: SeatRequest) -> HttpResponseBase:
    """List every flow that the seat may see, of whatever kind."""
    flows = list(visible_flows(request.seat))
    table = _table(request.seat, flows)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "rooms": rooms(request.seat, "flows"),
        "headline": _headline(flows),
        "table": table.for_request(request),
        "is_empty": not flows,
        "source": Source(where=_("登记和导入的流动"), as_of=today()),
    }
    return render(request, "engagements/flows.html", context)


def _headline(flows: list[Flow]) -> str:
    helping = sum(flow.direction == Direction.STRONG_TO_WEAK for flow in flows)
    sentence = ngettext(
        "{n} 次流动，其中 {helping} 次由强校到弱校",
        "{n} 次流动，其中 {helping} 次由强校到弱校",
        len(flows),
    )
    return sentence.format(n=len(flows), helping=helping)


def _table(seat: Seat, flows: list[Flow]) -> Table:
    opened = _opened(seat, flows)
    kinds = {slug: kind.label for slug, kind in flow_kinds().items()}
    return Table(
        id="flows",
        title=_("全部流动"),
        rows=[
            _row(flow, has_page=(flow.kind, engagement_of(flow.code)) in opened) for flow in flows
        ],
        columns=[
            Column(key="code", label=_("流动编号"), href=_page_of),
            Column(key="kind", label=_("种类"), labels=kinds),
            Column(key="mode", label=_("方式"), labels=_modes()),
            Column(key="provider", label=_("提供方")),
            Column(key="receiver", label=_("接受方")),
            Column(key="group", label=_("集团"), on_phone=False),
            Column(key="starts", label=_("开始日期"), kind="date"),
            Column(key="ends", label=_("结束日期"), kind="date"),
            Column(key="direction", label=_("方向"), labels=dict(Direction.choices)),
            Column(key="status", label=_("状态"), labels=dict(FlowStatus.choices)),
        ],
        filters=[
            Filter(key="kind", label=_("种类")),
            Filter(key="direction", label=_("方向"), choices=Direction.choices),
            Filter(key="status", label=_("状态"), choices=FlowStatus.choices),
            Filter(key="group", label=_("集团")),
        ],
        search_keys=["code", "provider", "receiver"],
        default_sort="-starts",
        empty=_("没有符合条件的流动。"),
    )


def _opened(seat: Seat, flows: list[Flow]) -> set[tuple[str, str]]:
    """Return the engagements behind the flows that the seat may open: kind and code."""
    by_kind: dict[str, set[str]] = {}
    for flow in flows:
        by_kind.setdefault(flow.kind, set()).add(engagement_of(flow.code))
    return {
        (slug, code)
        for slug, kind in flow_kinds().items()
        for code in kind.codes(seat, by_kind.get(slug, frozenset()))
    }


def _modes() -> dict[str, object]:
    return {slug: label for kind in flow_kinds().values() for slug, label in kind.modes.items()}


def _page_of(row: Record) -> str:
    kind = flow_kinds().get(row["kind"])
    return reverse(kind.page, args=[engagement_of(row["code"])]) if kind and row["has_page"] else ""


def _row(flow: Flow, *, has_page: bool) -> Record:
    return {
        "code": flow.code,
        "kind": flow.kind,
        "mode": flow.mode,
        "provider": flow.provider.name,
        "receiver": flow.receiver.name,
        "group": flow.group.name if flow.group else "",
        "starts": flow.starts_on,
        "ends": flow.ends_on,
        "direction": flow.direction,
        "status": flow.status,
        "has_page": has_page,
    }
