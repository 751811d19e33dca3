"""Why the plan is as it is: asked by teacher, by school or by rule, answered in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.kernel.saying import Said
from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_edit_plan
from manyuan.plans.queries.explaining import (
    explain_rule,
    explain_school,
    explain_teacher,
    may_be_costed,
)
from manyuan.plans.settings import Settings
from manyuan.plans.spoken import spoken
from manyuan.seats.models import Seat
from manyuan.web.plans.asked import is_for_panel, plan_at
from manyuan.web.plans.sources import source_of
from manyuan.web.plans.trail import to_plan
from manyuan.web.plans.whom import Known, data_of, people_called
from manyuan.web.plans.words import pack_of, title_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

FACTS = ("teacher", "school", "rule")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """An answer: about whom, in sentences; or whom to choose from; or why there is none."""

    title: str
    sentences: Sequence[str] = ()
    choices: Sequence[tuple[str, str]] = ()
    nothing: str = ""
    teacher: str = ""
    cost_url: str = ""


@require_safe
def show_why(request: SeatRequest, pk: int) -> HttpResponse:
    """Answer why, as a page or inside the side panel."""
    plan = plan_at(request.seat, pk)
    asked = {name: request.GET.get(name, "").strip() for name in FACTS}
    context = {
        "plan": plan,
        "asked": asked,
        "answer": explained(request.seat, plan, **asked, costed="cost" in request.GET),
        "may_edit": may_edit_plan(request.seat, plan),
    }
    if is_for_panel(request):
        return render(request, "plans/_why.html", context)
    return render(request, "plans/why.html", {**context, **_page(plan)})


def _page(plan: Plan) -> dict[str, Any]:
    pack = pack_of(Settings.from_json(plan.settings))
    schools = data_of(plan).schools
    return {
        "crumbs": to_plan(plan, Crumb(_("理由"))),
        "schools": sorted(schools.items(), key=lambda item: item[1]),
        "rules": [(code, title_of(rule)) for code, rule in pack.rules.items()],
        "source": source_of(plan, pack),
    }


def explained(
    seat: Seat, plan: Plan, *, teacher: str, school: str, rule: str, costed: bool = False
) -> Explained:
    """Return the answer to the first thing that is asked about."""
    if teacher:
        return _teacher(seat, plan, teacher)
    if school:
        return _school(seat, plan, school)
    if rule:
        return _rule(seat, plan, rule, costed=costed)
    return Explained(title=_("为什么这样安排"))


def _teacher(seat: Seat, plan: Plan, text: str) -> Explained:
    found = people_called(seat, plan, text)
    if len(found) == 1:
        one = found[0]
        said = explain_teacher(seat, plan, one.code)
        title = _("{name}（{code}）").format(name=one.name, code=one.code)
        return Explained(title=title, sentences=_spoken(said), teacher=one.code)
    if not found:
        nothing = _("这份方案的数据里没有「{text}」，请核对姓名或教师编号。").format(text=text)
        return Explained(title=_("没有找到这位教师"), nothing=nothing)
    title = _("有 {n} 位教师符合「{text}」，请选择").format(n=len(found), text=text)
    return Explained(title=title, choices=[(_offered(one), _asking(plan, one)) for one in found])


def _offered(one: Known) -> str:
    return _("{name}（{code}，{school}）").format(name=one.name, code=one.code, school=one.school)


def _asking(plan: Plan, one: Known) -> str:
    return f"{reverse('plan-why', args=[plan.pk])}?{urlencode({'teacher': one.code})}"


def _school(seat: Seat, plan: Plan, code: str) -> Explained:
    name = data_of(plan).schools.get(code)
    if name is None:
        nothing = _("这份方案的数据里没有代码为「{code}」的学校。").format(code=code)
        return Explained(title=_("没有找到这所学校"), nothing=nothing)
    return Explained(title=name, sentences=_spoken(explain_school(seat, plan, code)))


def _rule(seat: Seat, plan: Plan, code: str, *, costed: bool) -> Explained:
    rule = pack_of(Settings.from_json(plan.settings)).rules.get(code)
    if rule is None:
        nothing = _("这份方案的规则包里没有「{code}」这条规则。").format(code=code)
        return Explained(title=_("没有找到这条规则"), nothing=nothing)
    said = explain_rule(seat, plan, code, costed=costed)
    address = f"{reverse('plan-why', args=[plan.pk])}?{urlencode({'rule': code, 'cost': '1'})}"
    offered = address if may_be_costed(plan) and not costed else ""
    return Explained(title=title_of(rule), sentences=_spoken(said), cost_url=offered)


def _spoken(sentences: Sequence[Said]) -> list[str]:
    return [spoken(said) for said in sentences]
