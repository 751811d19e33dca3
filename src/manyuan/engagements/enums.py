from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FlowStatus(models.TextChoices):
    """How far a flow has come."""

    PLANNED = "planned", pgettext_lazy("flow", "计划")
    CONFIRMED = "confirmed", _("已确认")
    HELD = "held", _("已开展")
    CANCELLED = "cancelled", _("已取消")


class Direction(models.TextChoices):
    """Whom a flow helps, by the strength of its two ends when it starts."""

    STRONG_TO_WEAK = "strong_to_weak", _("强校到弱校")
    WEAK_TO_STRONG = "weak_to_strong", _("弱校到强校")
    PEER = "peer", _("同等学校之间")
    OUTSIDE = "outside", _("校外单位提供")
