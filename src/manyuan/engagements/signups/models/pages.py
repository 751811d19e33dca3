from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.kernel.clock import now
from manyuan.seats.models import Seat, Unit


class PublicPage(models.Model):
    """What the public reads of a bureau, group or school; the bureau's own opens all the others."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit = models.OneToOneField(Unit, models.PROTECT, related_name="public_page")
    introduction = models.CharField(_("对公众的介绍"), max_length=600, blank=True)
    is_published = models.BooleanField(_("公开"), default=True)
    changed_at = models.DateTimeField(_("公开时间"), default=now)
    changed_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["PublicPage"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["unit__kind", "unit__code"]

    def __str__(self) -> str:
        return self.unit.name
