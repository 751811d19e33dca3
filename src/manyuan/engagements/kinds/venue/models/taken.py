from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.models import Venue
from manyuan.engagements.kinds.venue.models.bookings import Use
from manyuan.engagements.kinds.venue.quarters import EARLIEST, LATEST, span_said, time_of
from manyuan.seats.models import Unit


class Block(models.Model):
    """The owner keeps a venue from being used at some hours, on a day or on several."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    venue = models.ForeignKey(
        Venue, models.PROTECT, related_name="blocks", verbose_name=_("所停场地")
    )
    starts_on = models.DateField(_("停用首日"))
    ends_on = models.DateField(_("停用末日"))
    first = models.PositiveSmallIntegerField(_("起始刻"))
    last = models.PositiveSmallIntegerField(_("结束刻"))
    reason = models.CharField(_("停用原因"), max_length=200)

    objects: ClassVar[models.Manager["Block"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["starts_on", "first"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="block_does_not_end_before_it_starts",
                violation_error_message=_("停用末日不能早于停用首日。"),
            ),
            models.CheckConstraint(
                condition=Q(first__gte=EARLIEST, last__lte=LATEST, last__gt=F("first")),
                name="block_lies_within_the_day",
                violation_error_message=_(
                    "场地在 6:00 至 22:00 之间使用，结束时间须晚于开始时间。"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.venue} {self.starts_on.isoformat()} {self.span}"

    @property
    def span(self) -> str:
        """Return from when to when, as people read it."""
        return span_said(self.first, self.last)


class Quarter(models.Model):
    """A quarter of an hour of a venue that is taken, by a use or by a block: never by two."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="+")
    on = models.DateField()
    quarter = models.PositiveSmallIntegerField()
    use = models.ForeignKey(Use, models.CASCADE, null=True, blank=True, related_name="quarters")
    block = models.ForeignKey(Block, models.CASCADE, null=True, blank=True, related_name="quarters")

    objects: ClassVar[models.Manager["Quarter"]] = ScopedManager(bureau="bureau")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["venue", "on", "quarter"],
                name="venue_is_taken_once",
                violation_error_message=_("这个时间场地已被占用。"),
            ),
            models.CheckConstraint(
                condition=Q(use__isnull=False, block__isnull=True)
                | Q(use__isnull=True, block__isnull=False),
                name="quarter_is_taken_by_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.venue_id} {self.on.isoformat()} {time_of(self.quarter):%H:%M}"
