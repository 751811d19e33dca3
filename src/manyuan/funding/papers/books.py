"""The books of a fund year as papers show them: its accounts, and up to which entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from manyuan.funding.balances import ZERO, Money
from manyuan.funding.models import Account
from manyuan.funding.queries.accounts import Reckoning, accounts_of, last_entry, reckonings
from manyuan.kernel.clock import today
from manyuan.papers.content import day_said
from manyuan.papers.errors import NothingToPaper
from manyuan.papers.kinds import Asked
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat
from manyuan.sheets.forms import FormColumn

TOTAL = "合计"
SIGNATURES = "单位负责人：　　　　　　审核人：　　　　　　填表人："
CHECKED = {
    True: "逐户核对：拨入＝未列预算＋预算，预算＝占用＋报账＋已支付＋预算余额，一致。",
    False: "有账户对不上，请在系统的决算表中核对后再签发。",
}


@dataclass(frozen=True, slots=True)
class Books:
    """The accounts of a unit in a fund year, as they stand after an entry of the ledger."""

    day: date
    last_entry: int
    reckonings: Sequence[Reckoning]

    @property
    def accounts(self) -> list[Account]:
        """Return the accounts."""
        return [one.account for one in self.reckonings]

    @property
    def allotted(self) -> Decimal:
        """Return what was given to all accounts."""
        return sum((one.allotted for one in self.reckonings), ZERO)

    @property
    def unbudgeted(self) -> Decimal:
        """Return what of it stands in no line."""
        return sum((one.unbudgeted for one in self.reckonings), ZERO)

    @property
    def total(self) -> Money:
        """Return the money of all lines."""
        return sum((one.total for one in self.reckonings), Money())

    @property
    def name(self) -> str:
        """Return by what these figures can be found again: the ledger is never changed."""
        return f"{day_said(self.day)}的经费台账（至第 {self.last_entry} 号）"

    @property
    def checked(self) -> str:
        """Say whether everything that was given is found again."""
        return CHECKED[all(one.reconciles for one in self.reckonings)]


def books_of(seat: Seat, asked: Asked) -> Books:
    """Return the books of a group, or of the whole district, in a fund year.

    A paper of a school year is about the funds of the year in which it begins.

    Raises
    ------
    NothingToPaper
        When no money was given in that year.
    """
    found = accounts_of(seat).filter(pot__year=asked.year.start)
    if asked.unit.kind == UnitKind.GROUP:
        found = found.filter(unit=asked.unit)
    accounts = list(found)
    if not accounts:
        reason = f"{asked.unit.name} {asked.year.start} 年度还没有拨入专项经费，没有可填的表。"
        raise NothingToPaper(reason=reason)
    return Books(today(), last_entry(accounts), reckonings(accounts))


def facts_of(asked: Asked, books: Books) -> dict[str, str]:
    """Return the fields that both papers of the funding name."""
    return {
        "填报单位": asked.unit.name,
        "资金年度": str(asked.year.start),
        "截止日期": day_said(books.day),
        "台账号": str(books.last_entry),
        "拨入合计": yuan(books.allotted),
        "未列预算合计": yuan(books.unbudgeted),
        "预算合计": yuan(books.total.budget),
        "核对": books.checked,
    }


def yuan(amount: Decimal) -> str:
    """Write money as papers do."""
    return f"{amount:,.2f}"


def money(header: str) -> FormColumn:
    """Return a column of yuan."""
    return FormColumn(header, 15, is_amount=True)


def share(part: Decimal, whole: Decimal) -> str:
    """Write a part of money in per cent; of nothing there is none."""
    return f"{100 * part / whole:.2f}%" if whole else ""
