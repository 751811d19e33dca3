from collections.abc import Sequence
from decimal import Decimal

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.funding.balances import Money
from manyuan.funding.permissions import may_run_pots, may_see_funding
from manyuan.funding.queries.accounts import Reckoning, accounts_of, reckonings
from manyuan.seats.permissions import require
from manyuan.web.funding.money_columns import amount_column, money_columns, money_row
from manyuan.web.funding.trail import funding_tabs, page_of_account, page_of_pot
from manyuan.web.funding.words import books, figure, share_of, yuan
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import KeyFigure
from manyuan.web.ui.table import Table


@require_safe
def show_accounts(request: SeatRequest) -> HttpResponseBase:
    """Show the accounts that the seat may see: what was given, done with it, and is left."""
    require(may_see_funding(request.seat))
    found = reckonings(list(accounts_of(request.seat)))
    table = accounts_table(found)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "tabs": funding_tabs(request.seat, "funding"),
        "headline": _headline(found),
        "figures": figures_of(found),
        "table": table.for_request(request),
        "is_empty": not found,
        "may_run": may_run_pots(request.seat),
        "source": books(),
    }
    return render(request, "funding/home.html", context)


def figures_of(found: Sequence[Reckoning]) -> list[KeyFigure]:
    """Return what was given, promised or handed in, paid, and is left, over some accounts."""
    given, free, money = sums_of(found)
    under_way = money.encumbered + money.vouchered
    return [
        figure(_("拨入"), given),
        figure(
            _("已支付"), money.paid, _("占拨入 {share}").format(share=share_of(money.paid, given))
        ),
        figure(_("占用和报账"), under_way),
        figure(
            _("还可使用"),
            money.balance + free,
            _("其中 {amount} 元未列预算").format(amount=yuan(free)),
        ),
    ]


def sums_of(found: Sequence[Reckoning]) -> tuple[Decimal, Decimal, Money]:
    """Return what accounts were given, what of it is in no line, and the money of the lines."""
    given = sum((one.allotted for one in found), Decimal(0))
    free = sum((one.unbudgeted for one in found), Decimal(0))
    return given, free, sum((one.total for one in found), Money())


def _headline(found: Sequence[Reckoning]) -> str:
    if not found:
        return _("还没有拨入经费")
    given, _free, money = sums_of(found)
    text = ngettext(
        "{n} 个经费账户拨入 {given} 元，已支付 {share}",
        "{n} 个经费账户拨入 {given} 元，已支付 {share}",
        len(found),
    )
    return text.format(n=number(len(found)), given=yuan(given), share=share_of(money.paid, given))


def accounts_table(found: Sequence[Reckoning]) -> Table:
    """Return a table of accounts with their money."""
    pots = {one.account.pot.name for one in found}
    return Table(
        id="accounts",
        title=_("经费账户"),
        rows=[_row(one) for one in found],
        columns=[
            Column(key="unit", label=_("单位"), href=lambda row: row["url"]),
            Column(key="pot", label=_("专项资金"), href=lambda row: row["pot_url"]),
            Column(key="year", label=_("年度"), on_phone=False),
            amount_column("allotted", _("拨入")),
            amount_column("unbudgeted", _("未列预算")),
            *money_columns(),
        ],
        filters=[Filter(key="pot", label=_("专项资金"))] if len(pots) > 1 else [],
        search_keys=["unit", "pot"],
        empty=_("没有符合条件的经费账户。"),
    )


def _row(one: Reckoning) -> Record:
    account = one.account
    return {
        "unit": account.unit.name,
        "url": page_of_account(account),
        "pot": account.pot.name,
        "pot_url": page_of_pot(account.pot),
        "year": str(account.pot.year),
        "allotted": one.allotted,
        "unbudgeted": one.unbudgeted,
        **money_row(one.total),
    }
