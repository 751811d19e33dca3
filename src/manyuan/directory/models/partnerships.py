from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import BigIntegerField, F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.enums import AgreementKind, Stage
from manyuan.directory.models.groups import Group
from manyuan.directory.models.units import Partner, School
from manyuan.kernel.interval import Interval
from manyuan.seats.models import Unit

OF_A_GROUP = Q(group__isnull=False, school__isnull=True)
OF_A_SCHOOL = Q(group__isnull=True, school__isnull=False)


class Studio(models.Model):
    """A doctoral studio 博士工作室: doctors of one subject work with pupils at a school.

    It is open until it is closed, or its school is.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(_("工作室代码"), max_length=32)
    school = models.ForeignKey(
        School, models.PROTECT, related_name="studios", verbose_name=_("学校")
    )
    subject = models.CharField(_("学科或领域"), max_length=40, blank=True)
    opened_on = models.DateField(_("设立日期"), null=True, blank=True)
    closed_on = models.DateField(_("关闭日期"), null=True, blank=True)

    objects: ClassVar[models.Manager["Studio"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "code"],
                name="studio_code_once_in_bureau",
                violation_error_message=_("这个工作室代码已经存在。"),
            ),
            models.CheckConstraint(
                condition=Q(opened_on__isnull=True)
                | Q(closed_on__isnull=True)
                | Q(closed_on__gt=F("opened_on")),
                name="studio_closes_after_it_opens",
                violation_error_message=_("关闭日期须晚于设立日期。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school} {self.subject}".strip()

    def is_open_on(self, day: date) -> bool:
        """Say whether the studio is open on ``day``; without an opening date it always was."""
        opened = self.opened_on is None or self.opened_on <= day
        lasts = self.closed_on is None or day < self.closed_on
        return opened and lasts and self.school.is_open_on(day)


class Expert(models.Model):
    """Somebody of a partner who speaks at schools; no more is kept than planning a visit needs."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(_("专家编号"), max_length=32)
    name = models.CharField(_("姓名或称呼"), max_length=60, blank=True)
    partner = models.ForeignKey(
        Partner, models.PROTECT, related_name="experts", verbose_name=_("合作单位")
    )
    topics = models.CharField(_("可讲主题"), max_length=400)
    stages = models.CharField(_("适合学段"), max_length=60, blank=True)
    studio = models.ForeignKey(
        Studio,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="experts",
        verbose_name=_("博士工作室"),
    )
    left_on = models.DateField(_("退出日期"), null=True, blank=True)

    objects: ClassVar[models.Manager["Expert"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "code"],
                name="expert_code_once_in_bureau",
                violation_error_message=_("这个专家编号已经存在。"),
            ),
            models.CheckConstraint(
                condition=~Q(topics=""),
                name="expert_has_a_topic",
                violation_error_message=_("请至少填写一个主题。"),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.code

    @property
    def topic_list(self) -> tuple[str, ...]:
        """Return what the expert speaks about."""
        return tuple(self.topics.split(";"))

    @property
    def stage_list(self) -> tuple[Stage, ...]:
        """Return the stages for which the expert speaks: all of them unless told otherwise."""
        return tuple(Stage(stage) for stage in self.stages.split(";") if stage) or tuple(Stage)

    def is_here_on(self, day: date) -> bool:
        """Say whether the expert has not left by ``day``."""
        return self.left_on is None or day < self.left_on


class Agreement(models.Model):
    """A partner is bound to a group or to a school, from a day to a day.

    It is in force only while that group or school, and the expert whom it names, are there: what
    ends with one of them needs no end of its own, and is in force again when that is taken back.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    partner = models.ForeignKey(
        Partner, models.PROTECT, related_name="agreements", verbose_name=_("合作单位")
    )
    group = models.ForeignKey(
        Group,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("集团"),
    )
    school = models.ForeignKey(
        School,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("学校"),
    )
    expert = models.ForeignKey(
        Expert,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("专家"),
    )
    kind = models.CharField(_("协议类别"), max_length=20, choices=AgreementKind)
    starts_on = models.DateField(_("生效日期"))
    ends_on = models.DateField(_("终止日期"), null=True, blank=True)

    objects: ClassVar[models.Manager["Agreement"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["partner__unit__code", "kind", "starts_on"]
        constraints: ClassVar = [
            # To SQL nothing equals nothing: what is left open must be compared as a number.
            models.UniqueConstraint(
                "partner",
                "kind",
                *(
                    Coalesce(F(side), Value(0), output_field=BigIntegerField())
                    for side in ("group", "school", "expert")
                ),
                "starts_on",
                name="agreement_starts_once_a_day",
                violation_error_message=_("同样的协议在同一天已经生效。"),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="agreement_ends_after_it_starts",
                violation_error_message=_("终止日期须晚于生效日期。"),
            ),
            models.CheckConstraint(
                condition=(
                    Q(kind__in=[AgreementKind.GROUP_UNIVERSITY, AgreementKind.GROUP_INSTITUTE])
                    & OF_A_GROUP
                )
                | (Q(kind=AgreementKind.SCHOOL_SCIENTIST) & OF_A_SCHOOL)
                | (Q(kind=AgreementKind.COMMUNITY) & (OF_A_GROUP | OF_A_SCHOOL)),
                name="agreement_has_its_other_side",
                violation_error_message=_(
                    "集团协议须填写集团，学校协议须填写学校；共同体填写其中一项。"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner} · {self.side}"

    @property
    def side(self) -> Group | School:
        """Return the group or the school with which the partner agreed."""
        side = self.group or self.school
        assert side is not None  # noqa: S101 -- a constraint of the table says so
        return side

    @property
    def interval(self) -> Interval:
        """Return the days for which the agreement was signed."""
        return Interval(self.starts_on, self.ends_on)

    @property
    def over_on(self) -> date | None:
        """Return from which day it is over, by itself or with its side or its expert."""
        days = (
            self.ends_on,
            self.group.dissolved_on if self.group else None,
            self.school.closed_on if self.school else None,
            self.expert.left_on if self.expert else None,
        )
        return min((day for day in days if day is not None), default=None)

    def is_in_force_on(self, day: date) -> bool:
        """Say whether the agreement holds on ``day``, and both sides and its expert are there."""
        if self.group:
            is_there = self.group.is_in_force_on(day)
        else:
            is_there = self.school is not None and self.school.is_open_on(day)
        is_here = self.expert is None or self.expert.is_here_on(day)
        return self.interval.contains(day) and is_there and is_here
