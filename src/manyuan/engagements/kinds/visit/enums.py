"""The closed sets of the visits, and which state may follow which: nothing else is possible."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from manyuan.engagements.enums import FlowStatus
from manyuan.plans.enums import Follows

KIND = "visit"


class VisitState(models.TextChoices):
    """How far a visit has come; the words are those of the flow that it leaves."""

    PLANNED = "planned", pgettext_lazy("visit", "待确认")
    CONFIRMED = "confirmed", pgettext_lazy("visit", "已确认")
    HELD = "held", pgettext_lazy("visit", "已开展")
    CANCELLED = "cancelled", pgettext_lazy("visit", "已取消")


VISIT_FOLLOWS: Follows = {
    # What was held was held, whether or not both sides had said so before.
    VisitState.PLANNED: frozenset({VisitState.CONFIRMED, VisitState.HELD, VisitState.CANCELLED}),
    # A visit that is moved waits again for the side that did not move it.
    VisitState.CONFIRMED: frozenset({VisitState.PLANNED, VisitState.HELD, VisitState.CANCELLED}),
    VisitState.HELD: frozenset(),
    VisitState.CANCELLED: frozenset(),
}
# Only whoever has just declined it brings a visit back, within the minute of the inbox.
VISIT_TAKEN_BACK: Follows = {
    VisitState.PLANNED: frozenset(),
    VisitState.CONFIRMED: frozenset(),
    VisitState.HELD: frozenset(),
    VisitState.CANCELLED: frozenset({VisitState.PLANNED, VisitState.CONFIRMED}),
}
OPEN = (VisitState.PLANNED, VisitState.CONFIRMED)
STATUS_OF_STATE = {state: FlowStatus(state.value) for state in VisitState}


class Side(models.TextChoices):
    """Who says yes or no to a visit."""

    SCHOOL = "school", pgettext_lazy("visit", "学校")
    PARTNER = "partner", pgettext_lazy("visit", "合作单位")


class CancelReason(models.TextChoices):
    """Why a visit does not take place."""

    SCHOOL_DECLINED = "school", _("学校不能接待")
    PARTNER_DECLINED = "partner", _("专家不能前来")
    CALLED_OFF = "called_off", _("组织者取消")
    REPLANNED = "replanned", _("方案调整")


DECLINED_BY = {
    Side.SCHOOL: CancelReason.SCHOOL_DECLINED,
    Side.PARTNER: CancelReason.PARTNER_DECLINED,
}


class Rating(models.IntegerChoices):
    """How good a side says that a visit was, the best first."""

    VERY_GOOD = 5, _("5 分，很好")
    GOOD = 4, _("4 分，好")
    FAIR = 3, _("3 分，一般")
    POOR = 2, _("2 分，不够好")
    BAD = 1, _("1 分，不好")


class MediaType(models.TextChoices):
    """What may be kept as evidence."""

    JPEG = "image/jpeg", _("JPEG 照片")
    PNG = "image/png", _("PNG 图片")
    PDF = "application/pdf", _("PDF 文档")
