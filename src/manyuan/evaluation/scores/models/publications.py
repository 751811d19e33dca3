from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.models import Group, School
from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.scores.enums import GradeName, PartKind, TemplateName
from manyuan.evaluation.scores.models.schemes import Scheme
from manyuan.history.models import AppendOnly, AppendOnlyManager
from manyuan.kernel.clock import CHINA, now, today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat, Unit


def _kept() -> Any:  # noqa: ANN401 -- django_scopes has no types
    return ScopedManager(bureau="bureau", _manager_class=AppendOnlyManager)


def _points(label: Any, **more: Any) -> models.DecimalField:  # type: ignore[type-arg]  # noqa: ANN401
    return models.DecimalField(label, max_digits=16, decimal_places=6, **more)


class Publication(AppendOnly):
    """A year's grades as they were made known, once and for all; a correction is a new version."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("学年"))
    version = models.PositiveSmallIntegerField(_("版次"))
    frozen = models.ForeignKey(
        FrozenYear, models.PROTECT, related_name="+", verbose_name=_("冻结的学年")
    )
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="+", verbose_name=_("评价方案"))
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+", verbose_name=_("席位"))
    published_at = models.DateTimeField(_("公布时间"), default=now)
    appeal_until = models.DateField(_("申诉截止"))
    reason = models.CharField(_("原因"), max_length=500, blank=True)

    objects: ClassVar[models.Manager["Publication"]] = _kept()

    class Meta:
        ordering: ClassVar = ["-year", "-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "year", "version"], name="publication_version_once"
            ),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(reason=""),
                name="publication_is_corrected_for_a_reason",
                violation_error_message=_("更正已公布的等次须写明原因。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{SchoolYear(self.year)} v{self.version}"

    @property
    def published_on(self) -> date:
        """The day on which it was made known, by China's calendar."""
        return self.published_at.astimezone(CHINA).date()

    @property
    def takes_appeals(self) -> bool:
        """Say whether an appeal may still be made."""
        return today() <= self.appeal_until


class GroupGrade(AppendOnly):
    """A group's published score and grade, with everything that decided it."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="grades")
    group = models.ForeignKey(Group, models.PROTECT, related_name="+", verbose_name=_("集团"))
    template = models.CharField(_("评价模板"), max_length=40, choices=TemplateName)
    grade = models.CharField(_("等次"), max_length=12, choices=GradeName, blank=True)
    by_lines = models.CharField(_("按分数线"), max_length=12, choices=GradeName, blank=True)
    score = _points(_("得分"), null=True)
    known = _points(_("已知分值"))
    common = _points(_("共同得分"), null=True)
    members = _points(_("成员校得分"), null=True)
    weakest = _points(_("最弱成员校"), null=True)
    low = _points(_("权重浮动的最低分"), null=True)
    high = _points(_("权重浮动的最高分"), null=True)
    is_capped = models.BooleanField(_("受名额限制"), default=False)
    is_tied = models.BooleanField(_("同分跨线"), default=False)
    vetoes = models.CharField(_("否决事项"), max_length=500, blank=True)
    adjusted_for = models.CharField(_("加减分原因"), max_length=500, blank=True)

    objects: ClassVar[models.Manager["GroupGrade"]] = _kept()

    class Meta:
        ordering: ClassVar = ["publication", "group__unit__code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["publication", "group"], name="grade_once_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.get_grade_display()}"


class GradePart(AppendOnly):
    """What one line, school or adjustment adds to a published score; unknown adds nothing."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    grade = models.ForeignKey(GroupGrade, models.PROTECT, related_name="parts")
    kind = models.CharField(_("种类"), max_length=12, choices=PartKind)
    code = models.CharField(_("条目"), max_length=40, blank=True)
    value = _points(_("数值"), null=True)
    amount = _points(_("贡献"), null=True)
    most = _points(_("最多"), null=True)
    unknown = models.CharField(_("未知原因"), max_length=40, blank=True)

    objects: ClassVar[models.Manager["GradePart"]] = _kept()

    class Meta:
        ordering: ClassVar = ["grade", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["grade", "kind", "code"], name="grade_part_once"),
        ]

    def __str__(self) -> str:
        return f"{self.grade} {self.code} {self.amount}"


class GradeSwing(AppendOnly):
    """How a published score moves with one weight, and where its grade would be another one."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    grade = models.ForeignKey(GroupGrade, models.PROTECT, related_name="swings")
    code = models.CharField(_("权重"), max_length=20)
    low = _points(_("最低分"))
    high = _points(_("最高分"))
    turns_at = _points(_("等次改变处"), null=True)

    objects: ClassVar[models.Manager["GradeSwing"]] = _kept()

    class Meta:
        ordering: ClassVar = ["grade", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["grade", "code"], name="grade_swing_once"),
        ]

    def __str__(self) -> str:
        return f"{self.grade} {self.code}"


class SchoolResult(AppendOnly):
    """What bundling made of a school's year: the group's score and its own, tied together."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    grade = models.ForeignKey(GroupGrade, models.PROTECT, related_name="schools")
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    is_lead = models.BooleanField(_("牵头校"), default=False)
    level = _points(_("水平"), null=True)
    growth = _points(_("成长"), null=True)
    own = _points(_("自身得分"), null=True)
    tie = _points(_("集团得分的比重"))
    result = _points(_("捆绑结果"), null=True)
    unknown = models.CharField(_("未知原因"), max_length=40, blank=True)

    objects: ClassVar[models.Manager["SchoolResult"]] = _kept()

    class Meta:
        ordering: ClassVar = ["grade", "school__unit__code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["grade", "school"], name="school_result_once"),
        ]

    def __str__(self) -> str:
        return f"{self.grade} {self.school}"
