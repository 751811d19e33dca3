"""The board: the moves as cards in the columns of their schools, to be put right by hand."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.plans.enums import MoveOrigin, PlanState
from manyuan.plans.models import Move, Plan
from manyuan.plans.permissions import may_edit_plan
from manyuan.plans.queries.addresses import plans_at_bureau
from manyuan.plans.settings import Settings
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.plans.arrangements import moves_of
from manyuan.web.plans.asked import plan_at
from manyuan.web.plans.cards import columns_of
from manyuan.web.plans.chosen import schools_in_sight
from manyuan.web.plans.schools import register_of
from manyuan.web.plans.sources import source_of
from manyuan.web.plans.trail import to_plan
from manyuan.web.plans.words import pack_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb


@require_safe
def edit_plan(request: SeatRequest, pk: int) -> HttpResponse:
    """Show the board of a plan."""
    plan = plan_at(request.seat, pk)
    require(may_edit_plan(request.seat, plan))
    moves, register = moves_of(request.seat, plan), register_of(request.seat, plan)
    chosen = schools_in_sight(request.GET, register, moves)
    context = {
        "plan": plan,
        "crumbs": to_plan(plan, Crumb(_("调整安排"))),
        "headline": _headline(request.seat, plan, moves),
        "chosen": chosen,
        "groups": register.groups,
        "schools": sorted(register.schools, key=lambda school: school.name),
        "columns": columns_of(request.seat, plan, moves, register=register, chosen=chosen),
        "is_open": plan.state == PlanState.PROPOSED,
        "source": source_of(plan, pack_of(Settings.from_json(plan.settings))),
    }
    return render(request, "plans/edit.html", context)


def _headline(seat: Seat, plan: Plan, moves: Sequence[Move]) -> str:
    changed = sum(move.origin == MoveOrigin.HAND for move in moves)
    value = _shortfall(plan.document)
    if plan.edited_from_id is None:
        said = ngettext(
            "{n} 人的安排都由计算得出，均衡缺额 {value}",
            "{n} 人的安排都由计算得出，均衡缺额 {value}",
            len(moves),
        )
        return said.format(n=len(moves), value=value)
    before = plans_at_bureau(seat).only("document").get(pk=plan.edited_from_id).document
    said = ngettext(
        "{n} 人由人工安排，均衡缺额由 {before} 变为 {value}",
        "{n} 人由人工安排，均衡缺额由 {before} 变为 {value}",
        changed,
    )
    return said.format(n=changed, before=_shortfall(before), value=value)


def _shortfall(document: Mapping[str, Any]) -> str:
    return number(document["balance_after"]["host"]["equalising_shortfall"], 2)
