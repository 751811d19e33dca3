from datetime import datetime, timedelta
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.models import Group, School, Venue
from manyuan.engagements.kinds.event.enums import OPEN, EventMode, EventState
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Unit

HUNDREDTH = Decimal("0.01")


class Event(models.Model):
    """Several schools celebrate, compete or open their doors together, on a day or some days.

    The main host provides it, or without one the group.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(_("活动编号"), max_length=32)
    mode = models.CharField(_("活动类型"), max_length=12, choices=EventMode)
    title = models.CharField(_("活动名称"), max_length=60)
    summary = models.CharField(_("活动介绍"), max_length=1000, blank=True)
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("集团")
    )
    main_host = models.ForeignKey(
        School,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events_hosted",
        verbose_name=_("主办学校"),
    )
    starts_on = models.DateField(_("开始日期"))
    ends_on = models.DateField(_("结束日期"))
    starts_at = models.TimeField(_("开始时间"), null=True, blank=True)
    ends_at = models.TimeField(_("结束时间"), null=True, blank=True)
    place = models.ForeignKey(
        School,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("举办地学校"),
    )
    venue = models.ForeignKey(
        Venue, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("场地")
    )
    address = models.CharField(_("地点说明"), max_length=100, blank=True)
    is_public = models.BooleanField(_("向公众发布"), default=False)
    state = models.CharField(_("状态"), max_length=10, choices=EventState, default=EventState.DRAFT)
    announced_at = models.DateTimeField(_("发布时间"), null=True, blank=True)
    afterwards = models.CharField(_("活动总结"), max_length=2000, blank=True)
    explanation = models.CharField(_("说明"), max_length=200, blank=True)

    objects: ClassVar[models.Manager["Event"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-starts_on", "starts_at", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "code"],
                name="event_code_once_in_bureau",
                violation_error_message=_("这个活动编号已被使用。"),
            ),
            models.CheckConstraint(
                condition=Q(main_host__isnull=False) | Q(group__isnull=False),
                name="event_has_a_provider",
                violation_error_message=_("请选择主办学校，或由集团主办。"),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="event_does_not_end_before_it_starts",
                violation_error_message=_("结束日期不能早于开始日期。"),
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True, ends_at__isnull=True)
                | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
                name="event_hours_are_whole",
                violation_error_message=_("开始和结束时间要么都填，要么都不填；结束须晚于开始。"),
            ),
            models.CheckConstraint(
                condition=Q(state=EventState.HELD) | Q(afterwards=""),
                name="event_is_looked_back_at_once_held",
                violation_error_message=_("举办之后才能写总结。"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["bureau", "starts_on"], name="event_of_day")]

    def __str__(self) -> str:
        return f"{self.starts_on.isoformat()} {self.title}"

    @property
    def year(self) -> SchoolYear:
        """The school year in which the event begins."""
        return SchoolYear.on(self.starts_on)

    @property
    def provider(self) -> Unit:
        """Who is in charge: the main host, or without one the group."""
        return self.main_host.unit if self.main_host is not None else self.group.unit  # type: ignore[union-attr]

    @property
    def is_open(self) -> bool:
        """Say whether it lies ahead: neither held nor called off."""
        return self.state in OPEN

    @property
    def hours(self) -> Decimal | None:
        """How long it lasts, in hours, if that is known."""
        if self.starts_at is None or self.ends_at is None:
            return None
        day = datetime.combine(self.starts_on, self.ends_at)
        length = day - datetime.combine(self.starts_on, self.starts_at)
        days = (self.ends_on - self.starts_on).days + 1
        return (Decimal(length // timedelta(seconds=1)) * days / 3600).quantize(HUNDREDTH)
