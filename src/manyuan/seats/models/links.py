from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.history.models import AppendOnly, AppendOnlyManager
from manyuan.kernel.clock import now
from manyuan.seats.enums import LinkUseKind
from manyuan.seats.models.seating import Seat, Unit


class Link(models.Model):
    """An address that opens a seat of no person to whoever has it, until a day or a word."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(_("编号"))
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="links", verbose_name=_("席位"))
    # A calendar may show one of its unit alone: an expert by the code, a venue, a teacher.
    detail = models.CharField(_("范围"), max_length=48, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Seat, models.PROTECT, related_name="+", verbose_name=_("开通人"))
    made_at = models.DateTimeField(_("开通时间"), default=now)
    expires_on = models.DateField(_("失效日期"))
    revoked_by = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("撤销人")
    )
    revoked_at = models.DateTimeField(_("撤销时间"), null=True, blank=True)

    objects: ClassVar[models.Manager["Link"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bureau", "number"], name="link_number_once_in_bureau"),
            models.CheckConstraint(
                condition=Q(revoked_by__isnull=True, revoked_at__isnull=True)
                | Q(revoked_by__isnull=False, revoked_at__isnull=False),
                name="link_is_revoked_by_somebody_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat.unit.name} · {self.seat.get_role_display()} {self.number}"

    def is_open_on(self, day: date) -> bool:
        """Say whether the address opens anything on ``day``."""
        return self.revoked_at is None and day < self.expires_on


class LinkUse(AppendOnly):
    """That a link was used, when and for what; nothing of who or from where."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    link = models.ForeignKey(Link, models.PROTECT, related_name="used")
    kind = models.CharField(max_length=10, choices=LinkUseKind)
    at = models.DateTimeField(default=now)

    objects: ClassVar[models.Manager["LinkUse"]] = ScopedManager(
        bureau="bureau", _manager_class=AppendOnlyManager
    )

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["link", "kind", "-at"], name="use_of_link")]

    def __str__(self) -> str:
        return f"{self.link_id} {self.kind} {self.at:%Y-%m-%d %H:%M}"
