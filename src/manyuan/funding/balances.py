"""What entries of the ledger add up to; nothing but the entries says how much money there is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from manyuan.funding.enums import EntryKind

ZERO = Decimal("0.00")
FIELDS = ("kind", "amount", "account_id", "line_id", "to_line_id", "commitment_id", "voucher_id")


@dataclass(slots=True)
class Money:
    """What was budgeted, and of it promised, handed in and paid; the rest can still be used."""

    budget: Decimal = ZERO
    encumbered: Decimal = ZERO
    vouchered: Decimal = ZERO
    paid: Decimal = ZERO

    @property
    def balance(self) -> Decimal:
        """What can still be committed."""
        return self.budget - self.encumbered - self.vouchered - self.paid

    @property
    def least(self) -> Decimal:
        """The smallest of all parts: negative when more was used than there is."""
        return min(self.budget, self.encumbered, self.vouchered, self.paid, self.balance)

    def __add__(self, other: "Money") -> "Money":
        return Money(
            self.budget + other.budget,
            self.encumbered + other.encumbered,
            self.vouchered + other.vouchered,
            self.paid + other.paid,
        )


# What an entry of a kind adds to its line, times its amount.
EFFECTS: dict[str, tuple[tuple[str, int], ...]] = {
    EntryKind.ALLOTTED: (),
    EntryKind.BUDGETED: (("budget", 1),),
    EntryKind.TRANSFERRED: (("budget", -1),),
    EntryKind.ENCUMBERED: (("encumbered", 1),),
    EntryKind.RELEASED: (("encumbered", -1),),
    EntryKind.VOUCHERED: (("encumbered", -1), ("vouchered", 1)),
    EntryKind.PAID: (("vouchered", -1), ("paid", 1)),
}


@dataclass(slots=True)
class Balances:
    """What some entries add up to: by account, line, commitment and voucher."""

    allotted: dict[int, Decimal] = field(default_factory=dict)
    budgeted: dict[int, Decimal] = field(default_factory=dict)
    lines: dict[int, Money] = field(default_factory=dict)
    moved_out: dict[int, Decimal] = field(default_factory=dict)
    approved: dict[int, Decimal] = field(default_factory=dict)
    commitments: dict[int, Money] = field(default_factory=dict)
    vouchers: dict[int, Money] = field(default_factory=dict)
    accounts: dict[int, Money] = field(default_factory=dict)

    def line(self, pk: int) -> Money:
        """Return the money of a line."""
        return self.lines.get(pk, Money())

    def commitment(self, pk: int) -> Money:
        """Return the money of a commitment; ``encumbered`` is what is still promised."""
        return self.commitments.get(pk, Money())

    def account(self, pk: int) -> Money:
        """Return the money of an account over all its lines."""
        return self.accounts.get(pk, Money())

    def allotted_to(self, account: int) -> Decimal:
        """Return what was given to an account."""
        return self.allotted.get(account, ZERO)

    def unbudgeted(self, account: int) -> Decimal:
        """Return what was given to an account and stands in no line yet."""
        return self.allotted_to(account) - self.budgeted.get(account, ZERO)


def balances_of(entries: Iterable[tuple[Any, ...]]) -> Balances:
    """Add up entries, each given by ``FIELDS``."""
    found = Balances()
    for kind, amount, *keys in entries:
        _add(found, kind, amount, keys)
    return found


def _add(
    found: Balances,
    kind: str,
    amount: Decimal,
    keys: Sequence[Any],
) -> None:
    account, line, to_line, commitment, voucher = keys
    if kind == EntryKind.ALLOTTED:
        _sum(found.allotted, account, amount)
        return
    if kind == EntryKind.BUDGETED:
        _sum(found.budgeted, account, amount)
        _sum(found.approved, line, amount)
    if kind == EntryKind.TRANSFERRED:
        _sum(found.moved_out, line, amount)
        _apply(found.lines, to_line, (("budget", 1),), amount)
    else:
        _apply(found.accounts, account, EFFECTS[kind], amount)
    _apply(found.lines, line, EFFECTS[kind], amount)
    _apply(found.commitments, commitment, EFFECTS[kind], amount)
    _apply(found.vouchers, voucher, EFFECTS[kind], amount)


def _apply(
    found: dict[int, Money], key: int | None, effects: tuple[tuple[str, int], ...], amount: Decimal
) -> None:
    if key is None:
        return
    money = found.setdefault(key, Money())
    for name, sign in effects:
        setattr(money, name, getattr(money, name) + sign * amount)


def _sum(found: dict[int, Decimal], key: int | None, amount: Decimal) -> None:
    if key is not None:
        found[key] = found.get(key, ZERO) + amount
