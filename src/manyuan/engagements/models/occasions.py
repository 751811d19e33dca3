from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.models import Expert, Group, Teacher, Venue
from manyuan.engagements.enums import FlowStatus
from manyuan.seats.models import Unit

SOME_HOURS = Q(starts_at__isnull=False, ends_at__isnull=False)
WHOLE_DAYS = Q(starts_at__isnull=True, ends_at__isnull=True)


class Occasion(models.Model):
    """One time at which an engagement takes place, as calendars show it and clashes are found.

    It is kept by the engagement's own actions and says nothing that the engagement does not.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(_("种类"), max_length=12)
    code = models.CharField(_("编号"), max_length=40)
    number = models.PositiveSmallIntegerField(_("第几次"), default=1)
    mode = models.CharField(_("方式"), max_length=12, blank=True)
    title = models.CharField(_("名称"), max_length=120)
    starts_on = models.DateField(_("开始日期"))
    ends_on = models.DateField(_("最后一天"))
    starts_at = models.TimeField(_("开始时间"), null=True, blank=True)
    ends_at = models.TimeField(_("结束时间"), null=True, blank=True)
    status = models.CharField(_("状态"), max_length=10, choices=FlowStatus)
    place = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("地点")
    )
    venue = models.ForeignKey(
        Venue,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="occasions",
        verbose_name=_("场馆"),
    )
    room = models.CharField(_("场地"), max_length=60, blank=True)
    people = models.PositiveIntegerField(_("人数"), null=True, blank=True)
    # What tells of one person is not for colleagues, nor for whoever has a calendar's address.
    is_personal = models.BooleanField(_("涉及个人"), default=False)
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("集团")
    )
    units = models.ManyToManyField(Unit, related_name="occasions", verbose_name=_("参加单位"))
    teachers = models.ManyToManyField(Teacher, related_name="occasions", verbose_name=_("教师"))
    experts = models.ManyToManyField(Expert, related_name="occasions", verbose_name=_("专家"))

    objects: ClassVar[models.Manager["Occasion"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["starts_on", "starts_at", "code", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "kind", "code", "number"], name="occasion_once_of_engagement"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="occasion_does_not_end_before_it_starts",
                violation_error_message=_("结束日期不能早于开始日期。"),
            ),
            models.CheckConstraint(
                condition=WHOLE_DAYS | (SOME_HOURS & Q(starts_on=F("ends_on"))),
                name="occasion_has_hours_of_one_day_or_whole_days",
                violation_error_message=_("有钟点的安排须在同一天；跨天的按整天填写。"),
            ),
            models.CheckConstraint(
                condition=WHOLE_DAYS | Q(ends_at__gt=F("starts_at")),
                name="occasion_ends_after_it_starts",
                violation_error_message=_("结束时间须晚于开始时间。"),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["bureau", "starts_on", "ends_on"], name="occasion_of_days"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on.isoformat()} {self.title}"
