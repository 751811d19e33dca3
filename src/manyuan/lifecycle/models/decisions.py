from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.models import Group, School
from manyuan.kernel.clock import now
from manyuan.lifecycle.enums import DecisionKind, Ground
from manyuan.lifecycle.models.proposals import Proposal
from manyuan.seats.models import Seat, Unit
from manyuan.seats.models.seating import UNIT_CODE


class Decision(models.Model):
    """The bureau decides on a step of a group or member 决定: dated, documented, never rewritten.

    ``gates`` holds what each gate showed on the day of the decision, and ``override`` why the step
    was taken though one was not met. ``moves`` lists the memberships that the decision ends and
    begins, by code, where it is about several schools. It takes effect on ``effective_on`` and is
    carried out then; one that waits may be withdrawn. ``approved_by`` keeps the approver's name
    of that day.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(_("决定编号"), max_length=32, validators=[UNIT_CODE])
    kind = models.CharField(_("事项"), max_length=10, choices=DecisionKind)
    group = models.ForeignKey(
        Group, models.PROTECT, related_name="decisions", verbose_name=_("集团")
    )
    other_group = models.ForeignKey(
        Group,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions_of_others",
        verbose_name=_("另一集团"),
    )
    school = models.ForeignKey(
        School,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("学校"),
    )
    from_state = models.CharField(_("原状态"), max_length=12, blank=True)
    to_state = models.CharField(_("新状态"), max_length=12)
    ground = models.CharField(_("退出原因"), max_length=10, choices=Ground, blank=True)
    decided_on = models.DateField(_("决定日期"))
    effective_on = models.DateField(_("生效日期"))
    document_number = models.CharField(_("文号"), max_length=60, blank=True)
    document_title = models.CharField(_("文件名称"), max_length=120, blank=True)
    reason = models.CharField(_("理由"), max_length=500)
    override = models.CharField(_("突破理由"), max_length=500, blank=True)
    gates = models.JSONField(_("条件"), default=list, blank=True)
    moves = models.JSONField(_("学校变动"), default=list, blank=True)
    approver = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    approved_by = models.CharField(_("批准人"), max_length=60, blank=True)
    approved_at = models.DateTimeField(default=now)
    proposal = models.OneToOneField(
        Proposal, models.PROTECT, null=True, blank=True, related_name="decision"
    )
    carried_out_on = models.DateField(_("执行日期"), null=True, blank=True)
    withdrawn_on = models.DateField(_("撤回日期"), null=True, blank=True)
    withdrawal = models.CharField(_("撤回原因"), max_length=500, blank=True)

    objects: ClassVar[models.Manager["Decision"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bureau", "code"], name="decision_code_once"),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(carried_out_on__isnull=True),
                name="decision_withdrawn_or_carried_out",
            ),
            models.CheckConstraint(
                condition=Q(carried_out_on__isnull=True) | Q(carried_out_on__gte=F("effective_on")),
                name="decision_takes_effect_on_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.code}"

    @property
    def subject(self) -> str:
        """The name of whom the decision is about."""
        return self.group.name if self.school is None else self.school.name

    @property
    def waits(self) -> bool:
        """Say whether it has not taken effect yet."""
        return self.carried_out_on is None and self.withdrawn_on is None
