"""What a seat can do with an exchange, and with what one school sends."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.exchange.enums import STANDING, ExchangeState, SendingState
from manyuan.engagements.kinds.exchange.models import PupilExchange, Sending
from manyuan.engagements.kinds.exchange.permissions import (
    may_change_exchange,
    may_offer_exchanges,
)
from manyuan.engagements.kinds.exchange.queries.exchanges import senders_for
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.web.visits.steps import Step


def steps_of(seat: Seat, exchange: PupilExchange) -> list[Step]:
    """Return what the seat can do with the exchange, the most likely first."""
    changes = bool(may_change_exchange(seat, exchange))
    steps: list[tuple[str, str]] = []
    if exchange.is_planned:
        if changes and exchange.starts_on <= today():
            steps.append((_("开始交换"), "start"))
        if may_offer_exchanges(seat) and senders_for(seat, exchange).exists():
            steps.append((_("报名派出学生"), "ask"))
        if changes:
            steps += [(_("修改学生交换"), "edit"), (_("取消学生交换"), "cancel")]
    elif exchange.state == ExchangeState.UNDER_WAY and changes:
        steps += [(_("结束交换"), "finish"), (_("取消学生交换"), "cancel")]
    return [
        Step(label, reverse(f"pupil-exchange-{name}", args=[exchange.code]))
        for label, name in steps
    ]


def own_steps(
    exchange: PupilExchange, sending: Sending, *, answers: bool, sends: bool
) -> list[Step]:
    """Return what can be done about what one school sends, by the host and by the school."""
    if not exchange.is_planned or sending.state not in STANDING:
        return []
    steps: list[Step] = []
    if answers and sending.state == SendingState.ASKED:
        steps.append(_step(_("接受报名"), "accept", sending, at_once=True))
        steps.append(_step(_("不接受报名"), "decline", sending))
    if sends:
        steps.append(_step(_("登记同意人数"), "consents", sending))
        steps.append(_step(_("退出"), "withdraw", sending))
    return steps


def _step(label: str, name: str, sending: Sending, *, at_once: bool = False) -> Step:
    args = [sending.exchange.code, sending.school.code]
    return Step(label, reverse(f"pupil-exchange-{name}", args=args), at_once=at_once)
