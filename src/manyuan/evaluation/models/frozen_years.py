from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.history.models import AppendOnly, AppendOnlyManager
from manyuan.kernel.clock import CHINA, now
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat, Unit


class FrozenYear(AppendOnly):
    """What a school year's evaluation rests on, as it stood at one moment: a signed folder."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("学年"))
    version = models.PositiveSmallIntegerField(_("版次"))
    taken_at = models.DateTimeField(_("冻结时间"), default=now)
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+", verbose_name=_("席位"))
    reason = models.CharField(_("原因"), max_length=500, blank=True)
    content = models.BinaryField()
    digest = models.CharField(_("指纹"), max_length=64)
    signature = models.CharField(_("签名"), max_length=64)
    schools = models.PositiveIntegerField(_("学校数"))
    groups = models.PositiveIntegerField(_("集团数"))
    flows = models.PositiveIntegerField(_("流动数"))

    objects: ClassVar[models.Manager["FrozenYear"]] = ScopedManager(
        bureau="bureau", _manager_class=AppendOnlyManager
    )

    class Meta:
        ordering: ClassVar = ["-year", "-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "year", "version"], name="frozen_year_version_once"
            ),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(reason=""),
                name="frozen_year_is_corrected_for_a_reason",
                violation_error_message=_("更正已冻结的学年须写明原因。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{SchoolYear(self.year)} v{self.version}"

    @property
    def as_of(self) -> date:
        """The day on which the year was frozen, by China's calendar."""
        return self.taken_at.astimezone(CHINA).date()

    @property
    def is_over(self) -> bool:
        """Say whether the school year was over when it was frozen."""
        return self.as_of >= SchoolYear(self.year + 1).first_day
