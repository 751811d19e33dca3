from datetime import timedelta
from decimal import Decimal
from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from manyuan.directory.enums import Stage
from manyuan.directory.models import Expert, Group, School
from manyuan.engagements.kinds.visit.enums import CancelReason, VisitState
from manyuan.engagements.models import Flow
from manyuan.kernel.hours import hours_in, length_between
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.models import VisitRequest
from manyuan.seats.models import Seat, Unit

TAKES_PLACE = ~Q(state=VisitState.CANCELLED)


class Visit(models.Model):
    """An expert of a partner comes to a school on a day and speaks on a topic to its pupils."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(_("到校编号"), max_length=32)
    expert = models.ForeignKey(
        Expert, models.PROTECT, related_name="visits", verbose_name=_("专家")
    )
    school = models.ForeignKey(
        School, models.PROTECT, related_name="visits", verbose_name=pgettext_lazy("visit", "学校")
    )
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="visits", verbose_name=_("集团")
    )
    topic = models.CharField(_("主题"), max_length=40)
    stage = models.CharField(_("学段"), max_length=10, choices=Stage)
    grade = models.CharField(_("年级"), max_length=20, blank=True)
    expected = models.PositiveIntegerField(_("预计学生数"), validators=[MinValueValidator(1)])
    on = models.DateField(_("日期"))
    starts_at = models.TimeField(_("开始时间"))
    ends_at = models.TimeField(_("结束时间"))
    hall = models.CharField(_("场地"), max_length=60, blank=True)
    request = models.ForeignKey(
        VisitRequest,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="visits",
        verbose_name=_("学校需求"),
    )
    travel_minutes = models.PositiveSmallIntegerField(_("前往路程（分钟）"), null=True, blank=True)
    state = models.CharField(
        _("状态"), max_length=10, choices=VisitState, default=VisitState.PLANNED
    )
    school_confirmed_at = models.DateTimeField(_("学校确认时间"), null=True, blank=True)
    school_confirmed_by = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="+"
    )
    partner_confirmed_at = models.DateTimeField(_("合作单位确认时间"), null=True, blank=True)
    partner_confirmed_by = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="+"
    )
    teachers_attended = models.PositiveIntegerField(_("到场教师数"), null=True, blank=True)
    cancel_reason = models.CharField(_("取消原因"), max_length=10, choices=CancelReason, blank=True)
    explanation = models.CharField(_("说明"), max_length=200, blank=True)
    flow = models.OneToOneField(Flow, models.PROTECT, related_name="visit")

    objects: ClassVar[models.Manager["Visit"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-on", "starts_at", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "code"],
                name="visit_code_once_in_bureau",
                violation_error_message=_("这个到校编号已被使用。"),
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="visit_ends_after_it_starts",
                violation_error_message=_("结束时间须晚于开始时间。"),
            ),
            # Overlaps are ruled out under the bureau's lock; the same start by the database too.
            models.UniqueConstraint(
                fields=["expert", "on", "starts_at"],
                condition=TAKES_PLACE,
                name="visit_expert_starts_once",
                violation_error_message=_("这位专家在这个时间已安排到校。"),
            ),
            models.UniqueConstraint(
                fields=["school", "on", "hall", "starts_at"],
                condition=TAKES_PLACE & ~Q(hall=""),
                name="visit_hall_starts_once",
                violation_error_message=_("这个场地在这个时间已有安排。"),
            ),
            models.UniqueConstraint(
                fields=["request"],
                condition=TAKES_PLACE,
                name="visit_serves_a_request_once",
                violation_error_message=_("这项学校需求已有安排。"),
            ),
            models.CheckConstraint(
                condition=Q(state=VisitState.CANCELLED, cancel_reason__gt="")
                | (TAKES_PLACE & Q(cancel_reason="")),
                name="visit_is_cancelled_for_a_reason",
                violation_error_message=_("取消须写明原因。"),
            ),
            models.CheckConstraint(
                condition=~Q(state=VisitState.CONFIRMED)
                | Q(school_confirmed_at__isnull=False, partner_confirmed_at__isnull=False),
                name="visit_is_confirmed_by_both",
                violation_error_message=_("学校和合作单位都确认后，到校才算确认。"),
            ),
            models.CheckConstraint(
                condition=Q(state=VisitState.HELD) | Q(teachers_attended__isnull=True),
                name="visit_counts_teachers_once_held",
                violation_error_message=_("开展之后才能登记到场人数。"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["bureau", "on"], name="visit_of_day")]

    def __str__(self) -> str:
        return f"{self.on.isoformat()} {self.school} · {self.topic}"

    @property
    def year(self) -> SchoolYear:
        """The school year in which the visit lies."""
        return SchoolYear.on(self.on)

    @property
    def length(self) -> timedelta:
        """How long the visit lasts."""
        return length_between(self.starts_at, self.ends_at)

    @property
    def hours(self) -> Decimal:
        """How long the visit lasts, in hours."""
        return hours_in(self.length)

    @property
    def is_cancelled(self) -> bool:
        """Say whether the visit does not take place."""
        return self.state == VisitState.CANCELLED

    def overlaps(self, other: "Visit") -> bool:
        """Say whether both visits are under way at some moment."""
        return (
            self.on == other.on
            and self.starts_at < other.ends_at
            and other.starts_at < self.ends_at
        )


class Attendance(models.Model):
    """How many pupils of a grade a visit reached."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="attendance")
    grade = models.CharField(_("年级"), max_length=20)
    pupils = models.PositiveIntegerField(_("到场学生数"), validators=[MinValueValidator(1)])

    objects: ClassVar[models.Manager["Attendance"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["visit", "grade"],
                name="attendance_once_a_grade",
                violation_error_message=_("同一个年级只能填写一行。"),
            ),
            models.CheckConstraint(
                condition=Q(pupils__gte=1),
                name="attendance_has_pupils",
                violation_error_message=_("到场学生数至少为 1。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.grade} {self.pupils}"
