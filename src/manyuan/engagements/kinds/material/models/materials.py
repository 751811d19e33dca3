from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from manyuan.directory.enums import Stage
from manyuan.directory.models import School, Teacher
from manyuan.engagements.kinds.material.enums import Licence, MaterialSort, MaterialState
from manyuan.kernel.clock import today
from manyuan.seats.models import Unit


class Material(models.Model):
    """A lesson plan, an item bank, courseware or a recording that a school lets others use."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(_("资料编号"), max_length=32)
    title = models.CharField(_("资料名称"), max_length=80)
    sort = models.CharField(_("资料类型"), max_length=12, choices=MaterialSort)
    subject = models.CharField(_("学科"), max_length=40)
    stage = models.CharField(_("学段"), max_length=10, choices=Stage)
    grade = models.CharField(_("年级"), max_length=20, blank=True)
    school = models.ForeignKey(
        School,
        models.PROTECT,
        related_name="materials",
        verbose_name=pgettext_lazy("material", "提供学校"),
    )
    author = models.ForeignKey(
        Teacher,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="materials",
        verbose_name=_("作者"),
    )
    licence = models.CharField(_("使用许可"), max_length=12, choices=Licence)
    description = models.TextField(_("简介"), max_length=1000, blank=True)
    shared_on = models.DateField(_("共享日期"), default=today)
    state = models.CharField(
        _("状态"), max_length=10, choices=MaterialState, default=MaterialState.SHARED
    )
    explanation = models.CharField(_("说明"), max_length=200, blank=True)

    objects: ClassVar[models.Manager["Material"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-shared_on", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "code"],
                name="material_code_once_in_bureau",
                violation_error_message=_("这个资料编号已被使用。"),
            ),
            models.CheckConstraint(
                condition=Q(state=MaterialState.SHARED) | ~Q(explanation=""),
                name="material_is_withdrawn_for_a_reason",
                violation_error_message=_("撤回资料须写明原因。"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_shared(self) -> bool:
        """Say whether the material is still offered."""
        return self.state == MaterialState.SHARED
