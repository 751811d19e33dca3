from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.enums import Stage
from manyuan.directory.models import Expert, School
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.enums import DayState, RequestState
from manyuan.offers.slots import Slot, slots_of
from manyuan.seats.models import Seat, Unit
from manyuan.sheets.caravan_tables import EXPERT_DAYS, VISIT_REQUESTS

MOST_VISITS = int(EXPERT_DAYS.column("max_visits").high or 0)
SHORTEST = int(VISIT_REQUESTS.column("minutes").low or 0)
LONGEST = int(VISIT_REQUESTS.column("minutes").high or 0)


class ExpertDay(models.Model):
    """An expert gives the hours of a day for visits to schools."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    expert = models.ForeignKey(Expert, models.PROTECT, related_name="days", verbose_name=_("专家"))
    date = models.DateField(_("日期"))
    starts_at = models.TimeField(_("开始时间"))
    ends_at = models.TimeField(_("结束时间"))
    max_visits = models.PositiveSmallIntegerField(
        _("最多到校次数"), validators=[MinValueValidator(1), MaxValueValidator(MOST_VISITS)]
    )
    # The installation's own, which no file holds: an import leaves them as they are.
    state = models.CharField(_("状态"), max_length=10, choices=DayState, default=DayState.OFFERED)
    booked = models.PositiveSmallIntegerField(_("已排定次数"), default=0)
    stated_by = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="+")
    stated_at = models.DateTimeField(_("填报时间"), null=True, blank=True)

    objects: ClassVar[models.Manager["ExpertDay"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["date", "expert__code", "starts_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["expert", "date", "starts_at"],
                name="expert_day_starts_once",
                violation_error_message=_("这位专家当天同一时间已经登记。"),
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="expert_day_ends_after_it_starts",
                violation_error_message=_("结束时间须晚于开始时间。"),
            ),
            models.CheckConstraint(
                condition=Q(max_visits__gte=1),
                name="expert_day_allows_a_visit",
                violation_error_message=_("最多到校次数至少为 1。"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["bureau", "date"], name="expert_day_of_date")]

    def __str__(self) -> str:
        return f"{self.expert} {self.date.isoformat()}"

    @property
    def year(self) -> int:
        """Return the school year in which the day lies."""
        return SchoolYear.on(self.date).start

    @property
    def slot(self) -> Slot:
        """Return the hours that are given."""
        return Slot(self.date, self.starts_at, self.ends_at)

    @property
    def places_left(self) -> int:
        """Return how many more visits the day allows."""
        return max(0, self.max_visits - self.booked)

    @property
    def stands(self) -> bool:
        """Say whether the day is still given: not taken back, and the expert is there then."""
        return self.state != DayState.WITHDRAWN and self.expert.is_here_on(self.date)


class VisitRequest(models.Model):
    """A school asks that an expert speaks on a topic to its pupils, within certain hours."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(_("需求编号"), max_length=32)
    school = models.ForeignKey(
        School, models.PROTECT, related_name="visit_requests", verbose_name=_("学校")
    )
    topic = models.CharField(_("主题"), max_length=40)
    stage = models.CharField(_("学段"), max_length=10, choices=Stage)
    grade = models.CharField(_("年级"), max_length=20, blank=True)
    pupils = models.PositiveIntegerField(_("学生人数"), validators=[MinValueValidator(1)])
    minutes = models.PositiveSmallIntegerField(
        _("时长（分钟）"),
        validators=[MinValueValidator(SHORTEST), MaxValueValidator(LONGEST)],
    )
    # Windows of time as the district folder writes them: one text that every reader understands.
    windows = models.CharField(_("可安排时段"), max_length=2000)
    hall = models.CharField(_("场地"), max_length=60, blank=True)
    same_day_ok = models.BooleanField(_("可与本校其他到校同日"), null=True, blank=True)
    weight = models.DecimalField(
        _("权重"),
        max_digits=10,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    # The installation's own, which no file holds: an import leaves them as they are.
    state = models.CharField(
        _("状态"), max_length=10, choices=RequestState, default=RequestState.STATED
    )
    stated_by = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="+")
    stated_at = models.DateTimeField(_("填报时间"), null=True, blank=True)

    objects: ClassVar[models.Manager["VisitRequest"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "code"],
                name="visit_request_code_once_in_bureau",
                violation_error_message=_("这个需求编号已经存在。"),
            ),
            models.CheckConstraint(
                condition=Q(pupils__gte=1),
                name="visit_request_has_pupils",
                violation_error_message=_("学生人数至少为 1。"),
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=SHORTEST, minutes__lte=LONGEST),
                name="visit_request_lasts_10_to_480_minutes",
                violation_error_message=_("时长须在 10 至 480 分钟之间。"),
            ),
            models.CheckConstraint(
                condition=~Q(windows="") & ~Q(topic=""),
                name="visit_request_says_what_and_when",
                violation_error_message=_("请填写主题和可安排时段。"),
            ),
            models.CheckConstraint(
                condition=Q(weight__isnull=True) | Q(weight__gte=0),
                name="visit_request_weight_is_not_negative",
                violation_error_message=_("权重不能小于 0。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school} {self.topic}"

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Return the hours within which the visit may lie, the earliest first."""
        return slots_of(self.windows)

    @property
    def year(self) -> int:
        """Return the school year of the first window."""
        return SchoolYear.on(self.slots[0].day).start
