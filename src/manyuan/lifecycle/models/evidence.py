from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.models import Group
from manyuan.kernel.clock import now
from manyuan.lifecycle.enums import EvidenceItem
from manyuan.seats.models import Seat, Unit


class Evidence(models.Model):
    """Somebody looked at what no number shows 佐证: it is there or it is not, as of a day.

    The latest entry of an item counts; earlier ones stay.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    group = models.ForeignKey(
        Group, models.PROTECT, related_name="evidence", verbose_name=_("集团")
    )
    item = models.CharField(_("佐证事项"), max_length=12, choices=EvidenceItem)
    holds = models.BooleanField(_("已具备"))
    seen_on = models.DateField(_("核实日期"))
    document = models.CharField(_("佐证材料"), max_length=120)
    registered_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField(default=now)

    objects: ClassVar[models.Manager["Evidence"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-seen_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.group} · {self.get_item_display()}"
