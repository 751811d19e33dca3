from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from manyuan.directory.models import School
from manyuan.engagements.kinds.event.enums import Part
from manyuan.engagements.kinds.event.models.events import Event
from manyuan.seats.models import Unit


class Participation(models.Model):
    """A school takes part in an event: as what, with how many, and what it sees to."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, models.PROTECT, related_name="parts")
    school = models.ForeignKey(
        School, models.PROTECT, related_name="events", verbose_name=pgettext_lazy("event", "学校")
    )
    part = models.CharField(_("角色"), max_length=10, choices=Part, default=Part.GUEST)
    expected_pupils = models.PositiveIntegerField(_("预计学生数"), default=0)
    expected_teachers = models.PositiveIntegerField(_("预计教师数"), default=0)
    duty = models.CharField(_("分工"), max_length=100, blank=True)
    teachers = models.PositiveIntegerField(_("到场教师数"), null=True, blank=True)

    objects: ClassVar[models.Manager["Participation"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "school"],
                name="event_participation_once_a_school",
                violation_error_message=_("同一所学校只能填一行。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.event} · {self.school}"

    @property
    def expected(self) -> int:
        """How many people are expected of the school."""
        return self.expected_pupils + self.expected_teachers

    @property
    def is_reported(self) -> bool:
        """Say whether the school has said how many came."""
        return self.teachers is not None


class Turnout(models.Model):
    """How many pupils of a grade of a school took part."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    participation = models.ForeignKey(Participation, models.PROTECT, related_name="turnout")
    grade = models.CharField(_("年级"), max_length=20)
    pupils = models.PositiveIntegerField(_("到场学生数"), validators=[MinValueValidator(1)])

    objects: ClassVar[models.Manager["Turnout"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["participation", "grade"],
                name="turnout_once_a_grade",
                violation_error_message=_("同一个年级只能填写一行。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.grade} {self.pupils}"


class ProgrammeItem(models.Model):
    """One thing on the programme of an event: when, what, where, and which school sees to it."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, models.PROTECT, related_name="programme")
    on = models.DateField(_("日期"))
    starts_at = models.TimeField(_("开始时间"))
    ends_at = models.TimeField(_("结束时间"), null=True, blank=True)
    title = models.CharField(_("环节"), max_length=80)
    place = models.CharField(_("地点"), max_length=60, blank=True)
    responsible = models.ForeignKey(
        School,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("负责学校"),
    )

    objects: ClassVar[models.Manager["ProgrammeItem"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["on", "starts_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="programme_item_ends_after_it_starts",
                violation_error_message=_("结束时间须晚于开始时间。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.on.isoformat()} {self.starts_at:%H:%M} {self.title}"
