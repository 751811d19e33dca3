"""The closed sets of pupil exchanges, and which state may follow which."""

from django.db import models
from django.utils.translation import pgettext_lazy

from manyuan.engagements.enums import FlowStatus
from manyuan.plans.enums import Follows

KIND = "exchange"


class ExchangeState(models.TextChoices):
    """How far a pupil exchange has come."""

    PLANNED = "planned", pgettext_lazy("exchange", "征集中")
    UNDER_WAY = "under_way", pgettext_lazy("exchange", "进行中")
    HELD = "held", pgettext_lazy("exchange", "已结束")
    CANCELLED = "cancelled", pgettext_lazy("exchange", "已取消")


EXCHANGE_FOLLOWS: Follows = {
    ExchangeState.PLANNED: frozenset({ExchangeState.UNDER_WAY, ExchangeState.CANCELLED}),
    ExchangeState.UNDER_WAY: frozenset({ExchangeState.HELD, ExchangeState.CANCELLED}),
    ExchangeState.HELD: frozenset(),
    ExchangeState.CANCELLED: frozenset(),
}


class SendingState(models.TextChoices):
    """What both schools have said of the pupils that one sends."""

    ASKED = "asked", pgettext_lazy("exchange", "待接待学校确认")
    CONFIRMED = "confirmed", pgettext_lazy("exchange", "双方已确认")
    DECLINED = "declined", pgettext_lazy("exchange", "接待学校未接受")
    WITHDRAWN = "withdrawn", pgettext_lazy("exchange", "派出学校已退出")


SENDING_FOLLOWS: Follows = {
    SendingState.ASKED: frozenset(
        {SendingState.CONFIRMED, SendingState.DECLINED, SendingState.WITHDRAWN}
    ),
    SendingState.CONFIRMED: frozenset({SendingState.WITHDRAWN}),
    # A school may ask again.
    SendingState.DECLINED: frozenset({SendingState.ASKED}),
    SendingState.WITHDRAWN: frozenset({SendingState.ASKED}),
}
# Only the host takes back what it has just answered, within the minute of the inbox.
SENDING_TAKEN_BACK: Follows = {
    **{state: frozenset() for state in SendingState},
    SendingState.CONFIRMED: frozenset({SendingState.ASKED}),
    SendingState.DECLINED: frozenset({SendingState.ASKED}),
}
STANDING = (SendingState.ASKED, SendingState.CONFIRMED)
STATUS_OF_SENDING = {
    SendingState.ASKED: FlowStatus.PLANNED,
    SendingState.CONFIRMED: FlowStatus.CONFIRMED,
    SendingState.DECLINED: FlowStatus.CANCELLED,
    SendingState.WITHDRAWN: FlowStatus.CANCELLED,
}
