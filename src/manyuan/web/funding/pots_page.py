from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.funding.enums import AllocationState, PotKind
from manyuan.funding.models import Allocation, Pot
from manyuan.funding.permissions import may_run_pots, may_see_all_funding
from manyuan.funding.queries.accounts import accounts_of, reckonings
from manyuan.funding.queries.pots import ZERO, allocations_of, given_out, pots_of
from manyuan.seats.models import Seat
from manyuan.seats.permissions import may_see_history, require
from manyuan.web.funding.finding import pot_of
from manyuan.web.funding.home import accounts_table, figures_of
from manyuan.web.funding.money_columns import amount_column
from manyuan.web.funding.trail import funding_tabs, page_of_allocation, page_of_pot, to_pot
from manyuan.web.funding.words import ALLOCATION_SIGNS, books, figure, share_of, yuan
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.figures import number
from manyuan.web.ui.table import Table


@require_safe
def list_pots(request: SeatRequest) -> HttpResponseBase:
    """List the pots with what of each is given out."""
    require(may_see_all_funding(request.seat))
    found = list(pots_of(request.seat))
    given = given_out(found)
    table = _table(found, given)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "tabs": funding_tabs(request.seat, "pots"),
        "headline": _headline(found, given),
        "table": table.for_request(request),
        "is_empty": not found,
        "may_run": may_run_pots(request.seat),
        "source": books(),
    }
    return render(request, "funding/pots.html", context)


def _headline(found: Sequence[Pot], given: Mapping[int, Decimal]) -> str:
    if not found:
        return _("还没有登记专项资金")
    whole = sum((pot.amount for pot in found), ZERO)
    text = ngettext(
        "{n} 笔专项资金共 {amount} 元，已分配 {share}",
        "{n} 笔专项资金共 {amount} 元，已分配 {share}",
        len(found),
    )
    share = share_of(sum(given.values(), ZERO), whole)
    return text.format(n=number(len(found)), amount=yuan(whole), share=share)


def _table(found: Sequence[Pot], given: Mapping[int, Decimal]) -> Table:
    return Table(
        id="pots",
        title=_("专项资金"),
        rows=[_row(pot, given.get(pot.pk, ZERO)) for pot in found],
        columns=[
            Column(key="name", label=_("专项名称"), href=lambda row: row["url"]),
            Column(key="year", label=_("资金年度")),
            Column(key="kind", label=_("专项类别"), labels=dict(PotKind.choices)),
            Column(key="source", label=_("资金来源")),
            amount_column("amount", _("资金总额")),
            amount_column("given", _("已分配")),
            amount_column("left", _("未分配")),
            Column(key="last_day", label=_("使用至"), kind="date", on_phone=False),
            Column(key="closed_on", label=_("决算日期"), kind="date", on_phone=False),
            Column(key="code", label=_("专项编号"), on_phone=False),
        ],
        filters=[Filter(key="year", label=_("资金年度"))],
        search_keys=["name", "source", "code"],
        empty=_("没有符合条件的专项资金。"),
    )


def _row(pot: Pot, given: Decimal) -> Record:
    names = ("name", "kind", "source", "amount", "last_day", "closed_on", "code")
    own = {name: getattr(pot, name) for name in names}
    return {
        **own,
        "year": str(pot.year),
        "url": page_of_pot(pot),
        "given": given,
        "left": pot.amount - given,
    }


@require_safe
def show_pot(request: SeatRequest, code: str) -> HttpResponseBase:
    """Show a pot: how it was divided, and what its accounts did with it."""
    pot = pot_of(request.seat, code)
    accounts = reckonings(list(accounts_of(request.seat, pot=pot)))
    table = accounts_table(accounts)
    if (reply := table.reply(request)) is not None:
        return reply
    sees_all = bool(may_see_all_funding(request.seat))
    left = pot.amount - given_out([pot]).get(pot.pk, ZERO)
    figures = [
        figure(_("资金总额"), pot.amount, _("还有 {amount} 元未分配").format(amount=yuan(left)))
    ]
    context = {
        "pot": pot,
        "crumbs": to_pot(pot),
        "headline": _pot_headline(pot, left),
        "figures": [*figures, *figures_of(accounts)[1:]] if sees_all else figures_of(accounts),
        "allocations": [_line(one) for one in allocations_of(pot)] if sees_all else [],
        "steps": _steps(request.seat, pot, left),
        "calm": not left,
        "table": table.for_request(request) if accounts else None,
        "may_run": may_run_pots(request.seat),
        "may_see_history": may_see_history(request.seat),
        "history_url": reverse("history-object", args=["pots", pot.code]),
        "source": books(),
    }
    return render(request, "funding/pot.html", context)


def _pot_headline(pot: Pot, left: Decimal) -> str:
    facts = {"pot": pot.name, "amount": yuan(pot.amount), "left": yuan(left)}
    if pot.closed_on is not None:
        return _("{pot} {amount} 元，已于 {on} 决算").format(on=pot.closed_on, **facts)
    if left:
        return _("{pot} {amount} 元，还有 {left} 元没有分配").format(**facts)
    return _("{pot} {amount} 元，已全部分配").format(**facts)


def _line(one: Allocation) -> dict[str, object]:
    units = ngettext("{n} 个单位", "{n} 个单位", len(one.shares.all()))
    return {
        "url": page_of_allocation(one),
        "title": _("第 {n} 次分配").format(n=one.number),
        "detail": units.format(n=len(one.shares.all())),
        "amount": yuan(one.amount),
        "state": AllocationState(one.state).label,
        "sign": ALLOCATION_SIGNS[one.state],
    }


def _steps(seat: Seat, pot: Pot, left: Decimal) -> list[tuple[str, str]]:
    """Return what the bureau may do with the pot now, the first as the primary action."""
    if not may_run_pots(seat):
        return []
    if pot.closed_on is not None:
        return _to(pot, (_("撤销决算"), "pot-reopen"))
    by_formula = pot.kind == PotKind.GROUPS
    give = (_("分配资金"), "pot-allocate") if by_formula else (_("奖补学校"), "pot-award")
    rest = (_("修改资金信息"), "pot-edit"), (_("办理决算"), "pot-close")
    return _to(pot, *([give] if left else []), *rest)


def _to(pot: Pot, *steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [(label, reverse(name, args=[pot.code])) for label, name in steps]
