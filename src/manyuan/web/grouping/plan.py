"""The result of group formation: the finding, the map before and after, who joins when and why."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.models import Plan
from manyuan.plans.queries.grouping import beside, joins, schools_of
from manyuan.plans.queries.grouping_choices import groups_of_choice
from manyuan.seats.models import Seat
from manyuan.web.caravan.words import said_all, years_said
from manyuan.web.grouping.choosing import chosen_of, shown
from manyuan.web.grouping.curve import curve_of
from manyuan.web.grouping.finding import grouping_at
from manyuan.web.grouping.offered import offered
from manyuan.web.grouping.plan_tables import groups_table, joins_table, left_table
from manyuan.web.grouping.trail import to_plan
from manyuan.web.grouping.words import figures, finding, goal_rows, source_of_plan
from manyuan.web.plans.comparable import others_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number

PART = "chosen"  # what another number of groups swaps


@require_safe
def show_plan(request: SeatRequest, pk: int) -> HttpResponseBase:
    """Show what a plan of groups comes to."""
    plan = grouping_at(request.seat, pk)
    if plan.status == "infeasible":
        return render(request, "grouping/infeasible.html", _frame(request.seat, plan))
    chosen = chosen_of(request, plan)
    tables = {
        "joins": joins_table(plan, joins(request.seat, plan)),
        "left": left_table(plan),
        "groups": groups_table(plan, groups_of_choice(plan, chosen.choice)),
    }
    for table in tables.values():
        if (reply := table.reply(request)) is not None:
            return reply
    views = {name: one.for_request(request) for name, one in tables.items()}
    part = {**shown(request.seat, plan, chosen), "groups": views["groups"]}
    if request.htmx and request.htmx.target == PART:
        return render(request, "grouping/_chosen.html", {**part, **_warned(plan)})
    context = {**_frame(request.seat, plan), **_page(request.seat, plan), **views, **part}
    curve = curve_of(chosen.found, len(schools_of(plan)))
    return render(request, "grouping/plan.html", {**context, "chosen": chosen, "curve": curve})


def _frame(seat: Seat, plan: Plan) -> dict[str, Any]:
    document = plan.document
    infeasible = plan.status == "infeasible"
    return {
        "plan": plan,
        "offered": offered(seat, plan),
        "crumbs": to_plan(plan),
        "headline": _("没有可行的方案：指定与排除不能同时满足")
        if infeasible
        else years_said(plan.year, finding(document)),
        "lead": _lead(plan),
        "conflicts": said_all(document["conflicts"]),
        "notes": said_all(document["notes"]),
        "source": source_of_plan(plan),
    }


def _page(seat: Seat, plan: Plan) -> dict[str, Any]:
    return {
        "figures": figures(beside(seat, plan)),
        "goals": goal_rows(plan.document["goals"]),
        "years": _years(plan),
        **_warned(plan),
        "unserved": len(plan.document["uncovered"]),
        "others": others_of(seat, plan),
    }


def _warned(plan: Plan) -> dict[str, list[str]]:
    return {"warnings": said_all(plan.document["warnings"])}


def _lead(plan: Plan) -> str:
    said = [str(plan.get_state_display())]
    minutes = plan.document["max_minutes"]
    if minutes is not None:
        said.append(_("单程最多 {n} 分钟").format(n=number(minutes)))
    if plan.edited_from is not None:
        said.append(_("由第 {number} 版人工调整").format(number=plan.edited_from.number))
    return " · ".join(said)


def _years(plan: Plan) -> list[dict[str, str]]:
    schools = schools_of(plan)
    return [
        {
            "year": str(SchoolYear(one["year"])),
            "joins": number(len(one["joins"])),
            "new": _("、").join(schools[code].name for code in one["new_groups"]) or "—",
            "schools": number(one["schools"]),
            "pupils": number(one["pupils"]),
        }
        for one in plan.document["years"]
    ]
