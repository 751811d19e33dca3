from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.models import Group, School, Venue
from manyuan.engagements.kinds.venue.enums import CALLED_BY, GIVEN_UP, Condition, Party, UseState
from manyuan.engagements.kinds.venue.quarters import (
    EARLIEST,
    LATEST,
    hours_between,
    span_said,
    time_of,
)
from manyuan.engagements.models import Flow
from manyuan.kernel.clock import now
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat, Unit

IS_GIVEN_UP = Q(state__in=GIVEN_UP)


class Booking(models.Model):
    """A school asks for a venue, once or every week: one request, however many days it names."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(_("预订编号"), max_length=32)
    venue = models.ForeignKey(
        Venue, models.PROTECT, related_name="bookings", verbose_name=_("所订场地")
    )
    school = models.ForeignKey(
        School, models.PROTECT, related_name="bookings", verbose_name=_("使用学校")
    )
    group = models.ForeignKey(
        Group,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bookings",
        verbose_name=_("集团"),
    )
    purpose = models.CharField(_("使用事由"), max_length=60)
    people = models.PositiveIntegerField(_("使用人数"), validators=[MinValueValidator(1)])
    note = models.CharField(_("补充说明"), max_length=200, blank=True)
    asked_at = models.DateTimeField(_("提出时间"), default=now)
    asked_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    flow = models.OneToOneField(Flow, models.PROTECT, null=True, blank=True, related_name="booking")

    objects: ClassVar[models.Manager["Booking"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-asked_at", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "code"],
                name="booking_code_once_in_bureau",
                violation_error_message=_("这个预订编号已被使用。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school} · {self.purpose}"

    @property
    def is_own_use(self) -> bool:
        """Say whether the school uses a room of its own house, which is no flow."""
        return self.school.legal_key == self.venue.school.legal_key


class Use(models.Model):
    """A venue is used on a day from one time to another: one occurrence of a booking."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    booking = models.ForeignKey(Booking, models.PROTECT, related_name="uses")
    number = models.PositiveSmallIntegerField(_("第几次"))
    on = models.DateField(_("使用日期"))
    first = models.PositiveSmallIntegerField(_("起始刻"))
    last = models.PositiveSmallIntegerField(_("结束刻"))
    state = models.CharField(
        _("预订状态"), max_length=10, choices=UseState, default=UseState.REQUESTED
    )
    reason = models.CharField(_("未使用的原因"), max_length=200, blank=True)

    objects: ClassVar[models.Manager["Use"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["on", "first", "booking", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["booking", "number"],
                name="use_number_once_in_booking",
                violation_error_message=_("这个次序已被使用。"),
            ),
            models.CheckConstraint(
                condition=Q(first__gte=EARLIEST, last__lte=LATEST, last__gt=F("first")),
                name="use_lies_within_the_day",
                violation_error_message=_(
                    "场地在 6:00 至 22:00 之间使用，结束时间须晚于开始时间。"
                ),
            ),
            models.CheckConstraint(
                condition=(IS_GIVEN_UP & Q(reason__gt="")) | (~IS_GIVEN_UP & Q(reason="")),
                name="use_is_given_up_for_a_reason",
                violation_error_message=_("不同意或取消须写明原因。"),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["bureau", "on"], name="use_of_day"),
            models.Index(fields=["bureau", "state"], name="use_in_state"),
        ]

    def __str__(self) -> str:
        return f"{self.booking} {self.on.isoformat()}"

    @property
    def starts_at(self) -> time:
        """Return from when the venue is used."""
        return time_of(self.first)

    @property
    def ends_at(self) -> time:
        """Return until when the venue is used."""
        return time_of(self.last)

    @property
    def span(self) -> str:
        """Return from when to when, as people read it."""
        return span_said(self.first, self.last)

    @property
    def hours(self) -> Decimal:
        """Return how many hours the use takes."""
        return hours_between(self.first, self.last)

    @property
    def year(self) -> SchoolYear:
        """Return the school year in which the use lies."""
        return SchoolYear.on(self.on)


class HandOver(models.Model):
    """What one side says of the room after a use."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    use = models.ForeignKey(Use, models.PROTECT, related_name="hand_overs")
    side = models.CharField(_("交接方"), max_length=10, choices=Party)
    condition = models.CharField(_("场地状况"), max_length=10, choices=Condition)
    note = models.CharField(_("交接说明"), max_length=400, blank=True)
    by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("交接时间"), default=now)

    objects: ClassVar[models.Manager["HandOver"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["side"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["use", "side"],
                name="hand_over_once_a_side",
                violation_error_message=_("这一方已经登记过交接。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.use} · {self.get_side_display()}"


def state_of(uses: Iterable[Use]) -> UseState:
    """Return the state by which a booking of these uses is called."""
    states = {use.state for use in uses}
    return next(state for state in CALLED_BY if state in states)


def days_of(uses: Iterable[Use]) -> tuple[date, date]:
    """Return the first and the last day of some uses."""
    days = [use.on for use in uses]
    return min(days), max(days)
