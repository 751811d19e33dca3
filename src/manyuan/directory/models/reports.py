from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.enums import ReportedStage, Stage, StrengthLevel
from manyuan.directory.models.units import School
from manyuan.seats.models import Unit

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def _count(label: "_StrPromise") -> "models.PositiveIntegerField[Any, Any]":
    return models.PositiveIntegerField(label, null=True, blank=True)


def _amount(label: "_StrPromise", digits: int) -> "models.DecimalField[Any, Any]":
    return models.DecimalField(label, max_digits=digits, decimal_places=2, null=True, blank=True)


class StrengthOfYear(models.Model):
    """How strong a school was in a past school year."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, related_name="strengths")
    year = models.PositiveSmallIntegerField(_("学年"))
    strength = models.CharField(_("办学水平"), max_length=10, choices=StrengthLevel)

    objects: ClassVar[models.Manager["StrengthOfYear"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["school__unit__code", "year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "year"], name="strength_once_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.school} {self.year}"


class ResourceReport(models.Model):
    """What a school reported for one stage and school year; empty means not known."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, related_name="reports")
    stage = models.CharField(_("学段"), max_length=10, choices=ReportedStage)
    year = models.PositiveSmallIntegerField(_("学年"))
    pupils = _count(_("学生数"))
    classes = _count(_("班级数"))
    teachers = _count(_("专任教师数"))
    teachers_above_required = _count(_("高于规定学历教师数"))
    backbone_teachers = _count(_("县级以上骨干教师数"))
    pe_art_teachers = _count(_("体育艺术专任教师数"))
    teaching_area = _amount(_("教学及辅助用房面积"), 10)
    indoor_sports_area = _amount(_("室内体育用房面积"), 10)
    sports_area = _amount(_("室外运动场地面积"), 10)
    equipment_value = _amount(_("教学仪器设备值"), 13)
    multimedia_rooms = _count(_("网络多媒体教室数"))

    objects: ClassVar[models.Manager["ResourceReport"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["school__unit__code", "year", "stage"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["school", "stage", "year"],
                name="report_once_a_year",
                violation_error_message=_("这所学校该学段该学年的数据已经存在。"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["bureau", "year"], name="report_of_year")]

    def __str__(self) -> str:
        return f"{self.school} {self.stage} {self.year}"


class Teacher(models.Model):
    """A teacher on a school's roster; no identity number, no more than the rules need."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(_("教师编号"), max_length=32)
    name = models.CharField(_("姓名"), max_length=60)
    school = models.ForeignKey(School, models.PROTECT, related_name="teachers")
    stage = models.CharField(_("任教学段"), max_length=10, choices=Stage, blank=True)
    subject = models.CharField(_("任教学科"), max_length=40, blank=True)
    sex = models.CharField(_("性别"), max_length=6, blank=True)
    born = models.DateField(_("出生日期"), null=True, blank=True)
    at_school_since = models.DateField(_("到校日期"), null=True, blank=True)
    education = models.CharField(_("学历"), max_length=10, blank=True)
    title = models.CharField(_("职称"), max_length=12, blank=True)
    backbone = models.CharField(_("骨干级别"), max_length=10, blank=True)
    cadre = models.CharField(_("干部职务"), max_length=16, blank=True)
    on_establishment = models.BooleanField(_("在编"), null=True, blank=True)
    graduating_class = models.BooleanField(_("任教毕业班"), null=True, blank=True)
    exemption = models.CharField(_("免交流原因"), max_length=40, blank=True)
    exempt_until = models.DateField(_("免交流至"), null=True, blank=True)
    posted_to = models.ForeignKey(
        School, models.PROTECT, null=True, blank=True, related_name="posted_teachers"
    )
    posted_from = models.DateField(_("派出起"), null=True, blank=True)
    posted_until = models.DateField(_("派出止"), null=True, blank=True)
    last_exchanged = models.DateField(_("上次交流日期"), null=True, blank=True)
    wishes = models.CharField(_("意愿学校代码"), max_length=400, blank=True)
    refuses = models.CharField(_("不去学校代码"), max_length=400, blank=True)
    # Who signs in as this teacher: the installation's own business, so no file carries it.
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="teacher_rows",
        verbose_name=_("账号"),
    )

    objects: ClassVar[models.Manager["Teacher"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bureau", "code"], name="teacher_code_once_in_bureau"),
            models.UniqueConstraint(
                fields=["bureau", "account"],
                condition=Q(account__isnull=False),
                name="one_teacher_row_per_account_in_bureau",
                violation_error_message=_("这个账号已经对应另一位教师。"),
            ),
        ]

    def __str__(self) -> str:
        return self.name
