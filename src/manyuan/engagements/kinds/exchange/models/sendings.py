from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from manyuan.directory.models import School
from manyuan.engagements.kinds.exchange.enums import SendingState
from manyuan.engagements.kinds.exchange.models.exchanges import PupilExchange
from manyuan.seats.models import Unit


class Sending(models.Model):
    """A school sends pupils to an exchange: numbers by grade, and no names."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    exchange = models.ForeignKey(PupilExchange, models.PROTECT, related_name="sendings")
    school = models.ForeignKey(
        School,
        models.PROTECT,
        related_name="sent_exchanges",
        verbose_name=pgettext_lazy("exchange", "派出学校"),
    )
    state = models.CharField(
        _("状态"), max_length=10, choices=SendingState, default=SendingState.ASKED
    )
    # How many guardians have agreed, as the school has noted it, and until which day.
    consents = models.PositiveIntegerField(_("监护人同意人数"), null=True, blank=True)
    consented_on = models.DateField(_("同意登记日期"), null=True, blank=True)
    explanation = models.CharField(_("说明"), max_length=200, blank=True)

    objects: ClassVar[models.Manager["Sending"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["school__unit__code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["exchange", "school"],
                name="sending_once_a_school",
                violation_error_message=_("这所学校已经报名。"),
            ),
            models.CheckConstraint(
                condition=Q(consents__isnull=True, consented_on__isnull=True)
                | Q(consents__isnull=False, consented_on__isnull=False),
                name="consents_have_a_day",
                violation_error_message=_("同意人数和登记日期须一起填写。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school} → {self.exchange}"

    @property
    def pupils(self) -> int:
        """How many pupils the school sends."""
        return sum(one.pupils for one in self.grades.all())

    @property
    def attended(self) -> int | None:
        """How many pupils came, None before it was said."""
        known = [one.attended for one in self.grades.all() if one.attended is not None]
        return sum(known) if known else None


class SentPupils(models.Model):
    """How many pupils of a grade a school sends, and how many came."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    sending = models.ForeignKey(Sending, models.PROTECT, related_name="grades")
    grade = models.CharField(_("年级"), max_length=20)
    pupils = models.PositiveIntegerField(_("学生数"), validators=[MinValueValidator(1)])
    attended = models.PositiveIntegerField(_("实到学生数"), null=True, blank=True)

    objects: ClassVar[models.Manager["SentPupils"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sending", "grade"], name="sent_once_a_grade"),
            models.CheckConstraint(
                condition=Q(pupils__gte=1),
                name="sent_pupils_are_some",
                violation_error_message=_("学生数至少为 1。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.grade} {self.pupils}"
