from collections import Counter

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from manyuan.directory.enums import PartnerKind
from manyuan.directory.models import Agreement, Partner
from manyuan.directory.permissions import may_change_partnerships
from manyuan.directory.queries.partners import (
    agreements_of,
    agreements_on,
    experts_of,
    experts_today,
    visible_partners,
)
from manyuan.kernel.clock import today
from manyuan.offers.queries.coming_days import coming_days
from manyuan.seats.models import Seat
from manyuan.seats.permissions import may_see_history
from manyuan.web.directory.finding import partner_at
from manyuan.web.directory.links_panel import partner_links
from manyuan.web.directory.partnerships.agreements_table import (
    agreements_table,
    told_of_partner,
)
from manyuan.web.directory.partnerships.experts_table import experts_table
from manyuan.web.directory.partnerships.tabs import partner_tabs
from manyuan.web.directory.sources import register_source
from manyuan.web.directory.trail import to_partner
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import KeyFigure
from manyuan.web.ui.table import Table

NAMED = (PartnerKind.UNIVERSITY, PartnerKind.INSTITUTE, PartnerKind.HIGH_SCHOOL)


def list_partners(request: SeatRequest) -> HttpResponseBase:
    """List the partners beside the schools, with what they have agreed today."""
    partners = list(visible_partners(request.seat))
    agreements = list(agreements_on(request.seat, today()))
    table = _table(request.seat, partners, agreements)
    context = {
        "headline": _headline(partners, agreements),
        "figures": _figures(partners),
        "table": table.for_request(request),
        "tabs": partner_tabs("partners"),
        "is_empty": not partners,
        "may_change": may_change_partnerships(request.seat),
        "source": register_source(today()),
    }
    return table.reply(request) or render(request, "directory/partners.html", context)


def _headline(partners: list[Partner], agreements: list[Agreement]) -> str:
    said = ngettext(
        "{n} 个合作单位，其中 {tied} 个有正在生效的协议",
        "{n} 个合作单位，其中 {tied} 个有正在生效的协议",
        len(partners),
    )
    tied = {agreement.partner_id for agreement in agreements}
    return said.format(n=number(len(partners)), tied=number(len(tied)))


def _figures(partners: list[Partner]) -> list[KeyFigure]:
    """Return how many partners there are of each kind; those of a rule narrow the table."""
    counts = Counter(partner.kind for partner in partners)
    named = [
        KeyFigure(label=str(kind.label), value=counts[kind], url=f"?partners-kind={kind.value}")
        for kind in NAMED
    ]
    others = len(partners) - sum(counts[kind] for kind in NAMED)
    return [*named, KeyFigure(label=_("企业和社区"), value=others)]


def _table(seat: Seat, partners: list[Partner], agreements: list[Agreement]) -> Table:
    signed: dict[int, list[Agreement]] = {}
    for agreement in agreements:
        signed.setdefault(agreement.partner_id, []).append(agreement)
    experts = Counter(experts_today(seat).order_by().values_list("partner_id", flat=True))
    return Table(
        id="partners",
        title=_("合作单位"),
        rows=[
            _row(partner, signed.get(partner.pk, []), experts[partner.pk]) for partner in partners
        ],
        columns=[
            Column(
                key="name",
                label=pgettext("one", "合作单位"),
                href=lambda row: reverse("partner", args=[row["code"]]),
            ),
            Column(key="code", label=_("代码"), on_phone=False),
            Column(key="kind", label=_("类别"), labels=dict(PartnerKind.choices)),
            Column(key="sides", label=_("共建的集团和学校"), sortable=False),
            Column(key="agreements", label=_("有效协议"), kind="number"),
            Column(key="experts", label=_("专家"), kind="number"),
            Column(key="placed", label=_("坐标"), labels={True: _("已登记"), False: _("未登记")}),
        ],
        filters=[
            Filter(key="kind", label=_("类别"), choices=PartnerKind.choices),
            Filter(
                key="is_tied",
                label=_("协议"),
                choices=[("yes", _("有有效协议")), ("no", _("没有有效协议"))],
            ),
        ],
        search_keys=["name", "code", "sides"],
        empty=_("还没有合作单位。"),
    )


def _row(partner: Partner, agreements: list[Agreement], experts: int) -> Record:
    return {
        "name": partner.name,
        "code": partner.code,
        "kind": partner.kind,
        "sides": _sides(agreements),
        "agreements": len(agreements),
        "is_tied": bool(agreements),
        "experts": experts,
        "placed": partner.lon is not None,
    }


def _sides(agreements: list[Agreement]) -> list[str]:
    return list(dict.fromkeys(agreement.side.name for agreement in agreements))


def show_partner(request: SeatRequest, code: str) -> HttpResponseBase:
    """Show a partner: what it agreed and when, its experts, and the days that they give."""
    partner, day = partner_at(request.seat, code), today()
    agreements = list(agreements_of(request.seat).filter(partner=partner))
    experts = list(experts_of(request.seat).filter(partner=partner))
    signed = agreements_table(request.seat, agreements, day, of_partner=True)
    known = experts_table(experts, of_partner=True)
    answer = signed.reply(request) or known.reply(request)
    if answer is not None:
        return answer
    running = [one for one in agreements if one.is_in_force_on(day)]
    here = sum(expert.is_here_on(day) for expert in experts)
    context = {
        "partner": partner,
        "headline": _finding(partner, running, here),
        "agreements_table": signed.for_request(request),
        "timeline": told_of_partner(agreements, day),
        "experts_table": known.for_request(request),
        "days": coming_days(request.seat, experts, day),
        **_frame(request.seat, partner),
    }
    return render(request, "directory/partner.html", context)


def _frame(seat: Seat, partner: Partner) -> dict[str, object]:
    return {
        "crumbs": to_partner(partner),
        "may_change": may_change_partnerships(seat),
        "may_see_history": may_see_history(seat),
        "links": partner_links(seat, partner.unit),
        "source": register_source(today()),
    }


def _finding(partner: Partner, running: list[Agreement], experts: int) -> str:
    facts = {
        "partner": partner.name,
        "groups": number(len({one.group_id for one in running} - {None})),
        "schools": number(len({one.school_id for one in running} - {None})),
        "experts": number(experts),
    }
    if not running:
        return _("{partner}：没有正在生效的协议，登记专家 {experts} 人").format(**facts)
    said = _("{partner}：共建集团 {groups} 个、学校 {schools} 所，登记专家 {experts} 人")
    return said.format(**facts)
