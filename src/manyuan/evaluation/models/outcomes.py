from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.enums import Stage
from manyuan.directory.models import School
from manyuan.seats.models import Unit


class Outcome(models.Model):
    """A result that a school reached in a year: a measure, its value, and of how many people."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, related_name="outcomes")
    stage = models.CharField(_("学段"), max_length=10, choices=Stage)
    year = models.PositiveSmallIntegerField(_("学年"))
    measure = models.CharField(_("指标"), max_length=40)
    value = models.DecimalField(_("数值"), max_digits=16, decimal_places=6, null=True, blank=True)
    n = models.PositiveIntegerField(_("人数"), null=True, blank=True)

    objects: ClassVar[models.Manager["Outcome"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["school__unit__code", "stage", "year", "measure"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["school", "stage", "year", "measure"], name="outcome_once_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school} {self.measure} {self.year}"
