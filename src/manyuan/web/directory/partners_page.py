from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.enums import PartnerKind
from manyuan.directory.permissions import may_change_directory
from manyuan.directory.queries.partners import visible_partners
from manyuan.kernel.clock import today
from manyuan.seats.permissions import may_see_history
from manyuan.web.directory.finding import partner_at
from manyuan.web.directory.sources import register_source
from manyuan.web.directory.trail import to_partner
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.figures import number
from manyuan.web.ui.table import Table


def list_partners(request: SeatRequest) -> HttpResponseBase:
    """List the partners beside the schools."""
    partners = list(visible_partners(request.seat))
    table = Table(
        id="partners",
        title=_("合作单位"),
        rows=[
            {"name": one.name, "code": one.code, "kind": one.kind, "placed": one.lon is not None}
            for one in partners
        ],
        columns=[
            Column(
                key="name",
                label=_("合作单位"),
                href=lambda row: reverse("partner", args=[row["code"]]),
            ),
            Column(key="code", label=_("代码")),
            Column(key="kind", label=_("类别"), labels=dict(PartnerKind.choices)),
            Column(key="placed", label=_("坐标"), labels={True: _("已登记"), False: _("未登记")}),
        ],
        filters=[Filter(key="kind", label=_("类别"), choices=PartnerKind.choices)],
        search_keys=["name", "code"],
        empty=_("还没有合作单位。"),
    )
    context = {
        "headline": _("{n} 个合作单位").format(n=number(len(partners))),
        "table": table.for_request(request),
        "is_empty": not partners,
        "may_change": may_change_directory(request.seat),
        "source": register_source(today()),
    }
    return table.reply(request) or render(request, "directory/partners.html", context)


def show_partner(request: SeatRequest, code: str) -> HttpResponseBase:
    """Show what the register holds of a partner."""
    partner = partner_at(request.seat, code)
    context = {
        "partner": partner,
        "crumbs": to_partner(partner),
        "may_change": may_change_directory(request.seat),
        "may_see_history": may_see_history(request.seat),
        "source": register_source(today()),
    }
    return render(request, "directory/partner.html", context)
