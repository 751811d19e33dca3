from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.enums import Stage
from manyuan.directory.models import Expert, School
from manyuan.offers.models import VisitRequest
from manyuan.plans.enums import MoveChange
from manyuan.plans.models.plans import Plan
from manyuan.plans.models.scenarios import Scenario
from manyuan.seats.models import Unit


class CaravanAsk(models.Model):
    """What a scenario of the caravan asks beside data, rules and time; no days: the whole year.

    ``kept`` are the visits that stand and stay as they are, ``waiting`` those of the plan in force
    that may still move, each as request, expert, date and start, as when the data were frozen.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    scenario = models.OneToOneField(Scenario, models.CASCADE, related_name="caravan")
    first_day = models.DateField(_("从哪一天起"), null=True, blank=True)
    last_day = models.DateField(_("到哪一天止"), null=True, blank=True)
    together = models.BooleanField(_("专家同车出行"), default=False)
    kept = models.JSONField(default=list, blank=True)
    waiting = models.JSONField(default=list, blank=True)

    objects: ClassVar[models.Manager["CaravanAsk"]] = ScopedManager(bureau="bureau")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(first_day__isnull=True)
                | Q(last_day__isnull=True)
                | Q(last_day__gte=F("first_day")),
                name="caravan_ends_after_it_begins",
                violation_error_message=_("最后一天不能早于第一天。"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.scenario)


class Stop(models.Model):
    """An expert is to visit a school on a day: one stop of a tour, for one request."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="stops")
    request = models.ForeignKey(
        VisitRequest, models.PROTECT, related_name="stops", verbose_name=_("到校需求")
    )
    expert = models.ForeignKey(Expert, models.PROTECT, related_name="+", verbose_name=_("专家"))
    school = models.ForeignKey(School, models.PROTECT, related_name="+", verbose_name=_("学校"))
    on = models.DateField(_("日期"))
    starts_at = models.TimeField(_("开始时间"))
    ends_at = models.TimeField(_("结束时间"))
    place = models.PositiveSmallIntegerField(_("当天第几站"))
    travel_minutes = models.PositiveSmallIntegerField(_("前往路程（分钟）"))
    topic = models.CharField(_("主题"), max_length=40)
    stage = models.CharField(_("学段"), max_length=10, choices=Stage)
    pupils = models.PositiveIntegerField(_("学生人数"))
    pinned = models.BooleanField(_("指定"), default=False)
    kept = models.BooleanField(_("沿用已有的到校"), default=False)
    change = models.CharField(_("与原方案相比"), max_length=10, choices=MoveChange, blank=True)
    reasons = models.JSONField(_("理由"), default=list, blank=True)

    objects: ClassVar[models.Manager["Stop"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["on", "expert__code", "place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "request"], name="stop_once_a_request"),
            models.UniqueConstraint(
                fields=["plan", "expert", "on", "place"], name="stop_has_its_place_in_the_tour"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="stop_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on.isoformat()} {self.school} · {self.topic}"
