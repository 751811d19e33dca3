from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.history.models import AppendOnly, AppendOnlyManager
from manyuan.kernel.clock import now
from manyuan.seats.models import Seat, Unit


class PaperTemplate(AppendOnly):
    """A bureau's own Word template of a paper; the last version counts, an empty one is ours."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(_("文书种类"), max_length=30)
    version = models.PositiveIntegerField(_("版次"))
    name = models.CharField(_("文件名"), max_length=120, blank=True)
    content = models.BinaryField(blank=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    added_at = models.DateTimeField(_("添加时间"), default=now)
    added_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["PaperTemplate"]] = ScopedManager(
        bureau="bureau", _manager_class=AppendOnlyManager
    )

    class Meta:
        ordering: ClassVar = ["-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "kind", "version"], name="paper_template_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"

    @property
    def is_own(self) -> bool:
        """Say whether it is the bureau's own, not a return to ours."""
        return bool(self.sha256)
