"""One school in another group: which hard rules stand against it, what it does to the goals."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from manyuan.plans.actions.grouping_edits import place_school
from manyuan.plans.enums import PlanState
from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_edit_plan
from manyuan.plans.queries.grouping import leads_for, schools_of, try_placing
from manyuan.plans.spoken import spoken
from manyuan.seats.models import Seat
from manyuan.web.grouping.finding import grouping_at
from manyuan.web.grouping.trail import to_plan
from manyuan.web.grouping.why import lead_of, stands
from manyuan.web.grouping.words import GOALS, source_of_plan
from manyuan.web.plans.asked import is_for_panel
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb

NOWHERE = "-"


@dataclass(frozen=True, slots=True)
class GoalMoved:
    """A goal now and after the edit; smaller is better."""

    name: str
    before: str
    after: str
    better: bool | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What follows: the rules that it would break, and how each goal moves."""

    name: str
    broken: tuple[str, ...]
    goals: tuple[GoalMoved, ...]


@require_safe
def try_school(request: SeatRequest, pk: int) -> HttpResponse:
    """Show what follows if a school goes elsewhere, before anything is kept."""
    plan, code = grouping_at(request.seat, pk), request.GET.get("school", "")
    schools = schools_of(plan)
    if code and code not in schools:
        raise Http404(_("没有这所学校。"))
    context = {
        "plan": plan,
        "code": code,
        **(_trial(request.seat, plan, code, request.GET.get("lead", "")) if code else {}),
    }
    if is_for_panel(request):
        return render(request, "grouping/_try.html", context)
    more = {
        "crumbs": to_plan(plan, Crumb(_("人工调整"))),
        "schools": sorted((school.name, one) for one, school in schools.items()),
        "source": source_of_plan(plan),
    }
    return render(request, "grouping/try.html", {**context, **more})


@require_POST
def place(request: SeatRequest, pk: int) -> HttpResponse:
    """Keep an edit by hand as a version of its own."""
    plan = grouping_at(request.seat, pk)
    school, lead = request.POST.get("school", ""), request.POST.get("lead", "")
    to = None if lead == NOWHERE else lead
    edited = place_school(by=request.seat, plan=plan, school=school, lead=to)
    text = _("已另存为第 {number} 版；要撤回，回到第 {before} 版即可。")
    messages.success(request, text.format(number=edited.number, before=plan.number))
    return redirect("grouping-plan", edited.pk)


def _trial(seat: Seat, plan: Plan, code: str, lead: str) -> dict[str, Any]:
    now = lead_of(plan, code)
    return {
        "name": schools_of(plan)[code].name,
        "stands": stands(plan, code),
        "lead": lead,
        "leads": _offered(plan, code, now),
        "effect": _effect(seat, plan, code, lead),
        "may_edit": may_edit_plan(seat, plan),
        "is_open": plan.state == PlanState.PROPOSED,
    }


def _offered(plan: Plan, code: str, now: str | None) -> list[tuple[str, str]]:
    schools = schools_of(plan)
    named = _("{lead}的集团")
    found = [
        (lead, _("自己牵头新集团") if lead == code else named.format(lead=schools[lead].name))
        for lead in leads_for(plan, code)
        if lead != now
    ]
    return [*found, *([] if now is None else [(NOWHERE, _("不进集团"))])]


def _effect(seat: Seat, plan: Plan, code: str, lead: str) -> Effect | None:
    offers = dict(_offered(plan, code, lead_of(plan, code)))
    if lead not in offers:
        return None
    trial = try_placing(seat, plan, code, None if lead == NOWHERE else lead)
    goals = (
        GoalMoved(
            str(label),
            number(trial.before[name]),
            number(trial.after[name]),
            None
            if trial.before[name] == trial.after[name]
            else trial.after[name] < trial.before[name],
        )
        for name, label in GOALS.items()
    )
    return Effect(offers[lead], tuple(spoken(said) for said in trial.broken), tuple(goals))
