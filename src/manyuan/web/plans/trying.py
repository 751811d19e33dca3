"""One teacher elsewhere: which rules that breaks, what it does to the goals, what is better."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.plans.actions.edits import place_teacher
from manyuan.plans.enums import PlanState
from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_edit_plan
from manyuan.plans.queries.explaining import alternatives, try_placement
from manyuan.plans.settings import Settings
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.errors import sentence
from manyuan.web.plans.asked import is_for_panel, plan_at
from manyuan.web.plans.sources import source_of
from manyuan.web.plans.trail import to_plan
from manyuan.web.plans.trials import effect_of, offers_of
from manyuan.web.plans.whom import Known, data_of, people_called
from manyuan.web.plans.words import pack_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


@require_safe
def try_teacher(request: SeatRequest, pk: int) -> HttpResponse:
    """Show what follows if a teacher goes to another school, before anything is kept."""
    plan = plan_at(request.seat, pk)
    require(may_edit_plan(request.seat, plan))
    asked = request.GET.get("teacher", ""), request.GET.get("school", "")
    return _answer(request, plan, *asked)


@require_POST
def place(request: SeatRequest, pk: int) -> HttpResponse:
    """Keep the change."""
    plan = plan_at(request.seat, pk)
    require(may_edit_plan(request.seat, plan))
    teacher, school = request.POST.get("teacher", ""), request.POST.get("school", "")
    one = _known(request.seat, plan, teacher)
    goes = None if one is None or school == one.home else school or None
    try:
        edited = place_teacher(by=request.seat, plan=plan, teacher=teacher, school=goes)
    except (BadInput, NotPossible) as error:
        return _answer(request, plan, teacher, school, refused=sentence(error))
    messages.success(request, _kept(plan, edited, teacher, goes))
    return HttpResponseRedirect(f"{reverse('plan-edit', args=[edited.pk])}?{_back(request)}")


def _kept(plan: Plan, edited: Plan, teacher: str, school: str | None) -> str:
    data = data_of(plan)
    name = data.teachers.get(teacher, teacher)
    said = _("{teacher}留在原校。") if school is None else _("{teacher}改为去{school}。")
    kept = said.format(teacher=name, school=data.schools.get(school or "", ""))
    if edited.pk == plan.pk:
        return kept
    made = _("已另存为第 {number} 版，计算得出的方案保持不变。").format(number=edited.number)
    return f"{kept}{made}"


def _answer(
    request: SeatRequest, plan: Plan, teacher: str, school: str, *, refused: str = ""
) -> HttpResponse:
    one = _known(request.seat, plan, teacher)
    context: dict[str, Any] = {"plan": plan, "refused": refused, "text": teacher}
    context["back"] = _back(request)
    if one is not None:
        context |= _trial(request.seat, plan, one, school)
    status = 409 if refused else 200
    if is_for_panel(request):
        return render(request, "plans/_try.html", context, status=status)
    pack = pack_of(Settings.from_json(plan.settings))
    steps = Crumb(_("调整安排"), reverse("plan-edit", args=[plan.pk])), Crumb(_("试排"))
    context |= {"crumbs": to_plan(plan, *steps), "source": source_of(plan, pack)}
    return render(request, "plans/try.html", context, status=status)


def _trial(seat: Seat, plan: Plan, one: Known, school: str) -> dict[str, Any]:
    data = data_of(plan)
    today = next((m["to"] for m in plan.document["moves"] if m["teacher"] == one.code), one.home)
    effect = None
    if school in data.schools and school != today:
        goes = None if school == one.home else school
        effect = effect_of(try_placement(seat, plan, one.code, goes), data.schools, one)
    trials = [trial for trial in alternatives(seat, plan, one.code) if trial.school != today]
    offers = offers_of(trials, data.schools, plan, one)
    return {
        "teacher": one,
        "today": today,
        "today_name": data.schools.get(today, today),
        "moves": today != one.home,
        "school": school,
        "school_name": data.schools.get(school, ""),
        "schools": sorted(data.schools.items(), key=lambda item: item[1]),
        "effect": effect,
        "offers": offers,
        "is_open": plan.state == PlanState.PROPOSED,
    }


def _back(request: SeatRequest) -> str:
    """Return what the board was narrowed to, written anew: it becomes a part of an address."""
    given = request.POST if request.method == "POST" else request.GET
    return QueryDict(given.get("back", "")).urlencode()


def _known(seat: Seat, plan: Plan, teacher: str) -> Known | None:
    found = people_called(seat, plan, teacher)
    return found[0] if len(found) == 1 else None
