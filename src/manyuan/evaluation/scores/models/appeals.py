from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.evaluation.scores.enums import AppealState
from manyuan.evaluation.scores.models.publications import GroupGrade, Publication
from manyuan.kernel.clock import now
from manyuan.seats.models import Seat, Unit


class Appeal(models.Model):
    """A group's office or a school objects to a published grade, and the bureau answers."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    grade = models.OneToOneField(GroupGrade, models.PROTECT, related_name="appeal")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+", verbose_name=_("席位"))
    made_at = models.DateTimeField(_("申诉时间"), default=now)
    text = models.CharField(_("申诉内容"), max_length=2000)
    state = models.CharField(
        _("状态"), max_length=10, choices=AppealState, default=AppealState.OPEN
    )
    answer = models.CharField(_("答复"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("答复时间"), null=True, blank=True)
    answered_by = models.ForeignKey(
        Seat, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("答复席位")
    )
    led_to = models.ForeignKey(Publication, models.PROTECT, related_name="+", null=True, blank=True)

    objects: ClassVar[models.Manager["Appeal"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["made_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state=AppealState.OPEN, answer="") | ~Q(answer=""),
                name="appeal_is_answered_with_reasons",
                violation_error_message=_("请写明答复的理由，申诉的学校和集团会看到。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.grade} {self.get_state_display()}"
