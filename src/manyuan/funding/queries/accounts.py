from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Max, QuerySet

from manyuan.funding.balances import FIELDS, Balances, Money, balances_of
from manyuan.funding.models import Account, Commitment, LedgerEntry, Line, Pot, Voucher
from manyuan.funding.permissions import visible_accounts
from manyuan.seats.models import Seat


def accounts_of(seat: Seat, *, pot: Pot | None = None) -> "QuerySet[Account]":
    """Return the accounts that the seat may see, of one pot or of all, latest pots first."""
    found = visible_accounts(seat).select_related("pot", "unit")
    found = found if pot is None else found.filter(pot=pot)
    return found.order_by("-pot__year", "pot__code", "unit__kind", "unit__code")


def account_at(seat: Seat, pot: str, unit: str) -> Account | None:
    """Return the account of a unit in a pot, if the seat may see it."""
    return accounts_of(seat).filter(pot__code=pot, unit__code=unit).first()


def line_with_code(seat: Seat, code: str) -> Line | None:
    """Return a budget line that the seat may see."""
    found = Line.objects.filter(account__in=visible_accounts(seat), code=code)
    return found.select_related("account__pot", "account__unit", "school__unit").first()


def commitment_with_code(seat: Seat, code: str) -> Commitment | None:
    """Return a commitment that the seat may see."""
    found = Commitment.objects.filter(line__account__in=visible_accounts(seat), code=code)
    return found.select_related(
        "line__account__pot", "line__account__unit", "line__school__unit", "flow"
    ).first()


def voucher_with_code(seat: Seat, code: str) -> Voucher | None:
    """Return a voucher that the seat may see."""
    found = Voucher.objects.filter(commitment__line__account__in=visible_accounts(seat), code=code)
    return found.select_related(*VOUCHER_WITH).first()


def entry_numbered(seat: Seat, number: int) -> LedgerEntry | None:
    """Return a ledger entry that the seat may see."""
    return entries_of(seat).filter(number=number).first()


VOUCHER_WITH = (
    "commitment__line__account__pot",
    "commitment__line__account__unit",
    "entered_by__person",
)
ENTRY_WITH = (
    "account__pot",
    "account__unit",
    "share__allocation",
    "line",
    "to_line",
    "commitment",
    "voucher",
    "reverses",
    "reversed_by",
)


def entries_of(
    seat: Seat, *, account: Account | None = None, pot: Pot | None = None
) -> "QuerySet[LedgerEntry]":
    """Return the entries that the seat may see, with what pages show of them."""
    found = LedgerEntry.objects.filter(account__in=visible_accounts(seat))
    if account is not None:
        found = found.filter(account=account)
    if pot is not None:
        found = found.filter(account__pot=pot)
    return found.select_related(*ENTRY_WITH, "by__person", "by__unit", "by__stands_in_for__person")


def last_entry(accounts: Iterable[Account]) -> int:
    """Return the number of the last entry of some accounts: what they are rests on no later one."""
    found = LedgerEntry.objects.filter(account__in=[account.pk for account in accounts])
    return found.aggregate(last=Max("number"))["last"] or 0


def balances(accounts: Iterable[Account], *, by_day: date | None = None) -> Balances:
    """Add up what stands in the ledger of some accounts, up to the end of a day."""
    found = LedgerEntry.objects.filter(account__in=[account.pk for account in accounts])
    if by_day is not None:
        found = found.filter(on__lte=by_day)
    return balances_of(found.order_by("number").values_list(*FIELDS))


@dataclass(frozen=True, slots=True)
class LineMoney:
    """A budget line with its money."""

    line: Line
    money: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """An account on a day: what was given, its lines, what stands in none of them.

    ``unbudgeted`` and the budgets of the lines add up to ``allotted``, and so do ``unbudgeted``,
    what is promised, handed in and paid, and the balances of the lines.
    """

    account: Account
    day: date | None
    allotted: Decimal
    unbudgeted: Decimal
    lines: Sequence[LineMoney]
    total: Money

    @property
    def reconciles(self) -> bool:
        """Say whether everything that was given is found again, to the cent."""
        money = self.total
        used = money.encumbered + money.vouchered + money.paid + money.balance
        return self.unbudgeted + used == self.allotted == self.unbudgeted + money.budget


def reckoning(account: Account, *, day: date | None = None) -> Reckoning:
    """Return the reckoning of an account up to the end of a day, or as it stands now."""
    return reckonings([account], day=day)[0]


def reckonings(accounts: Sequence[Account], *, day: date | None = None) -> list[Reckoning]:
    """Return the reckonings of some accounts, in their order."""
    found = balances(accounts, by_day=day)
    lines: dict[int, list[LineMoney]] = {}
    for line in lines_in(accounts):
        if line.pk in found.lines:
            lines.setdefault(line.account_id, []).append(LineMoney(line, found.line(line.pk)))
    return [
        Reckoning(
            account=account,
            day=day,
            allotted=found.allotted_to(account.pk),
            unbudgeted=found.unbudgeted(account.pk),
            lines=lines.get(account.pk, []),
            total=sum((one.money for one in lines.get(account.pk, [])), Money()),
        )
        for account in accounts
    ]


def lines_in(accounts: Sequence[Account]) -> "QuerySet[Line]":
    """Return every budget line of some accounts."""
    found = Line.objects.filter(account__in=[account.pk for account in accounts])
    return found.select_related("account__pot", "account__unit", "school__unit")


def commitments_in(account: Account) -> "QuerySet[Commitment]":
    """Return the commitments of an account, the latest first."""
    found = Commitment.objects.filter(line__account=account).select_related("line", "flow")
    return found.order_by("-code")


def vouchers_in(account: Account) -> "QuerySet[Voucher]":
    """Return the vouchers of an account, the latest first."""
    found = Voucher.objects.filter(commitment__line__account=account)
    return found.select_related(*VOUCHER_WITH).order_by("-code")
