from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.models import Group, School
from manyuan.kernel.clock import now
from manyuan.lifecycle.enums import DecisionKind, Ground, ProposalState
from manyuan.seats.models import Seat, Unit


class Proposal(models.Model):
    """A group's office or a school asks the bureau for a decision 申请."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(_("申请号"))
    kind = models.CharField(_("事项"), max_length=10, choices=DecisionKind)
    group = models.ForeignKey(
        Group, models.PROTECT, related_name="proposals", verbose_name=_("集团")
    )
    school = models.ForeignKey(
        School,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("学校"),
    )
    to_state = models.CharField(_("变为"), max_length=12)
    ground = models.CharField(_("退出原因"), max_length=10, choices=Ground, blank=True)
    wished_on = models.DateField(_("希望生效日期"))
    reason = models.CharField(_("申请理由"), max_length=500)
    state = models.CharField(
        _("申请状态"), max_length=10, choices=ProposalState, default=ProposalState.WAITING
    )
    proposed_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("申请时间"), default=now)
    answer = models.CharField(_("答复"), max_length=500, blank=True)
    answered_by = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(_("答复时间"), null=True, blank=True)

    objects: ClassVar[models.Manager["Proposal"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bureau", "number"], name="proposal_number_once"),
            models.UniqueConstraint(
                fields=["group", "school"],
                condition=Q(state="waiting", school__isnull=False),
                name="proposal_of_school_waits_once",
            ),
            models.UniqueConstraint(
                fields=["group"],
                condition=Q(state="waiting", school__isnull=True),
                name="proposal_of_group_waits_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} #{self.number}"

    @property
    def subject(self) -> str:
        """The name of whom the proposal is about."""
        return self.group.name if self.school is None else self.school.name
