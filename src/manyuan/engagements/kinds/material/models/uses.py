from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from manyuan.directory.models import School, Teacher
from manyuan.engagements.kinds.material.enums import UseMode
from manyuan.engagements.kinds.material.models.materials import Material
from manyuan.engagements.kinds.material.models.versions import MaterialVersion
from manyuan.engagements.models import Flow
from manyuan.seats.models import Unit


class MaterialUse(models.Model):
    """A school used a material with a class: a flow from who made it, unless that is itself."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    material = models.ForeignKey(Material, models.PROTECT, related_name="uses")
    number = models.PositiveIntegerField(_("第几次使用"))
    version = models.ForeignKey(
        MaterialVersion, models.PROTECT, related_name="uses", verbose_name=_("版本")
    )
    school = models.ForeignKey(
        School,
        models.PROTECT,
        related_name="material_uses",
        verbose_name=pgettext_lazy("material", "使用学校"),
    )
    teacher = models.ForeignKey(
        Teacher,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="material_uses",
        verbose_name=_("使用教师"),
    )
    class_name = models.CharField(_("班级"), max_length=40, blank=True)
    pupils = models.PositiveIntegerField(_("学生数"), validators=[MinValueValidator(1)])
    hours = models.DecimalField(
        _("课时数"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    used_on = models.DateField(_("使用日期"))
    mode = models.CharField(_("方式"), max_length=12, choices=UseMode)
    # Why a use that was reported does not count after all.
    taken_back = models.CharField(_("撤销原因"), max_length=200, blank=True)
    flow = models.OneToOneField(
        Flow, models.PROTECT, null=True, blank=True, related_name="material_use"
    )

    objects: ClassVar[models.Manager["MaterialUse"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-used_on", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["material", "number"], name="use_number_once"),
            models.CheckConstraint(
                condition=Q(pupils__gte=1),
                name="use_reaches_somebody",
                violation_error_message=_("学生数至少为 1。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school} {self.used_on.isoformat()} · {self.material}"
