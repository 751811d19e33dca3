from datetime import timedelta
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from manyuan.directory.models import Venue
from manyuan.engagements.kinds.course.enums import SessionState
from manyuan.engagements.kinds.course.models.courses import Course, Lecturer
from manyuan.engagements.kinds.course.models.receivers import Receiver
from manyuan.kernel.hours import hours_in, length_between
from manyuan.seats.models import Unit


class Session(models.Model):
    """One meeting of a course: a day, from when to when, where and with whom."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    course = models.ForeignKey(Course, models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField(_("课次"))
    topic = models.CharField(_("主题"), max_length=40, blank=True)
    on = models.DateField(_("日期"))
    starts_at = models.TimeField(_("开始时间"))
    ends_at = models.TimeField(_("结束时间"))
    place = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("course", "地点")
    )
    venue = models.ForeignKey(
        Venue,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="course_sessions",
        verbose_name=_("场地"),
    )
    room = models.CharField(_("具体地点"), max_length=60, blank=True)
    lecturer = models.ForeignKey(
        Lecturer,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("授课人"),
    )
    state = models.CharField(
        _("状态"), max_length=10, choices=SessionState, default=SessionState.PLANNED
    )
    explanation = models.CharField(_("说明"), max_length=200, blank=True)

    objects: ClassVar[models.Manager["Session"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["on", "starts_at", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["course", "number"], name="session_number_once"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="session_ends_after_it_starts",
                violation_error_message=_("结束时间须晚于开始时间。"),
            ),
            # Overlaps are ruled out under the bureau's lock; the same start by the database too.
            models.UniqueConstraint(
                fields=["course", "on", "starts_at"],
                condition=~Q(state=SessionState.CANCELLED),
                name="session_starts_once_in_course",
                violation_error_message=_("这门课程在这个时间已经排了一次课。"),
            ),
            models.CheckConstraint(
                condition=~Q(state=SessionState.CANCELLED) | ~Q(explanation=""),
                name="session_is_cancelled_for_a_reason",
                violation_error_message=_("取消课程或课次须写明原因。"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["bureau", "on"], name="session_of_day")]

    def __str__(self) -> str:
        return f"{self.course} · {self.on.isoformat()}"

    @property
    def length(self) -> timedelta:
        """How long the session lasts."""
        return length_between(self.starts_at, self.ends_at)

    @property
    def hours(self) -> Decimal:
        """How long the session lasts, in hours."""
        return hours_in(self.length)

    @property
    def is_held(self) -> bool:
        """Say whether the session was held."""
        return self.state == SessionState.HELD

    @property
    def is_cancelled(self) -> bool:
        """Say whether the session does not take place."""
        return self.state == SessionState.CANCELLED

    def overlaps(self, other: "Session") -> bool:
        """Say whether both sessions are under way at some moment."""
        return (
            self.on == other.on
            and self.starts_at < other.ends_at
            and other.starts_at < self.ends_at
        )


class Turnout(models.Model):
    """How many pupils of a school came to a session; none is a count too."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, models.PROTECT, related_name="turnouts")
    receiver = models.ForeignKey(Receiver, models.PROTECT, related_name="turnouts")
    pupils = models.PositiveIntegerField(_("到课人数"))

    objects: ClassVar[models.Manager["Turnout"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["session__number", "receiver__school__unit__code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session", "receiver"],
                name="turnout_once_a_session",
                violation_error_message=_("这所学校这次课的到课人数已经登记。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session} {self.receiver.school} {self.pupils}"
