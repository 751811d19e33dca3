"""What of the money waits for the bureau."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.funding.actions.lines import approve_line, refuse_line
from manyuan.funding.actions.reversing import take_back_answer, take_back_payment
from manyuan.funding.actions.spending import pay_voucher
from manyuan.funding.models import Line, Voucher
from manyuan.funding.queries.accounts import line_with_code, voucher_with_code
from manyuan.funding.queries.pots import drafts, lines_to_answer, vouchers_to_pay
from manyuan.inbox.errors import WaitsNoLonger
from manyuan.inbox.matters import Matter, Verb, Waiting
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat

KIND = "funding"
BUREAU = frozenset({Role.BUREAU_OFFICER})
LATER = gettext_lazy("需要更正，请在台账里冲销，并写明原因。")


def _drafts(seat: Seat) -> list[Waiting]:
    text = _("第 {n} 次分配，共 {amount} 元")
    return [
        Waiting(
            key=f"{one.pot.code}/{one.number}",
            title=str(one.pot),
            detail=text.format(n=one.number, amount=f"{one.amount:,}"),
            page=("allocation", (one.pot.code, one.number)),
            since=one.drawn_at,
        )
        for one in drafts(seat)
    ]


def _lines(seat: Seat) -> list[Waiting]:
    text = _("{use}，申报 {amount} 元，{pot}")
    return [
        Waiting(
            key=one.code,
            title=one.purpose,
            detail=text.format(
                use=one.get_use_display(), amount=f"{one.amount:,}", pot=one.account.pot
            ),
            page=("budget-line", (one.code,)),
            unit=one.account.unit.name,
            since=one.proposed_at,
        )
        for one in lines_to_answer(seat)
    ]


def _vouchers(seat: Seat) -> list[Waiting]:
    text = _("凭证号 {number}，{amount} 元，{payee}")
    return [
        Waiting(
            key=one.code,
            title=one.commitment.title,
            detail=text.format(number=one.number, amount=f"{one.amount:,}", payee=one.payee),
            page=("commitment", (one.commitment.code,)),
            unit=one.commitment.line.account.unit.name,
            since=one.entered_at,
        )
        for one in vouchers_to_pay(seat)
    ]


def _approve(*, by: Seat, key: str, reason: str) -> Line:  # noqa: ARG001 -- needs none
    return approve_line(by=by, line=_line(by, key))


def _refuse(*, by: Seat, key: str, reason: str) -> Line:
    return refuse_line(by=by, line=_line(by, key), reason=reason)


def _pay(*, by: Seat, key: str, reason: str) -> Voucher:  # noqa: ARG001 -- needs none
    found = voucher_with_code(by, key)
    if found is None:
        raise WaitsNoLonger
    return pay_voucher(by=by, voucher=found)


def _line(by: Seat, code: str) -> Line:
    found = line_with_code(by, code)
    if found is None:
        raise WaitsNoLonger
    return found


MATTERS = (
    Matter(
        slug="allocation-approve",
        kind=KIND,
        label=gettext_lazy("待批准的资金分配"),
        roles=BUREAU,
        waiting=_drafts,
    ),
    Matter(
        slug="budget-approve",
        kind=KIND,
        label=gettext_lazy("待审批的预算项"),
        roles=BUREAU,
        waiting=_lines,
        verbs=(
            Verb(
                slug="approve",
                label=gettext_lazy("批准预算"),
                done=gettext_lazy("已批准预算"),
                code="funding.approved",
                act=_approve,
                take_back=take_back_answer,
                instead=LATER,
            ),
            Verb(
                slug="refuse",
                label=gettext_lazy("不批准预算"),
                done=gettext_lazy("已答复不批准预算"),
                code="funding.refused",
                act=_refuse,
                take_back=take_back_answer,
                needs_reason=True,
                instead=gettext_lazy("需要恢复，请使用单位重新申报。"),
            ),
        ),
    ),
    Matter(
        slug="voucher-pay",
        kind=KIND,
        label=gettext_lazy("待支付的凭证"),
        roles=BUREAU,
        waiting=_vouchers,
        verbs=(
            Verb(
                slug="pay",
                label=gettext_lazy("登记支付"),
                done=gettext_lazy("已登记支付"),
                code="funding.paid",
                act=_pay,
                take_back=take_back_payment,
                instead=LATER,
            ),
        ),
    ),
)
