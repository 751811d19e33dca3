from datetime import date
from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from manyuan.directory.enums import Stage
from manyuan.directory.models import Expert, Group, Teacher
from manyuan.engagements.kinds.course.enums import STANDS, CourseState, Mode
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Unit


class Course(models.Model):
    """A school or a partner teaches pupils of several schools, as many as there are places."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(_("课程编号"), max_length=32)
    name = models.CharField(_("课程名称"), max_length=60)
    mode = models.CharField(_("课程类型"), max_length=12, choices=Mode)
    subject = models.CharField(_("学科领域"), max_length=40, blank=True)
    stage = models.CharField(_("学段"), max_length=10, choices=Stage)
    grade = models.CharField(_("年级"), max_length=40, blank=True)
    provider = models.ForeignKey(
        Unit, models.PROTECT, related_name="courses_given", verbose_name=_("开课单位")
    )
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="courses", verbose_name=_("集团")
    )
    places = models.PositiveIntegerField(_("名额"), validators=[MinValueValidator(1)])
    # How many places are given: the sum over the schools, kept here so that the database holds it.
    taken = models.PositiveIntegerField(_("已占名额"), default=0)
    opens_on = models.DateField(_("报名开始"))
    closes_on = models.DateField(_("报名截止"))
    weaker_until = models.DateField(_("薄弱校先报至"), null=True, blank=True)
    about = models.CharField(_("课程说明"), max_length=400, blank=True)
    is_public = models.BooleanField(_("向公众发布"), default=False)
    state = models.CharField(
        _("状态"), max_length=10, choices=CourseState, default=CourseState.DRAFT
    )
    explanation = models.CharField(_("说明"), max_length=200, blank=True)

    objects: ClassVar[models.Manager["Course"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-opens_on", "-code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "code"],
                name="course_code_once_in_bureau",
                violation_error_message=_("这个课程编号已被使用。"),
            ),
            models.CheckConstraint(
                condition=Q(places__gte=1),
                name="course_has_places",
                violation_error_message=_("名额至少为 1。"),
            ),
            models.CheckConstraint(
                condition=Q(taken__lte=F("places")),
                name="course_gives_no_more_places_than_it_has",
                violation_error_message=_("已占名额不能超过名额。"),
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="course_sign_up_closes_after_it_opens",
                violation_error_message=_("报名截止不能早于报名开始。"),
            ),
            models.CheckConstraint(
                condition=Q(weaker_until__isnull=True)
                | Q(weaker_until__gte=F("opens_on"), weaker_until__lt=F("closes_on")),
                name="course_weaker_schools_are_first_within_the_sign_up",
                violation_error_message=_(
                    "薄弱校先报的最后一天须在报名期内，并早于报名截止，其他学校才有时间报名。"
                ),
            ),
            models.CheckConstraint(
                condition=~Q(state=CourseState.CANCELLED) | ~Q(explanation=""),
                name="course_is_cancelled_for_a_reason",
                violation_error_message=_("取消课程或课次须写明原因。"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["bureau", "opens_on"], name="course_of_day")]

    def __str__(self) -> str:
        return self.name

    @property
    def year(self) -> SchoolYear:
        """The school year in which the sign-up opens."""
        return SchoolYear.on(self.opens_on)

    @property
    def free(self) -> int:
        """How many places nobody has taken."""
        return self.places - self.taken

    @property
    def stands(self) -> bool:
        """Say whether the course is neither finished nor cancelled."""
        return self.state in STANDS

    def takes_sign_ups_on(self, day: date) -> bool:
        """Say whether schools may sign up on ``day``, by the dates alone."""
        return self.opens_on <= day <= self.closes_on


class Lecturer(models.Model):
    """Who teaches a course: a teacher of a school or an expert of a partner."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    course = models.ForeignKey(Course, models.PROTECT, related_name="lecturers")
    teacher = models.ForeignKey(
        Teacher,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lectures",
        verbose_name=pgettext_lazy("role", "教师"),
    )
    expert = models.ForeignKey(
        Expert,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lectures",
        verbose_name=_("专家"),
    )

    objects: ClassVar[models.Manager["Lecturer"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(teacher__isnull=True, expert__isnull=False)
                | Q(teacher__isnull=False, expert__isnull=True),
                name="lecturer_is_a_teacher_or_an_expert",
                violation_error_message=_("授课人须是一位教师或一位专家。"),
            ),
            models.UniqueConstraint(
                fields=["course", "teacher"],
                condition=Q(teacher__isnull=False),
                name="lecturer_teacher_once_in_course",
                violation_error_message=_("这位教师已是授课人。"),
            ),
            models.UniqueConstraint(
                fields=["course", "expert"],
                condition=Q(expert__isnull=False),
                name="lecturer_expert_once_in_course",
                violation_error_message=_("这位专家已是授课人。"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def person(self) -> Teacher | Expert:
        """The teacher or the expert."""
        person = self.teacher or self.expert
        assert person is not None  # noqa: S101 -- held by the database
        return person
