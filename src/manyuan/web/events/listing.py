from collections.abc import Sequence

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.event.enums import EventMode, EventState
from manyuan.engagements.kinds.event.models import Event
from manyuan.engagements.kinds.event.permissions import may_arrange_events
from manyuan.engagements.kinds.event.queries.events import counted, events
from manyuan.engagements.signups.permissions import may_see_lists
from manyuan.kernel.clock import today
from manyuan.web.engagements.rooms import rooms
from manyuan.web.events.words import SIGNS, when_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.parts import Source
from manyuan.web.ui.table import Table


@require_safe
def list_events(request: SeatRequest) -> HttpResponseBase:
    """List the events that the seat may see."""
    found = list(counted(events(request.seat)))
    table = _table(found)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "rooms": rooms(request.seat, "events"),
        "headline": _headline(found),
        "is_empty": not found,
        "table": table.for_request(request),
        "may_arrange": may_arrange_events(request.seat),
        "may_see_lists": may_see_lists(request.seat),
        "source": Source(where=_("主办学校和集团登记的活动"), as_of=today()),
    }
    return render(request, "events/events.html", context)


def _headline(found: Sequence[Event]) -> str:
    if not found:
        return _("还没有联合活动")
    coming = sum(one.is_open and one.ends_on >= today() for one in found)
    held = sum(one.state == EventState.HELD for one in found)
    text = ngettext(
        "{n} 个联合活动：{coming} 个将举办，{held} 个已举办",
        "{n} 个联合活动：{coming} 个将举办，{held} 个已举办",
        len(found),
    )
    return text.format(n=len(found), coming=coming, held=held)


def _table(found: Sequence[Event]) -> Table:
    return Table(
        id="events",
        title=_("联合活动"),
        rows=[_row(one) for one in found],
        columns=[
            Column(key="on", label=_("开始日期"), kind="date"),
            Column(key="title", label=_("活动名称"), href=_page_of),
            Column(key="mode", label=_("活动类型"), labels=dict(EventMode.choices)),
            Column(key="provider", label=_("主办")),
            Column(key="schools", label=_("参加学校"), kind="number"),
            Column(key="people", label=_("预计人数"), kind="number"),
            Column(key="state", label=_("状态"), labels=dict(EventState.choices), verdict="sign"),
            Column(key="when", label=_("时间"), on_phone=False),
            Column(key="code", label=_("活动编号"), on_phone=False),
        ],
        filters=[
            Filter(key="state", label=_("状态"), choices=EventState.choices),
            Filter(key="mode", label=_("活动类型"), choices=EventMode.choices),
        ],
        search_keys=["title", "provider", "code"],
        default_sort="-on",
        empty=_("没有符合条件的活动。"),
    )


def _page_of(row: Record) -> str:
    return reverse("event", args=[row["code"]])


def _row(event: Event) -> Record:
    return {
        "code": event.code,
        "on": event.starts_on,
        "title": event.title,
        "mode": event.mode,
        "provider": event.provider.name,
        "schools": event.schools,  # type: ignore[attr-defined]
        "people": event.pupils + event.teachers,  # type: ignore[attr-defined]
        "state": event.state,
        "sign": SIGNS[EventState(event.state)],
        "when": when_of(event),
    }
