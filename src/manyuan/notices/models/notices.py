from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.history.models import Record
from manyuan.notices.models.letters import Letter
from manyuan.seats.models import Seat, Unit


class Notice(models.Model):
    """That a seat is told of an action; what it says is the sentence of the record."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, models.PROTECT, related_name="notices")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="notices", verbose_name=_("席位"))
    topic = models.CharField(_("类别"), max_length=20)
    read_at = models.DateTimeField(_("阅读时间"), null=True, blank=True)
    # The letter that takes the notice along; each is mailed once at most.
    letter = models.ForeignKey(
        Letter, models.SET_NULL, null=True, blank=True, related_name="notices"
    )

    objects: ClassVar[models.Manager["Notice"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record", "seat"], name="notice_once_a_seat"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["seat"], condition=Q(read_at__isnull=True), name="notice_unread_of_seat"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.record_id}"
