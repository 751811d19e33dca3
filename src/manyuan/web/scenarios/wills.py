from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.plans.actions.wills import ban_move, pin_teacher, unban_move, unpin_teacher
from manyuan.plans.bridge.exchange import frozen
from manyuan.plans.models import Scenario
from manyuan.plans.permissions import may_change_scenario
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import sent
from manyuan.web.errors import show_on
from manyuan.web.scenarios.finding import scenario_at
from manyuan.web.scenarios.trail import to_scenario
from manyuan.web.scenarios.will_forms import BAN, WillForm
from manyuan.web.scenarios.will_names import Wills, wills_of
from manyuan.web.scenarios.words import source_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
def show_wills(request: SeatRequest, pk: int) -> HttpResponse:
    """Show whom the user has sent, kept or kept away, and take more of it."""
    scenario = scenario_at(request.seat, pk)
    if "remove" in request.POST:
        return _taken_back(request, scenario)
    form = WillForm(sent(request), seat=request.seat, scenario=scenario, asked=request.GET)
    if request.method == "POST" and _added(request, scenario, form):
        return redirect("scenario-wills", pk)
    wills = wills_of(scenario)
    may_change = may_change_scenario(request.seat, scenario)
    context = {
        "scenario": scenario,
        "crumbs": to_scenario(scenario, Crumb(_("指定与排除"))),
        "headline": _headline(scenario, wills),
        "wills": wills,
        "form": form,
        "may_change": may_change,
        "can_change": bool(may_change) and scenario.is_open,
        "source": source_of(scenario),
    }
    return render(request, "scenarios/wills.html", context)


def _added(request: SeatRequest, scenario: Scenario, form: WillForm) -> bool:
    require(may_change_scenario(request.seat, scenario))
    if not form.is_valid():
        return False
    given = form.cleaned_data
    act = ban_move if given["kind"] == BAN else pin_teacher
    facts = {"teacher": given["teacher"], "school": given["school"]}
    try:
        act(by=request.seat, scenario=scenario, **facts)
    except (NotPossible, BadInput, ValidationError) as error:
        show_on(form, error)
        return False
    said = _("已排除{teacher}去{school}。") if given["kind"] == BAN else _pinned_said(given)
    messages.success(request, said.format(**_names(scenario, facts)))
    return True


def _pinned_said(given: dict[str, str]) -> str:
    return _("已指定{teacher}去{school}。") if given["school"] else _("已指定{teacher}留在原校。")


def _taken_back(request: SeatRequest, scenario: Scenario) -> HttpResponse:
    kind = request.POST["remove"]
    facts = {name: request.POST.get(name, "") for name in ("teacher", "school")}
    if kind == BAN:
        unban_move(by=request.seat, scenario=scenario, **facts)
    else:
        unpin_teacher(by=request.seat, scenario=scenario, teacher=facts["teacher"])
    said = (
        _("已取消排除，{teacher}又可以去{school}。")
        if kind == BAN
        else _("已取消对{teacher}的指定。")
    )
    messages.success(request, said.format(**_names(scenario, facts)))
    return redirect("scenario-wills", scenario.pk)


def _names(scenario: Scenario, facts: dict[str, str]) -> dict[str, str]:
    known = frozen(scenario.freeze.digest)
    teacher, school = facts["teacher"], facts["school"]
    return {
        "teacher": known.teachers.get(teacher, teacher),
        "school": known.schools.get(school, school),
    }


def _headline(scenario: Scenario, wills: Wills) -> str:
    if not wills.count:
        return _("「{name}」没有指定或排除任何人，去向全由计算决定").format(name=scenario.name)
    text = _("「{name}」指定了 {pins} 位教师的去向，排除了 {bans} 种安排")
    return text.format(
        name=scenario.name, pins=number(len(wills.pins)), bans=number(len(wills.bans))
    )
