from dataclasses import dataclass

from django.http import HttpResponseBase
from django.shortcuts import render

from manyuan.directory.enums import WAY_TO_LEAD
from manyuan.directory.models import Group, Membership
from manyuan.directory.permissions import may_change_directory, may_change_partnerships
from manyuan.directory.queries.fulfilment import fulfilment_on
from manyuan.directory.queries.groups import register_on, sizes_of
from manyuan.directory.queries.map import MapOfDay, map_of, outline_of
from manyuan.directory.queries.timeline import memberships_of_group
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.seats.permissions import may_see_history
from manyuan.web.directory.as_of import as_of
from manyuan.web.directory.finding import group_at
from manyuan.web.directory.flow_balance import balance_of_group
from manyuan.web.directory.group_size import group_finding
from manyuan.web.directory.links_panel import calendar_links
from manyuan.web.directory.map_spec import lacking_note, map_spec, only_group
from manyuan.web.directory.members_table import members_table
from manyuan.web.directory.membership_words import told_of_group
from manyuan.web.directory.partnerships.own_ties import ties_of_group
from manyuan.web.directory.trail import to_group
from manyuan.web.seated import SeatRequest

FRAGMENT = "group-day"


@dataclass(frozen=True, slots=True)
class WayToLead:
    """One way in which the lead lifts others, with the members for whom it is the way."""

    name: str
    members: tuple[Membership, ...]


def show_group(request: SeatRequest, code: str) -> HttpResponseBase:
    """Show a group as of any day: size, map, members, ways to lead, how it grew."""
    group = group_at(request.seat, code)
    asked = as_of(request)
    register = register_on(request.seat, asked.day)
    drawn = only_group(map_of(request.seat, register), group)
    members = register.members_by_group.get(group.pk, [])
    table = members_table(request.seat, members, drawn)
    balance = balance_of_group(request.seat, group, asked.day)
    answer = table.reply(request) or balance.reply(request)
    if answer is not None:
        return answer
    context = {
        "group": group,
        "as_of": asked,
        "table": table.for_request(request),
        "mark": drawn.marks[group.pk],
        "members": members,
        "ways": ways_to_lead(members),
        **group_finding(group, sizes_of(register).get(group.pk), members, register.day),
        **balance.context(request),
        **_picture(request.seat, group, drawn),
        **_frame(request.seat, group),
    }
    held = fulfilment_on(request.seat, register).of_group(group)
    context["ties"] = ties_of_group(held) if held else []
    swapped = request.htmx and request.htmx.target == FRAGMENT
    template = "directory/_group_day.html" if swapped else "directory/group.html"
    return render(request, template, context)


def ways_to_lead(members: list[Membership]) -> list[WayToLead]:
    """Return the ways that occur in a group, each with its members."""
    found = (
        WayToLead(str(way), tuple(m for m in members if m.kind == kind))
        for kind, way in WAY_TO_LEAD.items()
    )
    return [way for way in found if way.members]


def _picture(seat: Seat, group: Group, drawn: MapOfDay) -> dict[str, object]:
    return {
        "places": map_spec(drawn, [group], outline_of(seat)),
        "lacking_note": lacking_note(drawn),
    }


def _frame(seat: Seat, group: Group) -> dict[str, object]:
    return {
        "crumbs": to_group(group),
        "may_change": may_change_directory(seat),
        "may_change_partnerships": may_change_partnerships(seat),
        "may_see_history": may_see_history(seat),
        "calendars": calendar_links(seat, group.unit),
        "timeline": told_of_group(memberships_of_group(seat, group), today()),
    }
