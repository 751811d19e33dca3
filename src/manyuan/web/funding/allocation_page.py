from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.funding.enums import AllocationState
from manyuan.funding.models import Allocation
from manyuan.funding.permissions import may_run_pots, may_see_all_funding
from manyuan.rules.funding import load_funding_pack
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.funding.finding import allocation_of
from manyuan.web.funding.share_rows import saved_bars, saved_table
from manyuan.web.funding.trail import to_allocation
from manyuan.web.funding.words import ALLOCATION_SIGNS, books, formula_source, yuan
from manyuan.web.scenarios.words import in_reader_language
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number


@require_safe
def show_allocation(request: SeatRequest, code: str, number: int) -> HttpResponseBase:
    """Show an allocation: who gets what, by which numbers, and whether it is approved."""
    require(may_see_all_funding(request.seat))
    found = allocation_of(request.seat, code, number)
    shares = list(found.shares.all())
    table = saved_table(found, shares)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "allocation": found,
        "crumbs": to_allocation(found),
        "headline": _headline(found, len(shares)),
        "state": found.get_state_display(),
        "sign": ALLOCATION_SIGNS[found.state],
        "steps": _steps(request.seat, found),
        "calm": found.state != AllocationState.DRAFT,
        "set_here": _set_here(found),
        "bars": saved_bars(shares),
        "table": table.for_request(request),
        "source": formula_source(found.drawn_at) if found.pack else books(),
    }
    return render(request, "funding/allocation.html", context)


def _headline(found: Allocation, units: int) -> str:
    text = ngettext(
        "「{pot}」第 {number} 次分配：{n} 个单位，共 {amount} 元",
        "「{pot}」第 {number} 次分配：{n} 个单位，共 {amount} 元",
        units,
    )
    facts = {"pot": found.pot.name, "number": found.number}
    return text.format(n=units, amount=yuan(found.amount), **facts)


def _steps(seat: Seat, found: Allocation) -> list[tuple[str, str]]:
    if not may_run_pots(seat):
        return []
    steps = {
        AllocationState.DRAFT.value: [
            (_("批准分配"), "allocation-approve"),
            (_("放弃草案"), "allocation-discard"),
        ],
        AllocationState.APPROVED.value: [(_("收回分配"), "allocation-recall")],
    }
    args = [found.pot.code, found.number]
    return [(label, reverse(name, args=args)) for label, name in steps.get(found.state, [])]


def _set_here(found: Allocation) -> list[tuple[str, str, str]]:
    """Return the rules of which the district set the number, with the pack's own."""
    rules = load_funding_pack().rules
    return [
        (in_reader_language(rules[code], "title"), text, number(rules[code].value))
        for code, text in found.values.items()
        if code in rules
    ]
