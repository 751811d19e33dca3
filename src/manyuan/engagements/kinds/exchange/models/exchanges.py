from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from manyuan.directory.models import Group, School
from manyuan.engagements.kinds.exchange.enums import ExchangeState
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Unit


class PupilExchange(models.Model):
    """A school takes in pupils of other schools of its group for some days."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(_("交换编号"), max_length=32)
    title = models.CharField(_("交换名称"), max_length=80)
    host = models.ForeignKey(
        School,
        models.PROTECT,
        related_name="hosted_exchanges",
        verbose_name=pgettext_lazy("exchange", "接待学校"),
    )
    group = models.ForeignKey(
        Group, models.PROTECT, related_name="exchanges", verbose_name=_("集团")
    )
    starts_on = models.DateField(_("第一天"))
    ends_on = models.DateField(_("最后一天"))
    programme = models.TextField(_("交换安排"), max_length=2000, blank=True)
    report = models.TextField(_("总结"), max_length=4000, blank=True)
    state = models.CharField(
        _("状态"), max_length=10, choices=ExchangeState, default=ExchangeState.PLANNED
    )
    explanation = models.CharField(_("说明"), max_length=200, blank=True)

    objects: ClassVar[models.Manager["PupilExchange"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-starts_on", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "code"],
                name="exchange_code_once_in_bureau",
                violation_error_message=_("这个交换编号已被使用。"),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="exchange_does_not_end_before_it_starts",
                violation_error_message=_("最后一天不能早于第一天。"),
            ),
            models.CheckConstraint(
                condition=~Q(state=ExchangeState.CANCELLED) | ~Q(explanation=""),
                name="exchange_is_cancelled_for_a_reason",
                violation_error_message=_("取消学生交换须写明原因。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on.isoformat()} {self.title}"

    @property
    def year(self) -> SchoolYear:
        """The school year in which the exchange begins."""
        return SchoolYear.on(self.starts_on)

    @property
    def is_planned(self) -> bool:
        """Say whether schools may still ask and answer."""
        return self.state == ExchangeState.PLANNED

    @property
    def is_held(self) -> bool:
        """Say whether the exchange is over and counted."""
        return self.state == ExchangeState.HELD


class ExchangePlaces(models.Model):
    """How many pupils of a grade the host takes in."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    exchange = models.ForeignKey(PupilExchange, models.PROTECT, related_name="places")
    grade = models.CharField(_("年级"), max_length=20)
    places = models.PositiveIntegerField(_("名额"), validators=[MinValueValidator(1)])

    objects: ClassVar[models.Manager["ExchangePlaces"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["exchange", "grade"], name="places_once_a_grade"),
            models.CheckConstraint(
                condition=Q(places__gte=1),
                name="places_are_some",
                violation_error_message=_("名额至少为 1。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.grade} {self.places}"
