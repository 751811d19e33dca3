"""A pot is divided, approved, frozen and, while unspent, taken back."""

from decimal import Decimal

import pytest

from manyuan.funding.actions.allocating import (
    Award,
    approve_allocation,
    discard_allocation,
    draft_allocation,
    draft_awards,
    recall_allocation,
)
from manyuan.funding.actions.pots import close_pot, open_pot
from manyuan.funding.errors import (
    AllocationNotApproved,
    AllocationNotDraft,
    NobodyToGiveTo,
    NothingToDivide,
    Overspent,
    PotIsClosed,
    PotOfOtherKind,
    WhyMissing,
)
from manyuan.funding.models import Account, Allocation, LedgerEntry, Share
from manyuan.funding.queries.accounts import balances
from manyuan.history.models import Record
from manyuan.kernel.errors import Refused
from manyuan.rules.overriding import NotInBounds
from worlds.funding import NOTHING, pot_facts


@pytest.fixture
def pot(mint):
    return open_pot(by=mint.officer, code="N1", facts=pot_facts(name="市级补助"))


def draft(mint, pot, amount=300_000, **rest):
    given = {**NOTHING, **rest}
    return draft_allocation(by=mint.officer, pot=pot, amount=Decimal(amount), **given)


def test_draft_divides_the_pot_and_gives_nothing_out_yet(mint, pot):
    before = LedgerEntry.objects.count()

    allocation = draft(mint, pot, grades={"G1": "excellent"}, values={"shares.need": "0.3"})

    shares = {share.unit.code: share for share in allocation.shares.all()}
    assert sorted(shares) == ["G1", "G2"]
    assert sum(share.amount for share in shares.values()) == Decimal("300000.00")
    assert shares["G1"].why["grade"] == "excellent"
    assert (allocation.state, allocation.values) == ("draft", {"shares.need": "0.3"})
    parts = map(Decimal, [*shares["G1"].why["parts"].values(), shares["G1"].why["adjusted"]])
    assert sum(parts) == shares["G1"].amount
    assert LedgerEntry.objects.count() == before
    assert Record.objects.latest("pk").code == "funding.drafted"


def test_approval_puts_each_share_into_its_account_and_freezes_it(mint, pot):
    allocation = draft(mint, pot)

    approved = approve_allocation(by=mint.officer, allocation=allocation, document=" 1号 ")

    entries = LedgerEntry.objects.filter(share__allocation=allocation)
    assert {entry.account.unit.code: entry.amount for entry in entries} == {
        share.unit.code: share.amount for share in allocation.shares.all()
    }
    assert (approved.state, approved.document) == ("approved", "1号")
    for again in (
        lambda: approve_allocation(by=mint.officer, allocation=allocation, document=""),
        lambda: discard_allocation(by=mint.officer, allocation=allocation),
    ):
        with pytest.raises(AllocationNotDraft):
            again()
    assert Record.objects.latest("pk").code == "funding.allotted"


def test_pot_never_gives_out_more_than_it_holds(mint, pot):
    first, second = draft(mint, pot, 200_000), draft(mint, pot, 200_000)
    approve_allocation(by=mint.officer, allocation=first, document="")

    with pytest.raises(NothingToDivide):
        approve_allocation(by=mint.officer, allocation=second, document="")
    with pytest.raises(NothingToDivide):
        draft(mint, pot, "100000.01")

    assert draft(mint, pot, 100_000).number == 3
    assert Account.objects.filter(pot=pot).count() == 2


def test_number_that_cannot_be_used_is_refused(mint, pot):
    with pytest.raises(NotInBounds):
        draft(mint, pot, values={"bounds.floor": "2"})

    assert not Allocation.objects.filter(pot=pot).exists()


def test_without_a_group_there_is_nobody_to_give_to(mint, pot):
    for group in ("G1", "G2"):
        found = mint.shore.group(group)
        found.dissolved_on = found.founded_on.replace(year=2024)
        found.save()

    with pytest.raises(NobodyToGiveTo):
        draft(mint, pot)


def test_draft_is_given_up(mint, pot):
    allocation = draft(mint, pot)

    discard_allocation(by=mint.officer, allocation=allocation)

    assert Allocation.objects.get(pk=allocation.pk).state == "discarded"
    assert Record.objects.latest("pk").code == "funding.discarded"


def test_schools_are_awarded_what_the_officer_says(mint):
    award = Award(school=mint.shore.school("S4"), amount=Decimal("20000.00"), reason=" 提质 ")

    allocation = draft_awards(by=mint.officer, pot=mint.awards, awards=[award])

    assert [(s.unit.code, s.amount, s.reason) for s in allocation.shares.all()] == [
        ("S4", Decimal("20000.00"), "提质")
    ]
    with pytest.raises(NothingToDivide):
        draft_awards(
            by=mint.officer,
            pot=mint.awards,
            awards=[Award(school=mint.shore.school("S4"), amount=Decimal("20000.01"))],
        )
    with pytest.raises(NobodyToGiveTo):
        draft_awards(by=mint.officer, pot=mint.awards, awards=[])
    with pytest.raises(PotOfOtherKind):
        draft_awards(by=mint.officer, pot=mint.pot, awards=[award])
    with pytest.raises(PotOfOtherKind):
        draft(mint, mint.awards, 1)


def test_unspent_allocation_is_taken_back_by_reversals(mint):
    allocation = Allocation.objects.get(pot=mint.pot)
    share = Share.objects.get(allocation=allocation, unit__code="G1")

    recall_allocation(by=mint.officer, allocation=allocation, reason="人数有误")

    entries = LedgerEntry.objects.filter(share=share).order_by("number")
    assert [entry.amount for entry in entries] == [share.amount, -share.amount]
    assert entries[1].reverses == entries[0]
    assert balances([mint.account()]).unbudgeted(mint.account().pk) == 0
    with pytest.raises(AllocationNotApproved):
        recall_allocation(by=mint.officer, allocation=allocation, reason="人数有误")
    assert draft(mint, mint.pot).number == 2


def test_allocation_of_which_money_stands_in_a_budget_is_not_taken_back(mint):
    allocation = Allocation.objects.get(pot=mint.pot)
    mint.line(1)

    with pytest.raises(Overspent):
        recall_allocation(by=mint.officer, allocation=allocation, reason="人数有误")
    with pytest.raises(WhyMissing):
        recall_allocation(by=mint.officer, allocation=allocation, reason=" ")

    assert Allocation.objects.get(pk=allocation.pk).state == "approved"


def test_closed_pot_is_not_divided(mint, pot):
    close_pot(by=mint.officer, pot=pot)

    with pytest.raises(PotIsClosed):
        draft(mint, pot)


@pytest.mark.parametrize("who", ["group_office", "principal", "teacher", "auditor"])
def test_only_the_bureau_divides(mint, pot, who):
    allocation, seat = draft(mint, pot), getattr(mint.shore, who)
    before = Record.objects.count()

    for asked in (
        lambda: draft_allocation(by=seat, pot=pot, amount=Decimal(1), **NOTHING),
        lambda: draft_awards(by=seat, pot=mint.awards, awards=[]),
        lambda: approve_allocation(by=seat, allocation=allocation, document=""),
        lambda: discard_allocation(by=seat, allocation=allocation),
        lambda: recall_allocation(by=seat, allocation=allocation, reason="人数有误"),
    ):
        with pytest.raises(Refused):
            asked()

    assert Record.objects.count() == before
