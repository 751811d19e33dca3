from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.evaluation.scores.enums import TemplateName
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Unit


class Scheme(models.Model):
    """By which weights a year's groups are scored; frozen once grades are published by it."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("学年"))
    frozen_at = models.DateTimeField(_("定稿时间"), null=True, blank=True)

    objects: ClassVar[models.Manager["Scheme"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bureau", "year"], name="scheme_once_a_year"),
        ]

    def __str__(self) -> str:
        return str(SchoolYear(self.year))

    @property
    def is_frozen(self) -> bool:
        """Say whether grades were published by it."""
        return self.frozen_at is not None


class SchemeWeight(models.Model):
    """A weight that the district sets in place of the template's own, for one year."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    scheme = models.ForeignKey(Scheme, models.CASCADE, related_name="weights")
    template = models.CharField(_("评价模板"), max_length=40, choices=TemplateName)
    code = models.CharField(_("规则"), max_length=80)
    value = models.CharField(_("数值"), max_length=40)

    objects: ClassVar[models.Manager["SchemeWeight"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["template", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scheme", "template", "code"], name="scheme_weight_once_a_rule"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.code} = {self.value}"
