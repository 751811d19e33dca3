from django.http import HttpResponseBase
from django.shortcuts import render

from manyuan.directory.permissions import may_change_partnerships, may_import_district
from manyuan.directory.queries.fulfilment import Fulfilment, fulfilment_on
from manyuan.directory.queries.groups import Register, register_on
from manyuan.directory.queries.map import map_of, outline_of
from manyuan.directory.queries.partners import visible_partners
from manyuan.seats.models import Seat
from manyuan.web.directory.as_of import as_of
from manyuan.web.directory.partnerships.fulfilment_tables import groups_table, schools_table
from manyuan.web.directory.partnerships.partner_places import lacking_note, partners_spec
from manyuan.web.directory.partnerships.tabs import partner_tabs
from manyuan.web.directory.partnerships.words import fulfilment_figures, fulfilment_headline
from manyuan.web.directory.sources import register_source
from manyuan.web.seated import SeatRequest

FRAGMENT = "partnerships-day"


def show_partnerships(request: SeatRequest) -> HttpResponseBase:
    """Show which group has its university and institute, which school its scientist, on any day."""
    asked = as_of(request)
    register = register_on(request.seat, asked.day)
    found = fulfilment_on(request.seat, register)
    tables = groups_table(request.seat, found), schools_table(request.seat, found)
    answer = next(filter(None, (table.reply(request) for table in tables)), None)
    if answer is not None:
        return answer
    context = {
        "as_of": asked,
        "groups_table": tables[0].for_request(request),
        "schools_table": tables[1].for_request(request),
        "tabs": partner_tabs("partnerships"),
        "is_empty": not register.schools and not request.GET,
        "may_import": may_import_district(request.seat),
        "may_change": may_change_partnerships(request.seat),
        **_finding(found),
        **_picture(request.seat, register, found),
    }
    swapped = request.htmx and request.htmx.target == FRAGMENT
    template = "directory/_partnerships_day.html" if swapped else "directory/partnerships.html"
    return render(request, template, context)


def _finding(found: Fulfilment) -> dict[str, object]:
    return {
        "headline": fulfilment_headline(found),
        "figures": fulfilment_figures(found),
        "source": register_source(found.day),
    }


def _picture(seat: Seat, register: Register, found: Fulfilment) -> dict[str, object]:
    drawn, partners = map_of(seat, register), list(visible_partners(seat))
    spec = partners_spec(drawn, partners, found)
    return {
        "places": {**spec, "outline": outline_of(seat)},
        "lacking_note": lacking_note(drawn, partners),
    }
