from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.engagements.kinds.visit.enums import MediaType
from manyuan.engagements.kinds.visit.models.visits import Visit
from manyuan.kernel.clock import now
from manyuan.seats.models import Seat, Unit


class Evidence(models.Model):
    """A photo or a file that shows that a visit took place, kept without the place of its taking.

    Its bytes lie in the database: few, small, and gone at once when they are removed.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="evidence")
    name = models.CharField(_("文件名"), max_length=120)
    media_type = models.CharField(_("文件类型"), max_length=20, choices=MediaType)
    content = models.BinaryField()
    size = models.PositiveIntegerField(_("大小（字节）"))
    added_at = models.DateTimeField(_("添加时间"), default=now)
    added_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["Evidence"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        """Say whether a page can show it."""
        return self.media_type != MediaType.PDF
