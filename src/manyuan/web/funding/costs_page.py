from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from manyuan.funding.permissions import may_see_funding
from manyuan.funding.queries.costs import FlowCost, costs_of_flows, total_of
from manyuan.offers.kinds import flow_kinds
from manyuan.seats.permissions import require
from manyuan.web.funding.money_columns import amount_column
from manyuan.web.funding.trail import funding_tabs
from manyuan.web.funding.words import books, yuan
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Record
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import KeyFigure
from manyuan.web.ui.table import Table


@require_safe
def show_costs(request: SeatRequest) -> HttpResponseBase:
    """Show what was paid for flows: for each flow, and for each person reached."""
    require(may_see_funding(request.seat))
    found = costs_of_flows(request.seat)
    whole = total_of(found)
    table = _table([_row(one) for one in found])
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "tabs": funding_tabs(request.seat, "funding-costs"),
        "headline": _headline(whole),
        "figures": _figures(whole) if found else [],
        "is_empty": not found,
        "table": table.for_request(request),
        "source": books(),
    }
    return render(request, "funding/costs.html", context)


def _headline(whole: FlowCost) -> str:
    if not whole.flows:
        return _("还没有为流动支付的经费")
    text = ngettext(
        "{n} 次流动支付 {paid} 元，平均每次 {each} 元",
        "{n} 次流动支付 {paid} 元，平均每次 {each} 元",
        whole.flows,
    )
    each = yuan(whole.per_flow or whole.paid)
    return text.format(n=number(whole.flows), paid=yuan(whole.paid), each=each)


def _figures(whole: FlowCost) -> list[KeyFigure]:
    of = ngettext("以 {n} 人为分母", "以 {n} 人为分母", whole.people)
    unknown = ngettext(
        "{n} 次流动人数未知，不计入", "{n} 次流动人数未知，不计入", whole.people_unknown
    )
    silent = ngettext("{n} 次没有登记", "{n} 次没有登记", whole.recorded_unknown)
    rest = unknown.format(n=whole.people_unknown) if whole.people_unknown else ""
    return [
        KeyFigure(label=_("每次流动"), value=whole.per_flow, unit=_("元"), decimals=2),
        KeyFigure(
            label=_("每名受益者"),
            value=whole.per_person,
            unit=_("元"),
            decimals=2,
            sub=_("；").join(part for part in (of.format(n=number(whole.people)), rest) if part),
        ),
        KeyFigure(
            label=_("流动自行登记的费用"),
            value=whole.recorded,
            unit=_("元"),
            decimals=2,
            sub=silent.format(n=whole.recorded_unknown) if whole.recorded_unknown else "",
        ),
    ]


def _row(one: FlowCost) -> Record:
    known = flow_kinds().get(one.kind)
    return {
        "kind": str(known.label) if known else one.kind,
        "flows": one.flows,
        "paid": one.paid,
        "per_flow": one.per_flow,
        "people": one.people,
        "per_person": one.per_person,
        "unknown": one.people_unknown,
        "recorded": one.recorded,
    }


def _table(rows: list[Record]) -> Table:
    return Table(
        id="costs",
        title=_("流动成本"),
        rows=rows,
        columns=[
            Column(key="kind", label=_("流动类别")),
            Column(
                key="flows", label=_("付过费的流动"), kind="number", unit=pgettext("funding", "次")
            ),
            amount_column("paid", _("已支付")),
            amount_column("per_flow", _("每次")),
            Column(key="people", label=_("受益人数（已知）"), kind="number"),
            amount_column("per_person", _("每名受益者")),
            Column(key="unknown", label=_("人数未知的流动"), kind="number"),
            amount_column("recorded", _("流动登记的费用"), on_phone=False),
        ],
        search_keys=["kind"],
        default_sort="-paid",
        empty=_("没有符合条件的流动。"),
    )
