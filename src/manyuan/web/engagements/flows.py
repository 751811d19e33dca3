from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.engagements.queries.flows import visible_flows
from manyuan.engagements.queries.flows_counting import with_ends
from manyuan.engagements.queries.flows_sums import how_many_help
from manyuan.kernel.clock import today
from manyuan.web.engagements.flow_words import counting_note
from manyuan.web.engagements.flows_table import flows_table
from manyuan.web.engagements.rooms import rooms
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Source


@require_safe
def list_flows(request: SeatRequest) -> HttpResponseBase:
    """List every flow that the seat may see, of whatever kind."""
    table = flows_table(
        request.seat, with_ends(request.seat, visible_flows(request.seat)), request.GET
    )
    if (reply := table.reply(request)) is not None:
        return reply
    flows, helping = how_many_help(request.seat)
    context = {
        "rooms": rooms(request.seat, "flows"),
        "headline": _headline(flows, helping),
        "table": table.for_request(request),
        "is_empty": not flows,
        "source": Source(where=_("登记和导入的流动"), as_of=today(), note=counting_note()),
    }
    return render(request, "engagements/flows.html", context)


def _headline(flows: int, helping: int) -> str:
    sentence = ngettext(
        "{n} 次流动，其中 {helping} 次由强校到弱校",
        "{n} 次流动，其中 {helping} 次由强校到弱校",
        flows,
    )
    return sentence.format(n=number(flows), helping=number(helping))
