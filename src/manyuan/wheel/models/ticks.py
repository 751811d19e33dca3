from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.kernel.clock import now
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat, Unit


class Tick(models.Model):
    """A step that no data tell 手工勾选: somebody says that a unit has done it in a year."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("学年"))
    step = models.CharField(_("步骤"), max_length=30)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    ticked_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    ticked_at = models.DateTimeField(default=now)

    objects: ClassVar[models.Manager["Tick"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-year", "step", "unit"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "year", "step", "unit"], name="step_ticked_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{SchoolYear(self.year)} {self.step} {self.unit_id}"
