"""The result of a caravan: the finding, the tours on the map and in a table, what stays open."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.plans.models import Plan
from manyuan.plans.queries.caravan import stops
from manyuan.seats.models import Seat
from manyuan.web.caravan.changes import changes_said
from manyuan.web.caravan.finding import caravan_at
from manyuan.web.caravan.map_of_tours import map_of_tours
from manyuan.web.caravan.offered import offered
from manyuan.web.caravan.open_table import open_table
from manyuan.web.caravan.stops_table import stops_table
from manyuan.web.caravan.trail import to_plan
from manyuan.web.caravan.words import (
    figures,
    finding,
    goal_rows,
    said_all,
    source_of_plan,
    weighted_said,
    where,
    years_said,
)
from manyuan.web.plans.comparable import others_of
from manyuan.web.seated import SeatRequest


@require_safe
def show_plan(request: SeatRequest, pk: int) -> HttpResponseBase:
    """Show what a caravan comes to."""
    plan = caravan_at(request.seat, pk)
    found = list(stops(request.seat, plan))
    tables = {"stops": stops_table(plan, found), "open": open_table(request.seat, plan)}
    for table in tables.values():
        if (reply := table.reply(request)) is not None:
            return reply
    shown: dict[str, Any] = {name: one.for_request(request) for name, one in tables.items()}
    expert = request.GET.get("expert", "")
    context = {**_page(request.seat, plan), **shown}
    context["map"] = map_of_tours(request.seat, plan, found, expert) if found else None
    return render(request, "caravan/plan.html", context)


def _page(seat: Seat, plan: Plan) -> dict[str, Any]:
    document = plan.document
    infeasible = plan.status == "infeasible"
    return {
        "plan": plan,
        "crumbs": to_plan(plan),
        "headline": _("没有可行的方案：指定与排除不能同时满足")
        if infeasible
        else years_said(plan.year, finding(document)),
        "lead": _lead(plan),
        "offered": offered(seat, plan),
        "conflicts": said_all(document["conflicts"]),
        "figures": [] if infeasible else figures(document),
        "goals": [] if infeasible else goal_rows(document["goals"]),
        "weighted": "" if infeasible else weighted_said(plan),
        "notes": said_all(document["notes"]),
        "changes": changes_said(plan),
        "others": others_of(seat, plan),
        "unserved": len(document["unserved"]),
        "source": source_of_plan(plan),
    }


def _lead(plan: Plan) -> str:
    said = [where(plan.scenario), str(plan.get_state_display())]
    if plan.document["together"]:
        said.append(_("专家同车出行"))
    base = plan.scenario.base
    if base is not None:
        said.append(_("由第 {number} 版重新编排").format(number=base.number))
    return " · ".join(said)
