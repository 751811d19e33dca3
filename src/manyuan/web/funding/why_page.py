from decimal import Decimal
from fractions import Fraction

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.evaluation.scores.enums import GradeName
from manyuan.funding.enums import AllocationState
from manyuan.funding.models import Share
from manyuan.funding.permissions import may_see_all_funding, may_see_funding
from manyuan.funding.queries.pots import share_seen
from manyuan.rules.funding import PARTS as CODES
from manyuan.seats.permissions import require
from manyuan.web.funding.share_rows import BOUNDS, unknown_said
from manyuan.web.funding.trail import to_allocation, to_funding
from manyuan.web.funding.words import PARTS, formula_source, yuan
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb


@require_safe
def show_why(request: SeatRequest, code: str, number: int, unit: str) -> HttpResponse:
    """Show why a group gets what it gets: what counted, part by part, to the cent."""
    require(may_see_funding(request.seat))
    share = share_seen(request.seat, code, number, unit)
    if share is None or not share.why:
        raise Http404(_("没有这一笔分配额，或者您的席位不能查看它。"))
    context = {
        "share": share,
        "headline": _headline(share),
        "lines": _lines(share),
        "adjusted": yuan(Decimal(share.why["adjusted"])),
        "bound": BOUNDS[share.why["bound"]],
        "total": yuan(share.amount),
        "unknown": unknown_said(share.why),
        "crumbs": _crumbs(request, share),
        "source": formula_source(share.allocation.drawn_at),
    }
    whole = not (request.htmx and request.htmx.target == "panel-body")
    return render(request, "funding/why.html" if whole else "funding/_why.html", context)


def _headline(share: Share) -> str:
    said = _("{unit}为什么是 {amount} 元").format(unit=share.unit.name, amount=yuan(share.amount))
    is_draft = share.allocation.state == AllocationState.DRAFT
    return _("{said}（草案）").format(said=said) if is_draft else said


def _lines(share: Share) -> list[tuple[str, str, str]]:
    why = share.why
    weights = {part: Fraction(why["weights"][part]) for part in CODES}
    counted = {
        "base": _("各集团相同"),
        "members": _("折算成员 {n}（{members} 所学校）").format(
            n=number(weights["members"], 2), members=why["members"]
        ),
        "pupils": _("学生 {n} 人").format(n=number(why["pupils"])),
        "need": _("成员校未达标指标 {n} 项").format(n=number(why["need"])),
        "performance": _("{grade}，折算成员 {n}").format(
            grade=GradeName(why["grade"]).label if why["grade"] else _("尚无评价等级"),
            n=number(weights["performance"], 2),
        ),
        "flows": _("近十二个月已登记费用 {n} 元").format(n=yuan(Decimal(why["cost"]))),
    }
    return [(str(PARTS[part]), counted[part], yuan(Decimal(why["parts"][part]))) for part in CODES]


def _crumbs(request: SeatRequest, share: Share) -> list[Crumb]:
    own = Crumb(share.unit.name)
    if may_see_all_funding(request.seat):
        return to_allocation(share.allocation, own)
    return to_funding(own)
