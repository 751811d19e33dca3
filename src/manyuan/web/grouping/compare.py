"""Two plans of groups of a year: what each reaches, which schools and which groups differ."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_copy_scenario
from manyuan.plans.queries.grouping import beside, placing_of, schools_of
from manyuan.seats.models import Seat
from manyuan.web.grouping.differences import groups_apart, schools_apart
from manyuan.web.grouping.finding import grouping_at
from manyuan.web.grouping.trail import named, to_plan
from manyuan.web.grouping.words import GOALS, source_of_plan
from manyuan.web.plans.comparable import others_of
from manyuan.web.plans.sides import Side, apart_said, better_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb


@require_safe
def show_difference(request: SeatRequest, pk: int) -> HttpResponseBase:
    """Show how another plan of the year differs from this one."""
    one = grouping_at(request.seat, pk)
    others = others_of(request.seat, one)
    chosen = request.GET.get("other", "")
    known = {str(other): other for other, _name in others}
    if chosen and chosen not in known:
        raise Http404(_("只能对比同一学年的两份方案。"))
    if not others:
        return _nothing(request, one)
    two = grouping_at(request.seat, known.get(chosen, others[0][0]))
    tables = {"schools": schools_apart(one, two), "groups": groups_apart(one, two)}
    for table in tables.values():
        if (reply := table.reply(request)) is not None:
            return reply
    shown = {name: table.for_request(request) for name, table in tables.items()}
    page = _page(request.seat, one, two, len(tables["schools"].rows))
    more = {"others": others, "other_pk": two.pk}
    return render(request, "grouping/compare.html", {**page, **shown, **more})


def _nothing(request: SeatRequest, one: Plan) -> HttpResponse:
    may_copy = may_copy_scenario(request.seat, one.scenario)
    context = {"plan": one, "crumbs": to_plan(one, Crumb(_("对比"))), "may_copy": may_copy}
    return render(request, "grouping/nothing_to_compare.html", context)


def _page(seat: Seat, one: Plan, two: Plan, apart: int) -> dict[str, Any]:
    alike = schools_of(one).keys() == schools_of(two).keys()
    goals = _goals(one, two, alike=alike)
    return {
        "plan": one,
        "first": one,
        "second": two,
        "names": (named(one), named(two)),
        "crumbs": to_plan(one, Crumb(_("对比"))),
        "headline": _headline(apart, goals, one, two),
        "same_schools": alike,
        "goals": goals,
        "figures": _figures(seat, one, two),
        "source": source_of_plan(one),
    }


def _goals(one: Plan, two: Plan, *, alike: bool) -> list[Side]:
    values = [
        {goal["name"]: goal["value"] for goal in plan.document["goals"]} for plan in (one, two)
    ]
    return [
        _side(str(label), values[0].get(name), values[1].get(name), better=alike)
        for name, label in GOALS.items()
        if any(name in each for each in values)
    ]


def _figures(seat: Seat, one: Plan, two: Plan) -> list[Side]:
    """Return what a plan comes to beside its goals: neither is better for it."""
    reached = [beside(seat, plan).plan for plan in (one, two)]
    told = [plan.document for plan in (one, two)]
    new = [sum(group["group"] is None for group in each["groups"]) for each in told]
    return [
        _side(_("集团"), *(each.groups for each in reached)),
        _side(_("新培育的集团"), *new),
        _side(_("覆盖学校（所）"), *(each.schools for each in reached)),
        _side(_("新加入学校（所）"), *(len(each["joins"]) for each in told)),
        _side(_("最远的成员校（分钟）"), *(each.longest for each in reached)),
        _side(_("最大与最小集团相差（人）"), *(each.spread for each in reached)),
    ]


def _side(name: str, first: int | None, second: int | None, *, better: bool = False) -> Side:
    difference = None if first is None or second is None else second - first
    return Side(name, number(first), number(second), better_of(difference) if better else 0)


def _headline(apart: int, goals: list[Side], one: Plan, two: Plan) -> str:
    if placing_of(one) == placing_of(two):
        return _("两份方案的安排相同")
    text = ngettext("有 {n} 所学校的安排不同", "有 {n} 所学校的安排不同", apart)
    return apart_said(text.format(n=number(apart)), goals, one, two)
