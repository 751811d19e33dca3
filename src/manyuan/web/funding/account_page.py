from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.funding.balances import Money
from manyuan.funding.enums import LineState, PermittedUse
from manyuan.funding.models import Account, Line
from manyuan.funding.permissions import may_spend
from manyuan.funding.queries.accounts import Reckoning, balances, lines_in, reckoning
from manyuan.funding.queries.pots import shares_for
from manyuan.seats.models import Seat
from manyuan.web.funding.finding import account_of
from manyuan.web.funding.home import figures_of
from manyuan.web.funding.money_columns import amount_column, money_columns, money_row
from manyuan.web.funding.trail import page_of_line, to_account
from manyuan.web.funding.words import LINE_SIGNS, books, yuan
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.table import Table


@require_safe
def show_account(request: SeatRequest, pot: str, unit: str) -> HttpResponseBase:
    """Show what a unit has of a pot, line by line."""
    account = account_of(request.seat, pot, unit)
    now = reckoning(account)
    table = _table(account)
    if (reply := table.reply(request)) is not None:
        return reply
    may = may_spend(request.seat, account)
    context = {
        "account": account,
        "crumbs": to_account(account),
        "headline": _headline(now),
        "figures": figures_of([now]),
        "steps": _steps(account) if may and account.pot.closed_on is None else [],
        "refusal": may.reason,
        "shares": _shares(request.seat, account),
        "table": table.for_request(request),
        "has_lines": bool(table.rows),
        "ledger_url": f"{reverse('ledger')}?pot={account.pot.code}&unit={account.unit.code}",
        "source": books(),
    }
    return render(request, "funding/account.html", context)


def _headline(now: Reckoning) -> str:
    facts = {"unit": now.account.unit.name, "given": yuan(now.allotted)}
    left = now.total.balance + now.unbudgeted
    text = _("{unit}得到 {given} 元，已支付 {paid} 元，还可使用 {left} 元")
    return text.format(paid=yuan(now.total.paid), left=yuan(left), **facts)


def _steps(account: Account) -> list[tuple[str, str]]:
    args = [account.pot.code, account.unit.code]
    return [(_("申报预算项"), reverse("budget-line-new", args=args))]


def _shares(seat: Seat, account: Account) -> list[dict[str, object]]:
    return [
        {
            "amount": yuan(share.amount),
            "title": _("第 {n} 次分配").format(n=share.allocation.number),
            "document": share.allocation.document,
            "reason": share.reason,
            "why_url": reverse(
                "share-why",
                args=[account.pot.code, share.allocation.number, account.unit.code],
            )
            if share.why
            else "",
        }
        for share in shares_for(seat, account.unit_id, account.pot)
    ]


def _table(account: Account) -> Table:
    found = balances([account])
    return Table(
        id="lines",
        title=_("预算项"),
        rows=[_row(line, found.line(line.pk)) for line in lines_in([account])],
        columns=[
            Column(key="purpose", label=_("开支内容"), href=lambda row: row["url"]),
            Column(key="use", label=_("用途"), labels=dict(PermittedUse.choices)),
            Column(key="school", label=_("用款学校")),
            Column(
                key="state", label=_("审批状态"), labels=dict(LineState.choices), verdict="sign"
            ),
            amount_column("asked", _("申报")),
            *money_columns(),
            Column(key="code", label=_("预算编号"), on_phone=False),
        ],
        filters=[
            Filter(key="use", label=_("用途"), choices=PermittedUse.choices),
            Filter(key="state", label=_("审批状态"), choices=LineState.choices),
        ],
        search_keys=["purpose", "code"],
        empty=_("没有符合条件的预算项。"),
    )


def _row(line: Line, money: Money) -> dict[str, object]:
    return {
        "purpose": line.purpose,
        "url": page_of_line(line),
        "use": line.use,
        "school": line.school.name if line.school else None,
        "state": line.state,
        "sign": LINE_SIGNS[line.state],
        "asked": line.amount,
        **money_row(money),
        "code": line.code,
    }
