"""Who has received nothing: a list of its own, those that need most first."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.directory.enums import SchoolKind, StrengthLevel
from manyuan.directory.queries.groups import names_of_groups
from manyuan.engagements.permissions import may_see_flow_sums
from manyuan.engagements.queries.flows_coverage import Coverage, coverage_of_flows, last_received
from manyuan.engagements.queries.flows_periods import current_term
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.engagements.period_words import period_name
from manyuan.web.flows.asking import Asked, asked_of
from manyuan.web.flows.coverage_table import ahead_column, school_columns, school_record
from manyuan.web.flows.pages import frame_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.figures import number
from manyuan.web.ui.table import Table


@require_safe
def list_silent(request: SeatRequest) -> HttpResponseBase:
    """List the schools that received nothing in a period, this term unless told otherwise."""
    require(may_see_flow_sums(request.seat))
    term = current_term(request.seat, SchoolYear.on(today()))
    asked = asked_of(request.seat, request.GET, term)
    found = coverage_of_flows(request.seat, asked.covering)
    table = _table(request.seat, asked, found)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        **frame_of(request.seat, asked, "flow-silent", "kind", "group", "stage"),
        "headline": _headline(asked, found),
        "table": table.for_request(request),
    }
    return render(request, "flows/silent.html", context)


def _headline(asked: Asked, found: Coverage) -> str:
    silent, every = len(found.silent), len(found.rows)
    period = period_name(asked.period)
    if every and not silent:
        text = ngettext(
            "{period}：{all} 所学校都接受过流动", "{period}：{all} 所学校都接受过流动", every
        )
        return text.format(period=period, all=number(every))
    text = ngettext(
        "{period}：{all} 所学校中 {n} 所还没有接受过流动",
        "{period}：{all} 所学校中 {n} 所还没有接受过流动",
        silent,
    )
    return text.format(period=period, all=number(every), n=number(silent))


def _table(seat: Seat, asked: Asked, found: Coverage) -> Table:
    groups = names_of_groups(seat, asked.period.first, asked.period.after)
    last = last_received(seat, asked.kind)
    return Table(
        id="silent",
        title=_("还没有接受的学校"),
        columns=[
            *school_columns(),
            Column(key="kind", label=_("办学类型"), labels=dict(SchoolKind.choices)),
            Column(key="groups", label=_("集团")),
            Column(key="last", label=_("上次接受"), kind="date"),
            ahead_column(asked),
        ],
        rows=[
            {
                **school_record(row),
                "kind": row.school.kind,
                "groups": groups.get(row.school.pk, []),
                "last": last.get(row.school.pk),
            }
            for row in found.silent
        ],
        filters=[Filter(key="strength", label=_("办学水平"), choices=StrengthLevel.choices)],
        search_keys=("name", "code"),
        default_sort="strength",
        empty=_("每所学校都接受过流动。"),
    )
