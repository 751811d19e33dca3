"""The balance inside a group: against the district, lead against members, over the years."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.directory.models import Group
from manyuan.evaluation.errors import NothingReported
from manyuan.evaluation.queries.balance import Balances, BalanceView
from manyuan.evaluation.queries.groups import (
    GroupBalance,
    group_balance,
    group_balance_over_years,
)
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.balance import JUDGED_STAGES
from manyuan.web.directory.finding import group_at
from manyuan.web.evaluation.asked import crumbs_to, year_asked, year_tabs
from manyuan.web.evaluation.district import nothing_reported
from manyuan.web.evaluation.group_finding import group_finding, lead_finding
from manyuan.web.evaluation.group_tables import gap_table, member_table, spread_table
from manyuan.web.evaluation.over_years import group_picture
from manyuan.web.evaluation.pictures import Picture, compared_picture
from manyuan.web.evaluation.sources import source_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.table import Table


@require_safe
def group(request: SeatRequest, code: str) -> HttpResponseBase:
    """Show how balanced the schools of one group are."""
    found = group_at(request.seat, code)
    balances = Balances(request.seat)
    try:
        view = balances.in_year(year_asked(request))
    except NothingReported as nothing:
        return nothing_reported(request, balances, nothing)
    inside = group_balance(request.seat, found, view)
    tables = _tables(inside, view)
    for table in tables.values():
        if reply := table.reply(request):
            return reply
    context = _page(request, found, view, inside)
    if not inside.hidden:
        years = group_balance_over_years(request.seat, found, balances.up_to(view))
        context |= {"pictures": _pictures(inside, years, view)}
    shown = {name: table.for_request(request) for name, table in tables.items()}
    return render(request, "evaluation/group.html", {**context, **shown})


def _tables(inside: GroupBalance, view: BalanceView) -> dict[str, Table]:
    return {
        "members": member_table(inside, view),
        "spread": spread_table(inside, view),
        "gaps": gap_table(inside, view),
    }


def _page(
    request: SeatRequest, found: Group, view: BalanceView, inside: GroupBalance
) -> dict[str, Any]:
    return {
        "group": found,
        "view": view,
        "inside": inside,
        "headline": group_finding(found.name, inside, view),
        "lead": lead_finding(inside, view.report.pack),
        "asked": SchoolYear(view.year_asked),
        "year": SchoolYear(view.year),
        "year_tabs": year_tabs(view, request.path),
        "crumbs": crumbs_to(found.name),
        "source": source_of(
            view, _("集团内的差异系数只作参照：规定的上限是对全区的，不是对集团的。")
        ),
    }


def _pictures(
    inside: GroupBalance, years: Sequence[GroupBalance], view: BalanceView
) -> list[Picture]:
    stages = [stage for stage in JUDGED_STAGES if _has_several(inside, stage)]
    if not stages:
        return []
    now = compared_picture(stages, inside, view.report)
    return [now, group_picture(stages, years, view.report.pack)] if len(years) > 1 else [now]


def _has_several(inside: GroupBalance, stage: str) -> bool:
    return sum(verdict.stage == stage for verdict in inside.verdicts) > 1
