"""The result of a plan: the finding, the ratios, the goals, the balance before and after."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.plans.enums import PlanState
from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_edit_plan
from manyuan.plans.queries.plans import plan_summary
from manyuan.plans.settings import Settings
from manyuan.seats.models import Seat
from manyuan.web.decisions.offered import plan_actions
from manyuan.web.plans.arrangements import moves_of
from manyuan.web.plans.asked import plan_at
from manyuan.web.plans.balances import balance_rows
from manyuan.web.plans.comparable import others_of
from manyuan.web.plans.figures import figures_of
from manyuan.web.plans.findings import finding_of
from manyuan.web.plans.map_of_moves import map_of_moves
from manyuan.web.plans.pictures import weakest_slope
from manyuan.web.plans.schools import names_of_schools, register_of
from manyuan.web.plans.sources import source_of
from manyuan.web.plans.standards import goal_rows, ratio_rows
from manyuan.web.plans.trail import tabs_of, to_plan
from manyuan.web.plans.words import pack_of, said_all
from manyuan.web.seated import SeatRequest


@require_safe
def show_plan(request: SeatRequest, pk: int) -> HttpResponse:
    """Show what a plan comes to."""
    plan = plan_at(request.seat, pk)
    return render(request, "plans/plan.html", _page(request.seat, plan))


def _page(seat: Seat, plan: Plan) -> dict[str, Any]:
    summary, pack = plan_summary(plan), pack_of(Settings.from_json(plan.settings))
    moves = moves_of(seat, plan)
    return {
        "plan": plan,
        "crumbs": to_plan(plan),
        "tabs": tabs_of(plan, "plan"),
        "headline": finding_of(summary),
        "lead": lead_of(plan),
        "figures": figures_of(summary, pack),
        "conflicts": said_all(plan.document["conflicts"]),
        "ratios": ratio_rows(summary, pack),
        "goals": goal_rows(summary.goals),
        "balances": balance_rows(summary),
        "map": map_of_moves(seat, plan, moves, register_of(seat, plan)) if moves else None,
        "slope": weakest_slope(summary, names_of_schools(seat)),
        "notes": said_all(plan.document["notes"]),
        "may_edit": may_edit_plan(seat, plan),
        "offered": plan_actions(seat, plan),
        "is_open": plan.state == PlanState.PROPOSED,
        "others": others_of(seat, plan),
        "source": source_of(plan, pack),
    }


def lead_of(plan: Plan) -> str:
    """Say which schools the plan is for, how far it has come, and from which it departed."""
    said = [plan.scenario.get_scope_display(), str(plan.get_state_display())]
    if plan.group is not None:
        said.insert(0, plan.group.name)
    if plan.edited_from is not None:
        said.append(_("人工调整自第 {number} 版").format(number=plan.edited_from.number))
    base = plan.scenario.base
    if base is not None:
        said.append(_("由第 {number} 版重新规划，改动最少").format(number=base.number))
    return " · ".join(said)
