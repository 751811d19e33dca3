from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.models import Group, School
from manyuan.kernel.clock import now
from manyuan.lifecycle.enums import MoveCode, Term
from manyuan.lifecycle.models.decisions import Decision
from manyuan.seats.models import Seat, Unit


class DateMove(models.Model):
    """A day that had been set was moved 改期: from when to when, for which known reason.

    ``decision`` is the one whose effect waits; else the end of a term of the group or member.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    term = models.CharField(_("改期的日期"), max_length=12, choices=Term)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="date_moves"
    )
    group = models.ForeignKey(Group, models.PROTECT, related_name="date_moves")
    school = models.ForeignKey(
        School, models.PROTECT, null=True, blank=True, related_name="date_moves"
    )
    original_on = models.DateField(_("原定日期"))
    moved_to = models.DateField(_("改为"))
    code = models.CharField(_("改期原因"), max_length=12, choices=MoveCode)
    note = models.CharField(_("改期说明"), max_length=200, blank=True)
    moved_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    moved_at = models.DateTimeField(default=now)

    objects: ClassVar[models.Manager["DateMove"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-moved_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(original_on=F("moved_to")), name="date_move_moves_the_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_term_display()} {self.original_on} → {self.moved_to}"
