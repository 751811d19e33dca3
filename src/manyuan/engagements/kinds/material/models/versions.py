from typing import ClassVar

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.engagements.kinds.documents.models import Document
from manyuan.engagements.kinds.material.models.materials import Material
from manyuan.kernel.clock import now
from manyuan.seats.models import Seat, Unit

SAFE_ADDRESS = URLValidator(
    schemes=["https"], message=_("请填写以 https:// 开头的完整网址，其他网址不能保存。")
)


class MaterialVersion(models.Model):
    """One version of a material: files, an address outside, or both."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    material = models.ForeignKey(Material, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("版本"), default=1)
    note = models.CharField(_("版本说明"), max_length=200, blank=True)
    link = models.CharField(_("校外网址"), max_length=400, blank=True, validators=[SAFE_ADDRESS])
    added_at = models.DateTimeField(_("添加时间"), default=now)
    added_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["MaterialVersion"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["material", "number"],
                name="version_number_once_in_material",
                violation_error_message=_("这个版本已经存在。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.material} {self.number}"


class MaterialFile(Document):
    """A file of a version."""

    version = models.ForeignKey(MaterialVersion, models.PROTECT, related_name="files")

    objects: ClassVar[models.Manager["MaterialFile"]] = ScopedManager(bureau="bureau")
