"""The closed sets of events, and which state may follow which: nothing else is possible."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from manyuan.engagements.enums import FlowStatus
from manyuan.plans.enums import Follows

KIND = "event"


class EventMode(models.TextChoices):
    """What an event is."""

    CELEBRATION = "celebration", _("联合庆祝")
    SCIENCE_DAY = "science_day", _("科学节")
    LEAGUE = "league", _("联赛")
    OPEN_DAY = "open_day", _("开放日")


class EventState(models.TextChoices):
    """How far an event has come."""

    DRAFT = "draft", pgettext_lazy("event", "筹备中")
    ANNOUNCED = "announced", pgettext_lazy("event", "已发布")
    HELD = "held", pgettext_lazy("event", "已举办")
    CANCELLED = "cancelled", pgettext_lazy("event", "已取消")


EVENT_FOLLOWS: Follows = {
    # What was held was held, whether or not it had been announced before.
    EventState.DRAFT: frozenset({EventState.ANNOUNCED, EventState.HELD, EventState.CANCELLED}),
    EventState.ANNOUNCED: frozenset({EventState.HELD, EventState.CANCELLED}),
    EventState.HELD: frozenset(),
    EventState.CANCELLED: frozenset(),
}
OPEN = (EventState.DRAFT, EventState.ANNOUNCED)
STATUS_OF_STATE = {
    EventState.DRAFT: FlowStatus.PLANNED,
    EventState.ANNOUNCED: FlowStatus.CONFIRMED,
    EventState.HELD: FlowStatus.HELD,
    EventState.CANCELLED: FlowStatus.CANCELLED,
}


class Part(models.TextChoices):
    """As what a school takes part; the one in charge, or the group, is the provider."""

    HOST = "host", pgettext_lazy("event", "承办")
    GUEST = "guest", pgettext_lazy("event", "参加")


class PictureType(models.TextChoices):
    """What a poster may be."""

    JPEG = "image/jpeg", _("JPEG 照片")
    PNG = "image/png", _("PNG 图片")
