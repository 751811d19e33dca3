from django.http import HttpResponseBase
from django.shortcuts import render

from manyuan.directory.permissions import may_import_district
from manyuan.directory.queries.groups import Register, coverage_of, register_on, sizes_of
from manyuan.directory.queries.map import MapOfDay, map_of, outline_of
from manyuan.directory.visibility import visible_schools
from manyuan.plans.permissions import may_see_planning
from manyuan.seats.models import Seat
from manyuan.web.directory.as_of import as_of
from manyuan.web.directory.coverage_words import (
    coverage_figures,
    coverage_headline,
    size_warnings,
)
from manyuan.web.directory.map_spec import lacking_note, map_spec
from manyuan.web.directory.places_table import places_table
from manyuan.web.directory.sources import cap_note, sizes_source
from manyuan.web.seated import SeatRequest

FRAGMENT = "day"


def show_map(request: SeatRequest) -> HttpResponseBase:
    """Show the groups of the district on any day: finding, figures, map, table."""
    asked = as_of(request)
    register = register_on(request.seat, asked.day)
    drawn = map_of(request.seat, register)
    table = places_table(register, drawn)
    answer = table.reply(request)
    if answer is not None:
        return answer
    context = {
        "as_of": asked,
        "table": table.for_request(request),
        "places": map_spec(drawn, register.groups, outline_of(request.seat)),
        "lacking_note": lacking_note(drawn),
        **_finding(register),
        "may_plan": may_see_planning(request.seat),
        **_first_step(request.seat, drawn),
    }
    swapped = request.htmx and request.htmx.target == FRAGMENT
    return render(request, "directory/_day.html" if swapped else "directory/map.html", context)


def _finding(register: Register) -> dict[str, object]:
    coverage, sizes = coverage_of(register), sizes_of(register)
    return {
        "headline": coverage_headline(coverage[0]),
        "figures": coverage_figures(coverage, sizes),
        "warnings": size_warnings(register.groups, sizes),
        "cap_note": cap_note(),
        "source": sizes_source(register.day),
    }


def _first_step(seat: Seat, drawn: MapOfDay) -> dict[str, object]:
    return {
        "is_empty": not drawn.places and not visible_schools(seat).exists(),
        "may_import": may_import_district(seat),
    }
