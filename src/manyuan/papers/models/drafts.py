from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.history.models import AppendOnly, AppendOnlyManager
from manyuan.kernel.clock import now
from manyuan.seats.models import Seat, Unit


class Draft(AppendOnly):
    """What people wrote into a paper before it is issued; each saving is a version that stays."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(_("文书种类"), max_length=30)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("学年"))
    version = models.PositiveIntegerField(_("版次"))
    texts = models.JSONField(_("文字部分"))
    saved_at = models.DateTimeField(_("保存时间"), default=now)
    saved_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["Draft"]] = ScopedManager(
        bureau="bureau", _manager_class=AppendOnlyManager
    )

    class Meta:
        ordering: ClassVar = ["-year", "-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "kind", "unit", "year", "version"],
                name="paper_draft_version_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.unit_id} {self.year} {self.version}"
