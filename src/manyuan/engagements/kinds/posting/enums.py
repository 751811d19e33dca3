from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from manyuan.rules.national_ratio import COUNTED_MODES

KIND = "posting"


class Mode(models.TextChoices):
    """In which way a teacher works at another school."""

    ROTATION = "rotation", _("交流轮岗")
    SECONDMENT = "secondment", _("支教")
    TRANSFER = "transfer", _("调动")
    CADRE = "cadre", _("干部轮岗")
    WALKING = "walking", _("走教")
    MENTORING = "mentoring", _("带教")
    REMOTE = "remote", _("双师")


# Full-time work at the other school; the teacher is then out on a posting.
FULL_TIME = frozenset({Mode.ROTATION, Mode.SECONDMENT, Mode.TRANSFER, Mode.CADRE})
# What counts for the national ratio when it lasts at least a school year (formats.md).
COUNTED = frozenset(map(Mode, COUNTED_MODES))


class PostingState(models.TextChoices):
    """How far a posting has come."""

    ARRANGED = "arranged", _("已安排")
    ENDED = "ended", pgettext_lazy("posting", "已结束")
    CANCELLED = "cancelled", pgettext_lazy("posting", "已撤销")


class ReportKind(models.TextChoices):
    """When a posting is told of."""

    MIDTERM = "midterm", _("中期报告")
    FINAL = "final", _("期满总结")


class EndReason(models.TextChoices):
    """Why a posting ended."""

    TERM = "term", _("期满")
    EARLY = "early", _("提前返回")
    REPLACED = "replaced", _("换人接替")
    REPLANNED = "replanned", _("方案调整")
