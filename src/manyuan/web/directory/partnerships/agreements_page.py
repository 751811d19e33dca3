from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import ngettext

from manyuan.directory.models import Agreement
from manyuan.directory.permissions import may_change_partnerships
from manyuan.directory.queries.partners import agreements_of, agreements_on
from manyuan.web.directory.as_of import AsOf, as_of
from manyuan.web.directory.partnerships.agreements_table import agreements_table
from manyuan.web.directory.partnerships.tabs import partner_tabs
from manyuan.web.directory.sources import register_source
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number

FRAGMENT = "agreements-day"


def list_agreements(request: SeatRequest) -> HttpResponseBase:
    """List every agreement with whether it is in force on the day asked for."""
    asked = as_of(request)
    agreements = list(agreements_of(request.seat))
    table = agreements_table(request.seat, agreements, asked.day)
    answer = table.reply(request)
    if answer is not None:
        return answer
    running = list(agreements_on(request.seat, asked.day))
    context = {
        "headline": _headline(asked, running),
        "as_of": asked,
        "table": table.for_request(request),
        "tabs": partner_tabs("agreements"),
        "is_empty": not agreements,
        "may_change": may_change_partnerships(request.seat),
        "source": register_source(asked.day),
    }
    swapped = request.htmx and request.htmx.target == FRAGMENT
    template = "directory/_agreements_day.html" if swapped else "directory/agreements.html"
    return render(request, template, context)


def _headline(asked: AsOf, running: list[Agreement]) -> str:
    said = ngettext(
        "{day} 有效的协议 {n} 份：合作单位 {partners} 个，集团 {groups} 个，学校 {schools} 所",
        "{day} 有效的协议 {n} 份：合作单位 {partners} 个，集团 {groups} 个，学校 {schools} 所",
        len(running),
    )
    return said.format(
        day=asked.day,
        n=number(len(running)),
        partners=number(len({one.partner_id for one in running})),
        groups=number(len({one.group_id for one in running} - {None})),
        schools=number(len({one.school_id for one in running} - {None})),
    )
