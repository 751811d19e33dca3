from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.models import School
from manyuan.engagements.models import Flow
from manyuan.funding.enums import YUAN, LineState, PermittedUse, VoucherState
from manyuan.funding.models.pots import Pot
from manyuan.kernel.clock import now
from manyuan.seats.models import Seat, Unit

POSITIVE = _("金额须大于 0。")


class Account(models.Model):
    """A unit's money out of one pot 经费账户; what is in it is the sum of its ledger entries."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    pot = models.ForeignKey(
        Pot, models.PROTECT, related_name="accounts", verbose_name=_("专项资金")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="accounts", verbose_name=_("单位"))

    objects: ClassVar[models.Manager["Account"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["pot", "unit__kind", "unit__code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pot", "unit"], name="account_once_of_unit_in_pot"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} · {self.pot}"


class Line(models.Model):
    """A budget line 预算项: money of an account for one permitted use, proposed, then approved.

    ``amount`` is what was asked; what was approved, and moved since, stands in the ledger.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(_("预算编号"), max_length=20)
    account = models.ForeignKey(
        Account, models.PROTECT, related_name="lines", verbose_name=_("经费账户")
    )
    use = models.CharField(_("用途"), max_length=12, choices=PermittedUse)
    school = models.ForeignKey(
        School,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("用款学校"),
    )
    purpose = models.CharField(_("开支内容"), max_length=120)
    amount = models.DecimalField(_("申报金额"), **YUAN)
    state = models.CharField(
        _("审批状态"), max_length=10, choices=LineState, default=LineState.PROPOSED
    )
    proposed_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("申报时间"), default=now)
    answered_by = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("未批准的原因"), max_length=200, blank=True)

    objects: ClassVar[models.Manager["Line"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bureau", "code"], name="line_code_once_in_bureau"),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="line_asks_for_money",
                violation_error_message=POSITIVE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.purpose}"


class Commitment(models.Model):
    """Money of a line that is promised 占用: for an activity or a contract, often one flow."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(_("占用编号"), max_length=20)
    line = models.ForeignKey(
        Line, models.PROTECT, related_name="commitments", verbose_name=_("预算项")
    )
    title = models.CharField(_("活动或合同"), max_length=120)
    payee = models.CharField(_("收款单位"), max_length=80, blank=True)
    flow = models.ForeignKey(
        Flow,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
        verbose_name=_("流动编号"),
    )
    made_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("占用时间"), default=now)

    objects: ClassVar[models.Manager["Commitment"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "code"], name="commitment_code_once_in_bureau"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Voucher(models.Model):
    """An invoice or another paper by which money of a commitment is paid out 凭证."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(_("报账编号"), max_length=20)
    number = models.CharField(_("凭证号"), max_length=40)
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, related_name="vouchers", verbose_name=_("占用")
    )
    on = models.DateField(_("凭证日期"))
    payee = models.CharField(_("收款单位"), max_length=80)
    amount = models.DecimalField(_("凭证金额"), **YUAN)
    state = models.CharField(
        _("凭证状态"), max_length=10, choices=VoucherState, default=VoucherState.REGISTERED
    )
    entered_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("登记时间"), default=now)

    objects: ClassVar[models.Manager["Voucher"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bureau", "code"], name="voucher_code_once_in_bureau"),
            models.UniqueConstraint(
                fields=["bureau", "number"],
                condition=~Q(state="void"),
                name="voucher_number_once_in_bureau",
                violation_error_message=_("这个凭证号已经登记过。"),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="voucher_is_for_money",
                violation_error_message=POSITIVE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.payee}"
