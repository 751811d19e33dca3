"""Put a plan of any kind aside."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.plans.actions.edits import discard_plan
from manyuan.plans.enums import PlanState
from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_edit_plan
from manyuan.seats.permissions import require
from manyuan.web.decisions.deciding import Decision, Told, decide
from manyuan.web.decisions.finding import plan_at
from manyuan.web.decisions.offered import may_discard
from manyuan.web.decisions.sources import source_of
from manyuan.web.decisions.trail import to_plan
from manyuan.web.decisions.words import named
from manyuan.web.directory.asking import Done, sent
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscardPage:
    """Where the plans of a kind are: a plan's address by name, the year's, the way, the source."""

    plan: str
    year: str
    crumbs: Callable[[Plan, Crumb], list[Crumb]]
    source: Callable[[Plan], Source]


def discard(request: SeatRequest, pk: int) -> HttpResponse:
    """Put a plan aside, after saying what stays."""
    page = DiscardPage(plan="plan", year="plans", crumbs=to_plan, source=source_of)
    return answer_discard(request, plan_at(request.seat, pk), page)


def answer_discard(request: SeatRequest, plan: Plan, page: DiscardPage) -> HttpResponse:
    """Say what will happen, and put the plan aside."""
    require(may_edit_plan(request.seat, plan))
    said = [_("方案留作记录，可以查看和对比，但不能恢复；草案还在，可以重新计算。")]
    if plan.state == PlanState.ASKED:
        said.append(_("学校已有的答复一并保留，校长不再需要答复。"))
    decision = Decision(
        headline=_("放弃方案“{name}”").format(name=named(plan)),
        submit=_("放弃方案"),
        cancel_url=reverse(page.plan, args=[plan.pk]),
        crumbs=page.crumbs(plan, Crumb(_("放弃方案"))),
        told=[Told(_("将会发生"), said, "warn")],
        refusal=may_discard(request.seat, plan).reason,
        source=page.source(plan),
        is_dangerous=True,
    )

    def act() -> Done:
        discard_plan(by=request.seat, plan=plan)
        home = f"{reverse(page.year)}?year={plan.year}"
        return Done(_("已放弃方案“{name}”。").format(name=named(plan)), home)

    return decide(request, forms.Form(sent(request)), decision, act)
