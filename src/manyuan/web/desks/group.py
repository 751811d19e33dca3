from django.http import HttpResponseBase
from django.shortcuts import render

from manyuan.directory.queries.fulfilment import fulfilment_on
from manyuan.directory.queries.groups import register_on, sizes_of
from manyuan.directory.queries.map import map_of, outline_of
from manyuan.kernel.clock import today
from manyuan.web.desks.board_words import board_tasks
from manyuan.web.desks.collecting_words import collecting_tasks
from manyuan.web.desks.coming import coming
from manyuan.web.desks.flow_words import flows_shown
from manyuan.web.desks.matter_words import matter_tasks
from manyuan.web.desks.partner_words import partner_tasks_of
from manyuan.web.desks.planning_words import planning_said
from manyuan.web.directory.finding import group_at
from manyuan.web.directory.group_size import group_finding
from manyuan.web.directory.map_spec import lacking_note, map_spec, only_group
from manyuan.web.directory.members_table import members_table
from manyuan.web.seated import SeatRequest


def group_desk(request: SeatRequest) -> HttpResponseBase:
    """Show the group office its own group."""
    group = group_at(request.seat, request.seat.unit.code)
    register = register_on(request.seat, today())
    drawn = only_group(map_of(request.seat, register), group)
    members = register.members_by_group.get(group.pk, [])
    size = sizes_of(register).get(group.pk)
    table = members_table(request.seat, members, drawn)
    context = {
        "group": group,
        "table": table.for_request(request),
        "places": map_spec(drawn, [group], outline_of(request.seat)),
        "lacking_note": lacking_note(drawn),
        "tasks": [
            *matter_tasks(request.seat),
            *collecting_tasks(request.seat),
            *board_tasks(request.seat),
            *partner_tasks_of(fulfilment_on(request.seat, register), group),
        ],
        "planning": planning_said(request.seat),
        "coming": coming(request.seat),
        "flows": flows_shown(request.seat),
        **group_finding(group, size, members, register.day),
    }
    return table.reply(request) or render(request, "desks/group.html", context)
