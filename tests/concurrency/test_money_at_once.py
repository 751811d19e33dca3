"""Several people spend the same money at the same moment: it is never spent twice."""

from decimal import Decimal

import pytest

from manyuan.funding.actions.allocating import approve_allocation, draft_allocation
from manyuan.funding.actions.lines import approve_line
from manyuan.funding.actions.pots import open_pot
from manyuan.funding.actions.reversing import reverse_entry
from manyuan.funding.actions.spending import CommitmentFacts, encumber, pay_voucher
from manyuan.funding.errors import (
    EntryReversed,
    NothingToDivide,
    Overspent,
    VoucherNotWaiting,
)
from manyuan.funding.models import LedgerEntry
from worlds.funding import NOTHING, build_mint, pot_facts
from worlds.moments import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def mint(transactional_db):
    return build_mint()


def promising(by, line, amount):
    facts = CommitmentFacts(title="专家讲座", amount=Decimal(amount))
    return lambda: encumber(by=by, line=line, facts=facts)


def test_of_many_promises_only_those_are_kept_that_the_line_can_pay(mint):
    with mint.at():
        line = mint.line(1000)

    ended = at_once(
        mint, *(promising(by, line, 400) for by in (mint.office, mint.officer) for _ in range(2))
    )

    with mint.at():
        assert mint.money(line) == (1000, 800, 0, 0, 200)
        numbers = list(LedgerEntry.objects.values_list("number", flat=True))
    assert ended.count(Overspent) == 2
    assert numbers == list(range(1, len(numbers) + 1))


def test_two_lines_do_not_take_the_same_rest_of_an_account(mint):
    with mint.at():
        share = LedgerEntry.objects.get(account=mint.account(), kind="allotted").amount
        lines = [mint.line(share, approved=False) for _ in range(2)]

    ended = at_once(
        mint, *((lambda line=line: approve_line(by=mint.officer, line=line)) for line in lines)
    )

    assert ended.count(Overspent) == 1


def test_two_allocations_do_not_give_out_the_same_pot(mint):
    with mint.at():
        pot = open_pot(by=mint.officer, code="N1", facts=pot_facts())
        drawn = [
            draft_allocation(by=mint.officer, pot=pot, amount=pot.amount, **NOTHING)
            for _ in range(2)
        ]

    ended = at_once(
        mint,
        *(
            (lambda one=one: approve_allocation(by=mint.officer, allocation=one, document=""))
            for one in drawn
        ),
    )

    assert ended.count(NothingToDivide) == 1


def test_voucher_is_paid_and_an_entry_reversed_once(mint):
    with mint.at():
        voucher = mint.bill(mint.promise(mint.line(1000), 400), 400)
        wrong = mint.promise(mint.line(50), 10).entries.select_related("account__unit").get()

    paid = at_once(mint, *[lambda: pay_voucher(by=mint.officer, voucher=voucher)] * 3)
    reversed_ = at_once(
        mint, *[lambda: reverse_entry(by=mint.officer, entry=wrong, reason="重复登记")] * 3
    )

    assert paid.count(VoucherNotWaiting) == 2
    assert reversed_.count(EntryReversed) == 2
