"""Shore, where a pot of 300,000 yuan is divided among the groups and one of 50,000 awarded.

G1, whose office sits here, and G2 get the first, S2, whose principal sits here, the second.
Lines, promises and vouchers are made by each test.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from manyuan.funding.actions.allocating import (
    Award,
    approve_allocation,
    draft_allocation,
    draft_awards,
)
from manyuan.funding.actions.lines import LineFacts, approve_line, propose_line
from manyuan.funding.actions.pots import PotFacts, close_pot, open_pot
from manyuan.funding.actions.spending import (
    CommitmentFacts,
    VoucherFacts,
    encumber,
    register_voucher,
)
from manyuan.funding.models import Account, Allocation, Commitment, Line, Pot, Voucher
from manyuan.funding.queries.accounts import balances
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from worlds.shore import World, build_shore

NOTHING = {"values": {}, "grades": {}}


@dataclass(frozen=True)
class Mint:
    shore: World

    @property
    def officer(self) -> Seat:
        return self.shore.officer

    @property
    def office(self) -> Seat:
        """The office of G1."""
        return self.shore.group_office

    @property
    def principal(self) -> Seat:
        """The principal of S2, a member of G1 and G2."""
        return self.shore.principal

    @contextmanager
    def at(self, seat: Seat | None = None) -> Iterator[None]:
        with self.shore.at(seat):
            yield

    @property
    def pot(self) -> Pot:
        return Pot.objects.get(code="P1")

    @property
    def awards(self) -> Pot:
        return Pot.objects.get(code="P2")

    def account(self, unit: str = "G1") -> Account:
        return Account.objects.select_related("pot", "unit").get(unit__code=unit)

    def line(self, amount: int | str = 20_000, *, approved: bool = True, **rest: object) -> Line:
        """Propose a line of G1, and approve it unless told otherwise."""
        facts = {"use": "staff", "purpose": "教师研修", **rest}
        line = propose_line(
            by=self.officer,
            account=self.account(),
            facts=LineFacts(amount=Decimal(amount), **facts),
        )
        return approve_line(by=self.officer, line=line) if approved else line

    def promise(self, line: Line, amount: int | str, **rest: object) -> Commitment:
        facts = CommitmentFacts(title="专家讲座", amount=Decimal(amount), **rest)
        return encumber(by=self.office, line=line, facts=facts)

    def bill(self, promised: Commitment, amount: int | str, number: str = "2026-001") -> Voucher:
        facts = VoucherFacts(number=number, on=today(), payee="海洋大学", amount=Decimal(amount))
        return register_voucher(by=self.office, commitment=promised, facts=facts)

    def money(self, line: Line) -> tuple[int, ...]:
        """Return what of a line is budgeted, promised, handed in, paid and left."""
        found = balances([line.account]).line(line.pk)
        return tuple(
            map(int, (found.budget, found.encumbered, found.vouchered, found.paid, found.balance))
        )


def pot_facts(**rest: object) -> PotFacts:
    given = {
        "name": "集团化办学专项",
        "kind": "groups",
        "year": today().year,
        "source": "区财政",
        "amount": Decimal(300_000),
        "opens_on": date(today().year, 1, 1),
        "closes_on": date(today().year + 1, 1, 1),
        **rest,
    }
    return PotFacts(**given)


def build_mint() -> Mint:
    """Write Shore with its money into the test database."""
    mint = Mint(build_shore())
    with mint.at():
        fund(mint)
    return mint


def fund(mint: Mint) -> None:
    """Give out both pots of a Shore that is there."""
    by = mint.officer
    pot = open_pot(by=by, code="P1", facts=pot_facts())
    allocation = draft_allocation(by=by, pot=pot, amount=pot.amount, **NOTHING)
    approve_allocation(by=by, allocation=allocation, document="岸教〔2026〕1号")
    facts = pot_facts(name="强校提质奖补", kind="award", amount=Decimal(50_000))
    awards = open_pot(by=by, code="P2", facts=facts)
    award = Award(school=mint.shore.school("S2"), amount=Decimal(30_000), reason="薄弱校提质")
    given = draft_awards(by=by, pot=awards, awards=[award])
    approve_allocation(by=by, allocation=given, document="")


@dataclass(frozen=True)
class Funded:
    """What the addresses of the money need."""

    fund_pot: str
    spare_pot: str
    closed_pot: str
    fund_draft: list[object]
    fund_given: list[object]
    fund_account: list[str]
    fund_asked: str
    fund_line: str
    fund_other: str
    fund_promise: str
    fund_voucher: str
    fund_entry: int


def spend_something(shore: World) -> Funded:
    """Give out the pots, leave a draft, and take one line as far as a voucher."""
    mint = Mint(shore)
    by = mint.officer
    fund(mint)
    spare = open_pot(by=by, code="P3", facts=pot_facts(name="备用专项"))
    closed = open_pot(by=by, code="P4", facts=pot_facts(name="上年专项"))
    close_pot(by=by, pot=closed)
    draft = draft_allocation(by=by, pot=spare, amount=Decimal(1000), **NOTHING)
    approved = Allocation.objects.get(pot=mint.pot)
    line, other = mint.line(), mint.line(5_000, use="teaching", purpose="联合教研")
    asked = mint.line(1_000, approved=False, purpose="课程资源")
    promised = encumber(
        by=by, line=line, facts=CommitmentFacts(title="专家讲座", amount=Decimal(3_000))
    )
    paper = VoucherFacts(number="2026-001", on=today(), payee="海洋大学", amount=Decimal(800))
    voucher = register_voucher(by=by, commitment=promised, facts=paper)
    entry = voucher.entries.get()
    return Funded(
        fund_pot="P1",
        spare_pot="P3",
        closed_pot="P4",
        fund_draft=["P3", draft.number],
        fund_given=["P1", approved.number],
        fund_account=["P1", "G1"],
        fund_asked=asked.code,
        fund_line=line.code,
        fund_other=other.code,
        fund_promise=promised.code,
        fund_voucher=voucher.code,
        fund_entry=entry.number,
    )
