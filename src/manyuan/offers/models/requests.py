from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.models import Teacher
from manyuan.kernel.clock import now
from manyuan.offers.enums import FOR_GOOD, ContestState, ExemptionReason, ExemptionState
from manyuan.offers.models.windows import Window
from manyuan.seats.models import Seat, Unit


class Exemption(models.Model):
    """A school asks that a teacher need not move; the papers that prove it stay at the school.

    ``evidence`` only names the document: no medical or family papers are stored.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    teacher = models.ForeignKey(Teacher, models.CASCADE, related_name="exemptions")
    reason = models.CharField(_("免交流原因"), max_length=40, choices=ExemptionReason)
    until = models.DateField(_("免交流至"), null=True, blank=True)
    evidence = models.CharField(_("证明材料"), max_length=200)
    state = models.CharField(
        _("状态"), max_length=10, choices=ExemptionState, default=ExemptionState.PROPOSED
    )
    proposed_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("申请时间"), default=now)
    decided_by = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("办理时间"), null=True, blank=True)
    answer = models.CharField(_("答复"), max_length=400, blank=True)

    objects: ClassVar[models.Manager["Exemption"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-proposed_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["teacher"],
                condition=Q(state=ExemptionState.PROPOSED),
                name="one_exemption_waits_for_a_teacher",
                violation_error_message=_("这位教师已有一份待审批的免交流申请。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.teacher} {self.get_reason_display()}"

    def clean(self) -> None:
        """Ask for a last day wherever the reason passes by itself."""
        if self.until is None and self.reason not in FOR_GOOD:
            raise ValidationError(
                {"until": _("请填写免交流到哪一天；只有残疾和临近退休可以长期。")}
            )


class Contest(models.Model):
    """A teacher says that the own record is wrong, and what it should say."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    teacher = models.ForeignKey(Teacher, models.CASCADE, related_name="contests")
    field = models.CharField(_("项目"), max_length=40)
    # Both as the one text that stands for a value in a file.
    stored = models.CharField(_("现登记为"), max_length=200, blank=True)
    should_be = models.CharField(_("应为"), max_length=200, blank=True)
    note = models.CharField(_("依据"), max_length=400, blank=True)
    state = models.CharField(
        _("状态"), max_length=10, choices=ContestState, default=ContestState.OPEN
    )
    opened_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("提出时间"), default=now)
    answered_by = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(_("答复时间"), null=True, blank=True)
    answer = models.CharField(_("答复"), max_length=400, blank=True)

    objects: ClassVar[models.Manager["Contest"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-opened_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["teacher", "field"],
                condition=Q(state=ContestState.OPEN),
                name="one_open_contest_of_a_field",
                violation_error_message=_("这一项已有一份待答复的更正申请。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.teacher} {self.field}"


class Statement(models.Model):
    """A teacher has said within a window where to go and where not, and why not.

    The codes themselves stand on the roster, as the district folder holds them.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    window = models.ForeignKey(Window, models.PROTECT, related_name="statements")
    teacher = models.ForeignKey(Teacher, models.CASCADE, related_name="statements")
    reason = models.CharField(_("不去的原因"), max_length=400, blank=True)
    stated_at = models.DateTimeField(_("填写时间"), default=now)

    objects: ClassVar[models.Manager["Statement"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-stated_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["window", "teacher"], name="statement_once_a_window"),
        ]

    def __str__(self) -> str:
        return f"{self.teacher} {self.window}"
