from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.models import Group, Teacher
from manyuan.engagements.enums import Direction, FlowStatus
from manyuan.seats.models import Unit


class Flow(models.Model):
    """A provider gives a resource to a receiver, over a time, inside a group: one footprint."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(_("流动编号"), max_length=80)
    activity = models.CharField(_("活动编号"), max_length=40, blank=True)
    kind = models.CharField(_("种类"), max_length=12)
    mode = models.CharField(_("方式"), max_length=12, blank=True)
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="flows", verbose_name=_("集团")
    )
    provider = models.ForeignKey(
        Unit, models.PROTECT, related_name="flows_given", verbose_name=_("提供方")
    )
    receiver = models.ForeignKey(
        Unit, models.PROTECT, related_name="flows_received", verbose_name=_("接受方")
    )
    teacher = models.ForeignKey(
        Teacher,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="flows",
        verbose_name=_("教师"),
    )
    starts_on = models.DateField(_("开始日期"), null=True, blank=True)
    ends_on = models.DateField(_("结束日期"), null=True, blank=True)
    hours = models.DecimalField(_("课时数"), max_digits=9, decimal_places=2, null=True, blank=True)
    people = models.PositiveIntegerField(_("受益人数"), null=True, blank=True)
    cost = models.DecimalField(_("费用"), max_digits=13, decimal_places=2, null=True, blank=True)
    status = models.CharField(_("状态"), max_length=10, choices=FlowStatus)
    direction = models.CharField(_("方向"), max_length=16, choices=Direction, blank=True)

    objects: ClassVar[models.Manager["Flow"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "code"],
                name="flow_code_once_in_bureau",
                violation_error_message=_("这个流动编号已被使用。"),
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="flow_does_not_end_before_it_starts",
                violation_error_message=_("结束日期不能早于开始日期。"),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["bureau", "kind", "starts_on"], name="flow_of_kind"),
            # Sums over many flows are read from this index alone, without their rows.
            models.Index(
                fields=[
                    *("bureau", "starts_on", "ends_on", "kind", "status"),
                    *("provider", "receiver", "direction", "hours", "people", "group"),
                ],
                name="flow_of_days",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider} → {self.receiver}"
