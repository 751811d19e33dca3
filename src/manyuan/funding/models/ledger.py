from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.funding.enums import YUAN, EntryKind
from manyuan.funding.models.accounts import Account, Commitment, Line, Voucher
from manyuan.funding.models.pots import Share
from manyuan.history.models import AppendOnly, AppendOnlyManager
from manyuan.kernel.clock import now
from manyuan.seats.models import Seat, Unit


class LedgerEntry(AppendOnly):
    """One movement of money in the books 台账, written once: a mistake is reversed, never edited.

    A reversal is an entry of the same kind with the negative amount that names what it reverses.
    ``to_line`` is where a transfer goes.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(_("台账号"))
    on = models.DateField(_("记账日期"))
    kind = models.CharField(_("记账类别"), max_length=12, choices=EntryKind)
    amount = models.DecimalField(_("记账金额"), **YUAN)
    account = models.ForeignKey(Account, models.PROTECT, related_name="entries")
    share = models.ForeignKey(Share, models.PROTECT, null=True, blank=True, related_name="entries")
    line = models.ForeignKey(Line, models.PROTECT, null=True, blank=True, related_name="entries")
    to_line = models.ForeignKey(
        Line, models.PROTECT, null=True, blank=True, related_name="entries_in"
    )
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="entries"
    )
    voucher = models.ForeignKey(
        Voucher, models.PROTECT, null=True, blank=True, related_name="entries"
    )
    reverses = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reversed_by",
        verbose_name=_("冲销"),
    )
    reason = models.CharField(_("记账说明"), max_length=200, blank=True)
    by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("记账时间"), default=now)

    objects: ClassVar[models.Manager["LedgerEntry"]] = ScopedManager(
        bureau="bureau", _manager_class=AppendOnlyManager
    )

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bureau", "number"], name="entry_number_once"),
            models.CheckConstraint(
                condition=Q(reverses__isnull=True, amount__gt=0)
                | Q(reverses__isnull=False, amount__lt=0),
                name="entry_is_positive_or_reverses",
                violation_error_message=_("金额须大于 0。"),
            ),
            models.CheckConstraint(
                condition=Q(kind="transferred", to_line__isnull=False)
                | (~Q(kind="transferred") & Q(to_line__isnull=True)),
                name="entry_goes_to_a_line_in_transfers_only",
            ),
            models.CheckConstraint(
                condition=Q(kind="allotted", line__isnull=True, share__isnull=False)
                | (~Q(kind="allotted") & Q(line__isnull=False, share__isnull=True)),
                name="entry_is_of_a_line_once_allotted",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["account", "on"], name="entry_of_account"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.kind} {self.amount}"
