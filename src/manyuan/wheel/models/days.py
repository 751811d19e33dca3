from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Unit


class StepDay(models.Model):
    """Until when the bureau wants a step of a year done 截止日期, or why it is left out."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("学年"))
    step = models.CharField(_("步骤"), max_length=30)
    due_on = models.DateField(_("截止日期"), null=True, blank=True)
    skipped = models.BooleanField(_("本学年不适用"), default=False)
    reason = models.CharField(_("原因"), max_length=200, blank=True)

    objects: ClassVar[models.Manager["StepDay"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-year", "step"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bureau", "year", "step"], name="step_day_once"),
            models.CheckConstraint(
                condition=Q(skipped=True, due_on__isnull=True)
                | Q(skipped=False, due_on__isnull=False),
                name="step_day_or_skipped",
                violation_error_message=_("请填写截止日期，或选择不适用。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{SchoolYear(self.year)} {self.step}"
