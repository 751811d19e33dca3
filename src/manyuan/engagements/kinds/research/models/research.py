from datetime import timedelta
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from manyuan.directory.enums import Stage
from manyuan.directory.models import Group, School, Teacher, Venue
from manyuan.engagements.kinds.research.enums import ResearchMode, ResearchState
from manyuan.kernel.hours import hours_in, length_between
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Unit


class Research(models.Model):
    """Schools study lessons, prepare, train or confer together on a day, invited by a host."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(_("教研编号"), max_length=32)
    mode = models.CharField(_("形式"), max_length=12, choices=ResearchMode)
    topic = models.CharField(_("主题"), max_length=80)
    subject = models.CharField(_("学科"), max_length=40, blank=True)
    stage = models.CharField(_("学段"), max_length=10, choices=Stage, blank=True)
    host = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="hosted_research",
        verbose_name=pgettext_lazy("research", "主办单位"),
    )
    group = models.ForeignKey(
        Group,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="research",
        verbose_name=_("集团"),
    )
    place = models.ForeignKey(
        School,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="research_here",
        verbose_name=_("举行学校"),
    )
    venue = models.ForeignKey(
        Venue, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("场地")
    )
    room = models.CharField(_("地点"), max_length=60, blank=True)
    on = models.DateField(_("日期"))
    starts_at = models.TimeField(_("开始时间"))
    ends_at = models.TimeField(_("结束时间"))
    leader = models.ForeignKey(
        Teacher,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="led_research",
        verbose_name=_("主持教师"),
    )
    agenda = models.TextField(_("议程"), max_length=4000, blank=True)
    minutes = models.TextField(_("纪要"), max_length=20_000, blank=True)
    state = models.CharField(
        _("状态"), max_length=10, choices=ResearchState, default=ResearchState.PLANNED
    )
    explanation = models.CharField(_("说明"), max_length=200, blank=True)

    objects: ClassVar[models.Manager["Research"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-on", "starts_at", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "code"],
                name="research_code_once_in_bureau",
                violation_error_message=_("这个教研编号已被使用。"),
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="research_ends_after_it_starts",
                violation_error_message=_("结束时间须晚于开始时间。"),
            ),
            models.CheckConstraint(
                condition=~Q(state=ResearchState.CANCELLED) | ~Q(explanation=""),
                name="research_is_cancelled_for_a_reason",
                violation_error_message=_("取消活动须写明原因。"),
            ),
            models.CheckConstraint(
                condition=Q(state=ResearchState.HELD) | Q(minutes=""),
                name="research_has_minutes_once_held",
                violation_error_message=_("开展之后才能写纪要。"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["bureau", "on"], name="research_of_day")]

    def __str__(self) -> str:
        return f"{self.on.isoformat()} {self.get_mode_display()} · {self.topic}"

    @property
    def year(self) -> SchoolYear:
        """The school year in which the activity lies."""
        return SchoolYear.on(self.on)

    @property
    def length(self) -> timedelta:
        """How long the activity lasts."""
        return length_between(self.starts_at, self.ends_at)

    @property
    def hours(self) -> Decimal:
        """How long the activity lasts, in hours."""
        return hours_in(self.length)

    @property
    def is_cancelled(self) -> bool:
        """Say whether the activity does not take place."""
        return self.state == ResearchState.CANCELLED

    @property
    def is_held(self) -> bool:
        """Say whether the activity took place."""
        return self.state == ResearchState.HELD

    @property
    def items(self) -> list[str]:
        """The items of the agenda, one a line."""
        return [line.strip() for line in self.agenda.splitlines() if line.strip()]
