from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.engagements.kinds.visit.enums import Rating, Side
from manyuan.engagements.kinds.visit.models.visits import Visit
from manyuan.kernel.clock import now
from manyuan.seats.models import Seat, Unit

LOWEST, HIGHEST = min(Rating.values), max(Rating.values)


class Feedback(models.Model):
    """What one side says of a visit that was held."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="feedback")
    side = models.CharField(_("反馈方"), max_length=10, choices=Side)
    rating = models.PositiveSmallIntegerField(
        _("评分"), validators=[MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)]
    )
    text = models.CharField(_("反馈意见"), max_length=400, blank=True)
    by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("反馈时间"), default=now)

    objects: ClassVar[models.Manager["Feedback"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["side"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["visit", "side"],
                name="feedback_once_a_side",
                violation_error_message=_("这一方已经反馈过。"),
            ),
            models.CheckConstraint(
                condition=Q(rating__gte=LOWEST, rating__lte=HIGHEST),
                name="feedback_rates_from_1_to_5",
                violation_error_message=_("评分须在 1 至 5 之间。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.visit} · {self.get_side_display()}"
