"""Two caravans of a year: what each comes to, and which requests are served differently."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.plans.models import Plan
from manyuan.plans.queries.caravan import names_in, stops
from manyuan.seats.models import Seat
from manyuan.web.caravan.finding import caravan_at
from manyuan.web.caravan.trail import named, to_plan
from manyuan.web.caravan.words import figures, source_of_plan
from manyuan.web.plans.comparable import others_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb
from manyuan.web.ui.table import Table


@require_safe
def show_difference(request: SeatRequest, pk: int) -> HttpResponseBase:
    """Show how another caravan of the year differs from this one."""
    one = caravan_at(request.seat, pk)
    others = others_of(request.seat, one)
    chosen = request.GET.get("other", "")
    known = {str(other): other for other, _name in others}
    if chosen and chosen not in known:
        raise Http404(_("只能对比同一学年的两份方案。"))
    if not others:
        return _nothing(request, one)
    two = caravan_at(request.seat, known.get(chosen, others[0][0]))
    table = _table(request.seat, one, two)
    if (reply := table.reply(request)) is not None:
        return reply
    context: dict[str, Any] = {
        "plan": one,
        "names": (named(one), named(two)),
        "crumbs": to_plan(one, Crumb(_("对比"))),
        "headline": _headline(len(table.rows)),
        "sides": _sides(one, two),
        "others": others,
        "other_pk": two.pk,
        "table": table.for_request(request),
        "source": source_of_plan(one),
    }
    return render(request, "caravan/compare.html", context)


def _nothing(request: SeatRequest, one: Plan) -> HttpResponse:
    context = {"plan": one, "crumbs": to_plan(one, Crumb(_("对比")))}
    return render(request, "caravan/nothing_to_compare.html", context)


def _sides(one: Plan, two: Plan) -> list[tuple[str, str, str]]:
    return [
        (str(first.label), number(first.value), number(second.value))
        for first, second in zip(figures(one.document), figures(two.document), strict=True)
    ]


def _table(seat: Seat, one: Plan, two: Plan) -> Table:
    first, second = _slots(seat, one), _slots(seat, two)
    names = {**names_in(two).requests, **names_in(one).requests}
    differ = sorted(code for code in {*first, *second} if first.get(code) != second.get(code))
    none = _("没有安排")
    return Table(
        id="differences",
        title=_("安排不同的需求"),
        rows=[
            {
                "request": names.get(code, code),
                "code": code,
                "first": first.get(code, none),
                "second": second.get(code, none),
            }
            for code in differ
        ],
        columns=[
            Column(key="request", label=_("到校需求")),
            Column(key="code", label=_("需求编号"), on_phone=False),
            Column(key="first", label=_("第 {n} 版").format(n=one.number)),
            Column(key="second", label=_("第 {n} 版").format(n=two.number)),
        ],
        search_keys=["request", "code"],
        empty=_("两份方案的安排相同。"),
    )


def _slots(seat: Seat, plan: Plan) -> Mapping[str, str]:
    return {
        one.request.code: f"{one.on.isoformat()} {one.starts_at:%H:%M} {one.expert}"
        for one in stops(seat, plan)
    }


def _headline(count: int) -> str:
    if not count:
        return _("两份方案的安排相同")
    text = ngettext("两份方案有 {n} 项需求的安排不同", "两份方案有 {n} 项需求的安排不同", count)
    return text.format(n=number(count))
