from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.funding.balances import Money
from manyuan.funding.enums import VoucherState
from manyuan.funding.models import Commitment
from manyuan.funding.permissions import may_run_pots, may_spend
from manyuan.funding.queries.accounts import balances, vouchers_in
from manyuan.seats.models import Seat
from manyuan.web.funding.finding import commitment_of
from manyuan.web.funding.trail import to_commitment
from manyuan.web.funding.words import VOUCHER_SIGNS, books, yuan
from manyuan.web.seated import SeatRequest


@require_safe
def show_commitment(request: SeatRequest, code: str) -> HttpResponse:
    """Show money that is promised: for what, to whom, and the vouchers that came in."""
    made = commitment_of(request.seat, code)
    money = balances([made.line.account]).commitment(made.pk)
    may_pay = bool(may_run_pots(request.seat)) and made.line.account.pot.closed_on is None
    context = {
        "commitment": made,
        "crumbs": to_commitment(made),
        "headline": _headline(made, money),
        "steps": _steps(request.seat, made, money),
        "refusal": may_spend(request.seat, made.line.account).reason,
        "vouchers": [
            (one, VOUCHER_SIGNS[one.state], may_pay and one.state == VoucherState.REGISTERED)
            for one in vouchers_in(made.line.account).filter(commitment=made)
        ],
        "source": books(),
    }
    return render(request, "funding/commitment.html", context)


def _headline(made: Commitment, money: Money) -> str:
    text = _("{title}：还占用 {open} 元，待支付 {waiting} 元，已支付 {paid} 元")
    return text.format(
        title=made.title,
        open=yuan(money.encumbered),
        waiting=yuan(money.vouchered),
        paid=yuan(money.paid),
    )


def _steps(seat: Seat, made: Commitment, money: Money) -> list[tuple[str, str]]:
    account = made.line.account
    if not money.encumbered or account.pot.closed_on or not may_spend(seat, account):
        return []
    steps = [(_("登记凭证"), "voucher-new"), (_("释放占用"), "commitment-release")]
    return [(label, reverse(name, args=[made.code])) for label, name in steps]
