"""One request on another expert's day: which hard rules stand against it, what would be best."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from manyuan.plans.actions.caravan_wills import pin_request
from manyuan.plans.bridge.caravan import Names, Place
from manyuan.plans.enums import PlanState
from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_change_scenario
from manyuan.plans.queries.caravan import best_days, is_planned, names_in, try_visit
from manyuan.plans.settings import place_of
from manyuan.plans.spoken import spoken
from manyuan.seats.models import Seat
from manyuan.web.caravan.finding import caravan_at
from manyuan.web.caravan.trail import to_plan
from manyuan.web.caravan.wills import place_name
from manyuan.web.caravan.words import source_of_plan
from manyuan.web.plans.asked import is_for_panel
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb


@dataclass(frozen=True, slots=True)
class Effect:
    """What follows if the request is served there: a sentence, or the rules against it."""

    place: str
    name: str
    said: str
    broken: tuple[str, ...]


@require_safe
def try_request(request: SeatRequest, pk: int) -> HttpResponse:
    """Show what follows if another expert's day serves a request, before anything is kept."""
    plan = caravan_at(request.seat, pk)
    code, place = request.GET.get("request", ""), request.GET.get("place", "")
    known = names_in(plan)
    if code not in known.requests:
        raise Http404(_("没有这项需求。"))
    context: dict[str, Any] = {
        "plan": plan,
        "code": code,
        "name": known.requests[code],
        "place": place,
        "places": _places(known),
        "may_change": may_change_scenario(request.seat, plan.scenario),
        "is_open": plan.state == PlanState.PROPOSED and plan.scenario.is_open,
        "is_planned": is_planned(plan, code),
    }
    if context["is_planned"]:
        context["offers"] = [_offer(plan, code, one, known) for one in _best(request, plan, code)]
        context["effect"] = _effect(request.seat, plan, code, place)
    if is_for_panel(request):
        return render(request, "caravan/_try.html", context)
    context |= {"crumbs": to_plan(plan, Crumb(_("换专家或日期"))), "source": source_of_plan(plan)}
    return render(request, "caravan/try.html", context)


@require_POST
def pin(request: SeatRequest, pk: int) -> HttpResponse:
    """Keep the will in the plan's draft, which is then solved anew."""
    plan = caravan_at(request.seat, pk)
    code, place = request.POST.get("request", ""), request.POST.get("place", "")
    pin_request(by=request.seat, scenario=plan.scenario, request=code, place=place)
    messages.success(request, _("已在草案里指定，重新计算后生效。"))
    return redirect("caravan-draft", plan.scenario_id)


def _best(request: SeatRequest, plan: Plan, code: str) -> tuple[Place, ...]:
    return best_days(request.seat, plan, code)


def _places(known: Names) -> list[tuple[str, str]]:
    by_day = sorted(known.days, key=lambda place: place.rpartition("@")[::-1])
    return [(place, place_name(known, place)) for place in by_day]


def _effect(seat: Seat, plan: Plan, code: str, place: str) -> Effect | None:
    known = names_in(plan)
    if place not in known.days:
        return None
    expert, _mark, day = place.rpartition("@")
    trial = try_visit(seat, plan, code, expert=expert, day=date.fromisoformat(day))
    name = place_name(known, place)
    if trial.place is not None:
        return Effect(place, name, _said(trial.place), ())
    return Effect(place, name, "", tuple(spoken(said) for said in trial.broken))


def _offer(plan: Plan, code: str, best: Place, known: Names) -> dict[str, str]:
    place = place_of(best.expert, best.day)
    asked = urlencode({"request": code, "place": place})
    url = f"{reverse('caravan-try', args=[plan.pk])}?{asked}"
    return {"name": place_name(known, place), "said": _said(best), "url": url}


def _said(place: Place) -> str:
    start = f"{place.start // 60:02}:{place.start % 60:02}"
    text = _("{start} 开始，当天路程增加 {n} 分钟")
    return text.format(start=start, n=number(place.more_travel))
