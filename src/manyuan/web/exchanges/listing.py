from collections.abc import Sequence

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.exchange.enums import ExchangeState
from manyuan.engagements.kinds.exchange.models import PupilExchange, Sending
from manyuan.engagements.kinds.exchange.permissions import (
    may_list_exchanges,
    may_offer_exchanges,
)
from manyuan.engagements.kinds.exchange.queries.exchanges import exchanges
from manyuan.kernel.clock import today
from manyuan.seats.permissions import require
from manyuan.web.engagements.rooms import rooms
from manyuan.web.exchanges.words import SIGNS
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.parts import Source
from manyuan.web.ui.table import Table


@require_safe
def list_exchanges(request: SeatRequest) -> HttpResponseBase:
    """List the pupil exchanges that the seat may see."""
    require(may_list_exchanges(request.seat))
    found = list(exchanges(request.seat))
    table = _table(found)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "rooms": rooms(request.seat, "pupil-exchanges"),
        "headline": _headline(found),
        "table": table.for_request(request),
        "is_empty": not found,
        "may_offer": may_offer_exchanges(request.seat),
        "source": Source(where=_("接待学校和派出学校登记"), as_of=today()),
    }
    return render(request, "exchanges/exchanges.html", context)


def _headline(found: Sequence[PupilExchange]) -> str:
    if not found:
        return _("还没有学生交换")
    held = sum(one.is_held for one in found)
    asking = sum(one.is_planned for one in found)
    text = ngettext(
        "{n} 次学生交换：{held} 次已结束，{asking} 次征集中",
        "{n} 次学生交换：{held} 次已结束，{asking} 次征集中",
        len(found),
    )
    return text.format(n=len(found), held=held, asking=asking)


def _table(found: Sequence[PupilExchange]) -> Table:
    return Table(
        id="exchanges",
        title=_("学生交换"),
        rows=[_row(one) for one in found],
        columns=[
            Column(key="title", label=_("交换名称"), href=_page_of),
            Column(key="starts", label=_("第一天"), kind="date"),
            Column(key="ends", label=_("最后一天"), kind="date"),
            Column(key="host", label=pgettext("exchange", "接待学校")),
            Column(key="group", label=_("集团"), on_phone=False),
            Column(key="senders", label=pgettext("exchange", "派出学校")),
            Column(key="places", label=_("名额"), kind="number"),
            Column(key="pupils", label=_("学生数"), kind="number"),
            Column(
                key="state", label=_("状态"), labels=dict(ExchangeState.choices), verdict="sign"
            ),
        ],
        filters=[
            Filter(key="state", label=_("状态"), choices=ExchangeState.choices),
            Filter(key="group", label=_("集团")),
        ],
        search_keys=["title", "host", "senders", "code"],
        default_sort="-starts",
        empty=_("没有符合条件的学生交换。"),
    )


def _page_of(row: Record) -> str:
    return reverse("pupil-exchange", args=[row["code"]])


def _row(one: PupilExchange) -> Record:
    standing: Sequence[Sending] = getattr(one, "standing", ())
    counts = [each.attended if one.is_held else each.pupils for each in standing]
    return {
        "code": one.code,
        "title": one.title,
        "starts": one.starts_on,
        "ends": one.ends_on,
        "host": one.host.name,
        "group": one.group.name,
        "senders": [each.school.name for each in standing],
        "places": sum(each.places for each in one.places.all()),
        "pupils": sum(count or 0 for count in counts),
        "state": one.state,
        "sign": SIGNS[one.state],
    }
