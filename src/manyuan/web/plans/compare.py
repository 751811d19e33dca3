"""Two plans side by side: what each reaches, who moves only in one, which cells differ."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.plans.bridge.exchange import Comparison
from manyuan.plans.models import Plan
from manyuan.plans.queries.explaining import compare_plans
from manyuan.plans.queries.plans import plan_summary
from manyuan.plans.settings import Settings
from manyuan.seats.models import Seat
from manyuan.web.plans.asked import plan_at
from manyuan.web.plans.comparable import others_of
from manyuan.web.plans.differences import cells_table, moves_table
from manyuan.web.plans.schools import names_of_schools
from manyuan.web.plans.sides import Side, apart_said, figure_sides, goal_sides, same_schools
from manyuan.web.plans.sources import source_of
from manyuan.web.plans.trail import named, to_plan
from manyuan.web.plans.words import pack_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


@require_safe
def compare_with(request: SeatRequest, pk: int) -> HttpResponse:
    """Go on to the comparison with the plan that was chosen, else with the newest other one."""
    plan = plan_at(request.seat, pk)
    chosen = request.GET.get("other", "")
    others = others_of(request.seat, plan)
    known = {str(other) for other, _name in others}
    if chosen not in known and others:
        chosen = str(others[0][0])
    if chosen in known:
        return redirect("plan-compare", plan.pk, chosen)
    context = {"plan": plan, "crumbs": to_plan(plan, Crumb(_("对比")))}
    return render(request, "plans/nothing_to_compare.html", context)


@require_safe
def compare(request: SeatRequest, first: int, second: int) -> HttpResponseBase:
    """Show how two plans of a year differ."""
    one, two = plan_at(request.seat, first), plan_at(request.seat, second)
    if one.year != two.year:
        raise Http404(_("只能对比同一学年的两份方案。"))
    found = compare_plans(request.seat, one, two)
    names = names_of_schools(request.seat)
    tables = {"moves": moves_table(found, one, two, names), "cells": cells_table(found, names)}
    for table in tables.values():
        if (reply := table.reply(request)) is not None:
            return reply
    shown = {name: table.for_request(request) for name, table in tables.items()}
    return render(request, "plans/compare.html", {**_page(request.seat, one, two, found), **shown})


def _page(seat: Seat, one: Plan, two: Plan, found: Comparison) -> dict[str, Any]:
    summaries = plan_summary(one), plan_summary(two)
    alike = same_schools(*summaries)
    goals = goal_sides(found, same_schools=alike)
    figures = figure_sides(*summaries)
    return {
        "plan": one,
        "first": one,
        "second": two,
        "names": (named(one), named(two)),
        "crumbs": to_plan(one, Crumb(_("对比"))),
        "headline": _headline(found, [*goals, *figures], one, two),
        "same_schools": alike,
        "goals": goals,
        "figures": figures,
        "others": others_of(seat, one),
        "other_pk": two.pk,
        "source": source_of(one, pack_of(Settings.from_json(one.settings))),
    }


def _headline(found: Comparison, sides: Sequence[Side], one: Plan, two: Plan) -> str:
    if found.moves_alike:
        return _("两份方案的安排相同")
    apart = len(found.only_first) + len(found.only_second) + len(found.elsewhere)
    people = ngettext("有 {n} 人的安排不同", "有 {n} 人的安排不同", apart).format(n=apart)
    return apart_said(people, sides, one, two)
