from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.history.models import AppendOnly, AppendOnlyManager
from manyuan.kernel.clock import now
from manyuan.plans.enums import PlanKind
from manyuan.seats.models import Seat, Unit


class Freeze(AppendOnly):
    """The data of a year's plans of one kind as they stood at one moment: a district folder."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(_("种类"), max_length=10, choices=PlanKind, default=PlanKind.EXCHANGE)
    year = models.PositiveSmallIntegerField(_("学年"))
    number = models.PositiveSmallIntegerField(_("版次"))
    name = models.CharField(_("名称"), max_length=120)
    made_at = models.DateTimeField(_("冻结时间"), default=now)
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+", verbose_name=_("席位"))
    reason = models.CharField(_("原因"), max_length=500, blank=True)
    content = models.BinaryField()
    digest = models.CharField(_("指纹"), max_length=64)
    schools = models.PositiveIntegerField(_("学校数"))
    teachers = models.PositiveIntegerField(_("教师数"), default=0)
    posts = models.PositiveIntegerField(_("岗位需求数"), default=0)
    expert_days = models.PositiveIntegerField(_("专家到校日数"), default=0)
    requests = models.PositiveIntegerField(_("到校需求数"), default=0)

    objects: ClassVar[models.Manager["Freeze"]] = ScopedManager(
        bureau="bureau", _manager_class=AppendOnlyManager
    )

    class Meta:
        ordering: ClassVar = ["-year", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "kind", "year", "number"], name="freeze_number_once_a_year"
            ),
        ]

    def __str__(self) -> str:
        return self.name
