from django.db import models
from django.utils.translation import pgettext_lazy


class StepState(models.TextChoices):
    """How far a step of the year has come."""

    LATER = "later", pgettext_lazy("wheel", "未开始")
    OPEN = "open", pgettext_lazy("wheel", "进行中")
    LATE = "late", pgettext_lazy("wheel", "已逾期")
    DONE = "done", pgettext_lazy("wheel", "已完成")
    SKIPPED = "skipped", pgettext_lazy("wheel", "不适用")
