"""Entries into the books: the one door through which money moves, and where it never runs over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from manyuan.funding.balances import Balances
from manyuan.funding.enums import EntryKind
from manyuan.funding.errors import Overspent, PotIsClosed
from manyuan.funding.models import Account, Commitment, LedgerEntry, Line, Pot, Share, Voucher
from manyuan.funding.numbering import next_number
from manyuan.funding.queries.accounts import balances
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """What an entry says beside its number and day."""

    kind: EntryKind
    amount: Decimal
    account: Account
    share: Share | None = None
    line: Line | None = None
    to_line: Line | None = None
    commitment: Commitment | None = None
    voucher: Voucher | None = None
    reverses: LedgerEntry | None = None
    reason: str = ""


def lock_account(account: Account) -> Account:
    """Hold an account, so that what is left in it stays true until the action has written."""
    found = Account.objects.select_for_update(of=("self",)).select_related("pot", "unit")
    return found.get(pk=account.pk)


def post(by: Seat, *movements: Movement) -> list[LedgerEntry]:
    """Write entries of today and see that no balance has fallen below zero.

    A step of several actions: whoever calls it holds the bureau's lock and the accounts.

    Raises
    ------
    PotIsClosed, Overspent
        With how much is missing; the transaction takes the entries back.
    """
    entries = [_written(by, movement) for movement in movements]
    _check(entries, balances({entry.account for entry in entries}))
    return entries


def _written(by: Seat, movement: Movement) -> LedgerEntry:
    pot = movement.account.pot
    if pot.closed_on is not None:
        raise PotIsClosed(pot=str(pot), on=pot.closed_on)
    facts = {name: getattr(movement, name) for name in Movement.__slots__}
    entry = LedgerEntry(bureau_id=by.bureau_id, number=next_number(by), on=today(), by=by, **facts)
    entry.full_clean()
    entry.save()
    return entry


def _check(entries: Sequence[LedgerEntry], found: Balances) -> None:
    for what, least in _leasts(entries, found):
        if least < 0:
            raise Overspent(what=what, short=-least)


def _leasts(entries: Iterable[LedgerEntry], found: Balances) -> Iterable[tuple[str, Decimal]]:
    for entry in entries:
        yield str(entry.account), found.unbudgeted(entry.account_id)
        for line in (entry.line, entry.to_line):
            if line is not None:
                yield str(line), found.line(line.pk).least
        if entry.commitment is not None:
            money = found.commitment(entry.commitment.pk)
            yield str(entry.commitment), min(money.encumbered, money.vouchered, money.paid)
        if entry.voucher is not None:
            money = found.vouchers[entry.voucher.pk]
            yield str(entry.voucher), min(money.vouchered, money.paid)


def lock_pot(pot: Pot) -> Pot:
    """Hold a pot until the action ends."""
    return Pot.objects.select_for_update(of=("self",)).get(pk=pot.pk)
