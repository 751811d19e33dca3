from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.funding.balances import Balances, Money
from manyuan.funding.enums import LineState
from manyuan.funding.models import Commitment, Line
from manyuan.funding.permissions import may_run_pots, may_spend
from manyuan.funding.queries.accounts import balances, commitments_in
from manyuan.seats.models import Seat
from manyuan.seats.permissions import may_see_history
from manyuan.web.funding.finding import line_of
from manyuan.web.funding.money_columns import amount_column
from manyuan.web.funding.trail import page_of_commitment, to_line
from manyuan.web.funding.words import LINE_SIGNS, books, figure, share_of, yuan
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Record
from manyuan.web.ui.parts import KeyFigure
from manyuan.web.ui.table import Table


@require_safe
def show_line(request: SeatRequest, code: str) -> HttpResponseBase:
    """Show a budget line: what is promised of it, handed in, paid and left."""
    line = line_of(request.seat, code)
    found = balances([line.account])
    table = _table(line, found)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "line": line,
        "crumbs": to_line(line),
        "headline": _headline(line, found.line(line.pk)),
        "state": line.get_state_display(),
        "sign": LINE_SIGNS[line.state],
        "figures": _figures(found.line(line.pk)) if line.pk in found.lines else [],
        "may_approve": may_run_pots(request.seat) and line.state == LineState.PROPOSED,
        "steps": _steps(request.seat, line),
        "refusal": may_spend(request.seat, line.account).reason,
        "table": table.for_request(request) if table.rows else None,
        "may_see_history": may_see_history(request.seat),
        "history_url": reverse("history-object", args=["budget_lines", line.code]),
        "source": books(),
    }
    return render(request, "funding/line.html", context)


def _headline(line: Line, money: Money) -> str:
    facts = {"purpose": line.purpose, "amount": yuan(line.amount)}
    if line.state != LineState.APPROVED:
        return _("{purpose}：申报 {amount} 元").format(**facts)
    text = _("{purpose}：预算 {budget} 元，还可使用 {left} 元")
    return text.format(budget=yuan(money.budget), left=yuan(money.balance), **facts)


def _figures(money: Money) -> list[KeyFigure]:
    return [
        figure(_("预算"), money.budget),
        figure(_("占用"), money.encumbered),
        figure(_("报账"), money.vouchered),
        figure(_("已支付"), money.paid, share_of(money.paid, money.budget)),
    ]


def _steps(seat: Seat, line: Line) -> list[tuple[str, str]]:
    if line.account.pot.closed_on is not None or not may_spend(seat, line.account):
        return []
    waiting = [(_("撤回申报"), "budget-line-withdraw")]
    if may_run_pots(seat):
        waiting.insert(0, (_("不批准预算"), "budget-line-refuse"))
    steps = {
        LineState.PROPOSED.value: waiting,
        LineState.APPROVED.value: [
            (_("占用经费"), "budget-line-encumber"),
            (_("调剂预算"), "budget-line-transfer"),
        ],
    }
    found = steps.get(line.state, [])
    return [(label, reverse(name, args=[line.code])) for label, name in found]


def _table(line: Line, found: Balances) -> Table:
    made = commitments_in(line.account).filter(line=line)
    return Table(
        id="commitments",
        title=_("占用"),
        rows=[_row(one, found) for one in made],
        columns=[
            Column(key="title", label=_("活动或合同"), href=lambda row: row["url"]),
            Column(key="payee", label=_("收款单位")),
            amount_column("encumbered", _("占用")),
            amount_column("vouchered", _("报账")),
            amount_column("paid", _("已支付")),
            Column(key="flow", label=_("流动编号"), on_phone=False),
            Column(key="code", label=_("占用编号"), on_phone=False),
        ],
        search_keys=["title", "payee", "code"],
        empty=_("没有符合条件的占用。"),
    )


def _row(one: Commitment, found: Balances) -> Record:
    money = found.commitment(one.pk)
    return {
        "title": one.title,
        "url": page_of_commitment(one),
        "payee": one.payee,
        "encumbered": money.encumbered,
        "vouchered": money.vouchered,
        "paid": money.paid,
        "flow": one.flow.code if one.flow else None,
        "code": one.code,
    }
