"""Why a school is in its group, or in none: answered in sentences, as a page or in the panel."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.plans.models import Plan
from manyuan.plans.queries.grouping import (
    group_names_today,
    leads_today,
    placing_of,
    schools_of,
    why_school,
)
from manyuan.plans.spoken import spoken
from manyuan.web.grouping.finding import grouping_at
from manyuan.web.grouping.trail import to_plan
from manyuan.web.grouping.words import source_of_plan
from manyuan.web.plans.asked import is_for_panel
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


@require_safe
def show_why(request: SeatRequest, pk: int) -> HttpResponse:
    """Answer why."""
    plan, code = grouping_at(request.seat, pk), request.GET.get("school", "").strip()
    schools = schools_of(plan)
    context: dict[str, Any] = {"plan": plan, "code": code, "title": _("为什么这样安排")}
    if code in schools:
        context["title"] = schools[code].name
        context["stands"] = [stands(plan, code), _stood(plan, code)]
        context["sentences"] = [spoken(said) for said in why_school(request.seat, plan, code)]
    elif code:
        context["nothing"] = _("这份方案的数据里没有代码为「{code}」的学校。").format(code=code)
    if is_for_panel(request):
        return render(request, "grouping/_why.html", context)
    named = sorted((school.name, one) for one, school in schools.items())
    more = {"crumbs": to_plan(plan, Crumb(_("理由"))), "schools": named}
    return render(request, "grouping/why.html", {**context, **more, "source": source_of_plan(plan)})


def lead_of(plan: Plan, code: str) -> str | None:
    """Return the lead of a school's group in a plan."""
    return placing_of(plan).get(code)


def stands(plan: Plan, code: str) -> str:
    """Say where a plan has a school."""
    lead = lead_of(plan, code)
    if lead is None:
        return _("方案里没有集团覆盖这所学校")
    if lead == code:
        return _("方案里由它牵头一个集团")
    return _("方案里由{lead}牵头").format(lead=schools_of(plan)[lead].name)


def _stood(plan: Plan, code: str) -> str:
    lead = leads_today(plan).get(code)
    if lead is None:
        return _("现在不在集团里")
    return _("现在在{group}").format(group=group_names_today(plan)[lead][1])
