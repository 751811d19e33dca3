from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from manyuan.directory.models import School
from manyuan.engagements.kinds.course.models.courses import Course
from manyuan.engagements.kinds.course.places import Claim
from manyuan.seats.models import Unit


class Receiver(models.Model):
    """A school that may take a course: how many it may send, asks to send, and has places for."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    course = models.ForeignKey(Course, models.PROTECT, related_name="receivers")
    school = models.ForeignKey(
        School, models.PROTECT, related_name="courses", verbose_name=pgettext_lazy("course", "学校")
    )
    quota = models.PositiveIntegerField(
        _("本校限额"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    asked = models.PositiveIntegerField(_("报名人数"), default=0)
    placed = models.PositiveIntegerField(_("占名额"), default=0)
    # Where the school stands in the line of those who wait.
    asked_at = models.DateTimeField(_("报名时间"), null=True, blank=True)

    objects: ClassVar[models.Manager["Receiver"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["school__unit__code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["course", "school"],
                name="receiver_school_once_in_course",
                violation_error_message=_("这所学校已在接受学校里。"),
            ),
            models.CheckConstraint(
                condition=Q(placed__lte=F("asked")),
                name="receiver_has_no_more_places_than_it_asks",
                violation_error_message=_("占名额不能超过报名人数。"),
            ),
            models.CheckConstraint(
                condition=Q(quota__isnull=True) | Q(quota__gte=1, placed__lte=F("quota")),
                name="receiver_keeps_to_its_quota",
                violation_error_message=_("占名额不能超过本校限额。"),
            ),
            models.CheckConstraint(
                condition=Q(asked=0, asked_at__isnull=True)
                | Q(asked__gt=0, asked_at__isnull=False),
                name="receiver_stands_in_line_while_it_asks",
                violation_error_message=_("报名须有报名时间。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course} · {self.school}"

    @property
    def waiting(self) -> int:
        """How many pupils of the school wait for a place."""
        return self.asked - self.placed

    @property
    def claim(self) -> Claim:
        """What the school asks of the course."""
        return Claim(key=self.pk, asked=self.asked, placed=self.placed, quota=self.quota)


class GradeCount(models.Model):
    """How many pupils of a grade a school signs up; names are not kept."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Receiver, models.PROTECT, related_name="grades")
    grade = models.CharField(_("年级"), max_length=20)
    pupils = models.PositiveIntegerField(_("学生人数"), validators=[MinValueValidator(1)])

    objects: ClassVar[models.Manager["GradeCount"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["receiver", "grade"],
                name="grade_count_once_a_grade",
                violation_error_message=_("同一个年级只能填写一行。"),
            ),
            models.CheckConstraint(
                condition=Q(pupils__gte=1),
                name="grade_count_has_pupils",
                violation_error_message=_("报名人数至少为 1。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.grade} {self.pupils}"
