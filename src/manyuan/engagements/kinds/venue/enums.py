"""The closed sets of the bookings, and which state may follow which: nothing else is possible."""

from django.db import models
from django.utils.translation import pgettext_lazy

from manyuan.engagements.enums import FlowStatus
from manyuan.plans.enums import Follows

KIND = "venue"
LETTER = "B"


class UseState(models.TextChoices):
    """How far one use of a venue has come."""

    WAITING = "waiting", pgettext_lazy("booking", "候补")
    REQUESTED = "requested", pgettext_lazy("booking", "待审批")
    APPROVED = "approved", pgettext_lazy("booking", "已同意")
    HELD = "held", pgettext_lazy("booking", "已使用")
    REFUSED = "refused", pgettext_lazy("booking", "未同意")
    CANCELLED = "cancelled", pgettext_lazy("booking", "已取消")


USE_FOLLOWS: Follows = {
    # Whoever waited is asked for as anybody else once the time is free.
    UseState.WAITING: frozenset(
        {UseState.REQUESTED, UseState.APPROVED, UseState.REFUSED, UseState.CANCELLED}
    ),
    UseState.REQUESTED: frozenset({UseState.APPROVED, UseState.REFUSED, UseState.CANCELLED}),
    # A use that is moved is asked for again.
    UseState.APPROVED: frozenset({UseState.REQUESTED, UseState.HELD, UseState.CANCELLED}),
    UseState.HELD: frozenset(),
    UseState.REFUSED: frozenset(),
    UseState.CANCELLED: frozenset(),
}
# Only whoever has just answered takes the answer back, within the minute of the inbox.
USE_TAKEN_BACK: Follows = {
    **{state: frozenset() for state in UseState},
    UseState.APPROVED: frozenset({UseState.REQUESTED}),
    UseState.REFUSED: frozenset({UseState.REQUESTED, UseState.WAITING}),
}
OPEN = (UseState.WAITING, UseState.REQUESTED, UseState.APPROVED)
TAKES_TIME = (UseState.REQUESTED, UseState.APPROVED, UseState.HELD)
GIVEN_UP = (UseState.REFUSED, UseState.CANCELLED)
STATUS_OF_STATE = {
    UseState.WAITING: FlowStatus.PLANNED,
    UseState.REQUESTED: FlowStatus.PLANNED,
    UseState.APPROVED: FlowStatus.CONFIRMED,
    UseState.HELD: FlowStatus.HELD,
    UseState.REFUSED: FlowStatus.CANCELLED,
    UseState.CANCELLED: FlowStatus.CANCELLED,
}
# What a booking of several uses is called by: the first of these that any of them is in.
CALLED_BY = (
    UseState.REQUESTED,
    UseState.APPROVED,
    UseState.WAITING,
    UseState.HELD,
    UseState.REFUSED,
    UseState.CANCELLED,
)


class Party(models.TextChoices):
    """Who hands a venue over."""

    OWNER = "owner", pgettext_lazy("booking", "场地所属学校")
    USER = "user", pgettext_lazy("booking", "使用学校")


class Condition(models.TextChoices):
    """How a venue was left after a use."""

    GOOD = "good", pgettext_lazy("booking", "完好")
    TIDY = "tidy", pgettext_lazy("booking", "需要整理")
    DAMAGED = "damaged", pgettext_lazy("booking", "有损坏")
