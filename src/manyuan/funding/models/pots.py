from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.funding.enums import YUAN, AllocationState, Calendar, PotKind
from manyuan.kernel.clock import now
from manyuan.seats.models import Seat, Unit
from manyuan.seats.models.seating import UNIT_CODE

DAY = timedelta(days=1)


class Pot(models.Model):
    """Money of one source for one year 专项资金, to be divided among groups or given to schools."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(_("专项编号"), max_length=32, validators=[UNIT_CODE])
    name = models.CharField(_("专项名称"), max_length=80)
    kind = models.CharField(_("专项类别"), max_length=10, choices=PotKind)
    calendar = models.CharField(
        _("年度口径"), max_length=10, choices=Calendar, default=Calendar.BUDGET
    )
    year = models.PositiveSmallIntegerField(_("资金年度"))
    source = models.CharField(_("资金来源"), max_length=80)
    amount = models.DecimalField(_("资金总额"), **YUAN)
    opens_on = models.DateField(_("开始使用"))
    closes_on = models.DateField(_("停止使用"))
    closed_on = models.DateField(_("决算日期"), null=True, blank=True)
    note = models.CharField(_("资金说明"), max_length=200, blank=True)

    objects: ClassVar[models.Manager["Pot"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-year", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "code"],
                name="pot_code_once_in_bureau",
                violation_error_message=_("这个专项编号已被使用，请换一个编号。"),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="pot_holds_money",
                violation_error_message=_("金额须大于 0。"),
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gt=F("opens_on")),
                name="pot_closes_after_it_opens",
                violation_error_message=_("停止使用的日期须晚于开始使用的日期。"),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def last_day(self) -> date:
        """The last day on which its money may be committed."""
        return self.closes_on - DAY

    def is_in_term_on(self, day: date) -> bool:
        """Say whether its money may be committed on ``day``."""
        return self.opens_on <= day < self.closes_on


class Allocation(models.Model):
    """A pot, or a part of it, divided: drafted, then approved and frozen.

    ``values`` are the numbers that the district set in place of the pack's, by code.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    pot = models.ForeignKey(
        Pot, models.PROTECT, related_name="allocations", verbose_name=_("专项资金")
    )
    number = models.PositiveSmallIntegerField(_("第几次分配"))
    amount = models.DecimalField(_("分配总额"), **YUAN)
    pack = models.CharField(_("规则包"), max_length=40, blank=True)
    values = models.JSONField(default=dict, blank=True)
    state = models.CharField(
        _("分配状态"), max_length=10, choices=AllocationState, default=AllocationState.DRAFT
    )
    drawn_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField(_("起草时间"), default=now)
    document = models.CharField(_("批准文号"), max_length=60, blank=True)
    approved_by = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(_("批准时间"), null=True, blank=True)

    objects: ClassVar[models.Manager["Allocation"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["pot", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pot", "number"], name="allocation_number_once_in_pot"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="allocation_gives_money"),
        ]

    def __str__(self) -> str:
        return f"{self.pot} · {self.number}"


class Share(models.Model):
    """What one group or school gets by an allocation, with the figures that say why."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    allocation = models.ForeignKey(Allocation, models.CASCADE, related_name="shares")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    amount = models.DecimalField(_("分配额"), **YUAN)
    why = models.JSONField(default=dict, blank=True)
    reason = models.CharField(_("奖补理由"), max_length=120, blank=True)

    objects: ClassVar[models.Manager["Share"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["allocation", "unit__code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["allocation", "unit"],
                name="share_once_of_unit",
                violation_error_message=_("同一单位在一次分配里只能有一行。"),
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="share_is_not_negative",
                violation_error_message=_("金额不能是负数。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.allocation} · {self.unit}"
