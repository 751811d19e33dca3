from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.seats.models import Unit


class TravelTime(models.Model):
    """How long the way from one school or partner to another takes; the way back may differ."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    origin = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    destination = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    minutes = models.PositiveSmallIntegerField(_("分钟"))
    metres = models.PositiveIntegerField(_("米"), null=True, blank=True)

    objects: ClassVar[models.Manager["TravelTime"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["origin__code", "destination__code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["origin", "destination"], name="travel_once_a_pair"),
            models.CheckConstraint(
                condition=~Q(origin=F("destination")), name="travel_leads_elsewhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.origin} → {self.destination}"
