from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from manyuan.engagements.models import Flow
from manyuan.funding.actions.pots import edit_pot
from manyuan.funding.actions.reversing import reverse_entry
from manyuan.funding.actions.spending import encumber, pay_voucher, register_voucher, release
from manyuan.funding.errors import (
    EntryOfAllocation,
    EntryReversed,
    FlowNotOfAccount,
    LineAnswered,
    Overspent,
    PotNotInTerm,
    VoucherNotWaiting,
    VoucherNumberTaken,
    WhyMissing,
)
from manyuan.funding.models import Commitment, LedgerEntry, Line, Voucher
from manyuan.history.models import Record
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from worlds.funding import pot_facts


def flow(mint, group="G1", receiver="S2"):
    return Flow.objects.create(
        bureau=mint.officer.bureau,
        code=f"F-{group}",
        kind="visit",
        group=mint.shore.group(group),
        provider=mint.shore.school("S4").unit,
        receiver=mint.shore.school(receiver).unit,
        starts_on=date(2026, 3, 1),
        status="held",
        people=180,
        cost=Decimal(500),
    )


def entry(kind):
    return LedgerEntry.objects.filter(kind=kind, amount__gt=0).latest("number")


def test_money_goes_from_promise_to_voucher_to_payment(mint):
    line = mint.line(1000)
    steps = [mint.money(line)]

    promised = mint.promise(line, 600, flow=flow(mint))
    steps.append(mint.money(line))
    voucher = mint.bill(promised, 400)
    steps.append(mint.money(line))
    paid = pay_voucher(by=mint.officer, voucher=voucher)
    steps.append(mint.money(line))
    release(by=mint.office, commitment=promised)
    steps.append(mint.money(line))

    assert steps == [
        (1000, 0, 0, 0, 1000),
        (1000, 600, 0, 0, 400),
        (1000, 200, 400, 0, 400),
        (1000, 200, 0, 400, 400),
        (1000, 0, 0, 400, 600),
    ]
    assert (paid.state, promised.flow.people) == ("paid", 180)
    with pytest.raises(VoucherNotWaiting):
        pay_voucher(by=mint.officer, voucher=voucher)


def test_nothing_is_overspent(mint):
    line = mint.line(1000)
    promised = mint.promise(line, 900)
    before = LedgerEntry.objects.count()

    for refused in (
        lambda: mint.promise(line, "100.01"),
        lambda: mint.bill(promised, "900.01"),
        lambda: mint.line(10_000_000),
    ):
        with pytest.raises(Overspent):
            refused()

    assert LedgerEntry.objects.count() == before
    assert (Commitment.objects.count(), Voucher.objects.count()) == (1, 0)


@pytest.mark.parametrize("amount", ["0", "-1", "0.001"])
def test_no_money_is_no_promise(mint, amount):
    line = mint.line(1000)

    with pytest.raises(ValidationError):
        mint.promise(line, amount)

    assert not Commitment.objects.exists()


def test_release_of_nothing_is_refused(mint):
    promised = mint.promise(mint.line(1000), 100)
    release(by=mint.office, commitment=promised)

    with pytest.raises(ValidationError):
        release(by=mint.office, commitment=promised)


def test_only_approved_lines_are_spent_in_the_term_of_the_pot(mint):
    asked, line = mint.line(10, approved=False), mint.line(10)
    with pytest.raises(LineAnswered):
        mint.promise(asked, 1)
    first = today() + timedelta(days=1)
    edit_pot(
        by=mint.officer,
        pot=mint.pot,
        facts=pot_facts(opens_on=first, closes_on=first + timedelta(days=30)),
    )

    with pytest.raises(PotNotInTerm):
        mint.promise(line, 1)


def test_money_of_a_group_pays_flows_of_that_group(mint):
    line = mint.line(1000)

    with pytest.raises(FlowNotOfAccount):
        mint.promise(line, 100, flow=flow(mint, "G2", "S5"))
    mint.promise(line, 100, flow=flow(mint, "G1"))

    assert Commitment.objects.get().flow.code == "F-G1"


def test_voucher_is_entered_once_until_it_is_reversed(mint):
    promised = mint.promise(mint.line(1000), 900)
    voucher = mint.bill(promised, 300)
    with pytest.raises(VoucherNumberTaken):
        mint.bill(promised, 300)

    reverse_entry(by=mint.office, entry=entry("vouchered"), reason="金额录错")
    again = mint.bill(promised, 350)

    assert Voucher.objects.get(pk=voucher.pk).state == "void"
    assert (again.number, again.state) == ("2026-001", "registered")
    assert mint.money(promised.line) == (1000, 550, 350, 0, 100)


def test_entry_is_reversed_once_and_never_edited(mint):
    line = mint.line(1000)
    mint.promise(line, 400)
    wrong = entry("encumbered")
    with pytest.raises(WhyMissing):
        reverse_entry(by=mint.office, entry=wrong, reason="")

    reversal = reverse_entry(by=mint.office, entry=wrong, reason="重复登记")

    assert (reversal.amount, reversal.reverses) == (Decimal(-400), wrong)
    assert mint.money(line) == (1000, 0, 0, 0, 1000)
    for again in (wrong, reversal):
        with pytest.raises(EntryReversed):
            reverse_entry(by=mint.officer, entry=again, reason="重复登记")
    with pytest.raises(TypeError):
        wrong.save()
    with pytest.raises(TypeError):
        LedgerEntry.objects.filter(pk=wrong.pk).update(amount=1)
    with pytest.raises(EntryOfAllocation):
        reverse_entry(by=mint.officer, entry=entry("allotted"), reason="重复登记")


def test_what_was_used_since_is_not_reversed(mint):
    promised = mint.promise(mint.line(1000), 400)
    mint.bill(promised, 100)

    for kind in ("encumbered", "budgeted"):
        with pytest.raises(Overspent):
            reverse_entry(by=mint.officer, entry=entry(kind), reason="重复登记")

    assert not LedgerEntry.objects.filter(reverses__isnull=False).exists()


def test_payment_and_approval_are_reversed_by_the_bureau_alone(mint):
    line = mint.line(1000)
    voucher = mint.bill(mint.promise(line, 400), 400)
    pay_voucher(by=mint.officer, voucher=voucher)

    for kind in ("paid", "budgeted"):
        with pytest.raises(Refused):
            reverse_entry(by=mint.office, entry=entry(kind), reason="退票")
    reverse_entry(by=mint.officer, entry=entry("paid"), reason="退票")

    assert Voucher.objects.get().state == "registered"
    assert mint.money(line) == (1000, 0, 400, 0, 600)
    assert Record.objects.latest("pk").code == "funding.reversed"


def test_line_whose_approval_is_reversed_is_over_unless_money_was_moved_into_it(mint):
    from manyuan.funding.actions.lines import transfer

    line, other = mint.line(100), mint.line(50)
    first, second = LedgerEntry.objects.filter(kind="budgeted").order_by("number")
    transfer(by=mint.officer, line=line, to_line=other, amount=Decimal(10), reason="调剂")

    reverse_entry(by=mint.officer, entry=second, reason="批错")
    with pytest.raises(Overspent):
        reverse_entry(by=mint.officer, entry=first, reason="批错")

    assert mint.money(other)[0] == 10
    assert Line.objects.get(pk=other.pk).state == "approved"
    single = mint.line(30)
    reverse_entry(by=mint.officer, entry=entry("budgeted"), reason="批错")
    assert Line.objects.get(pk=single.pk).state == "withdrawn"


@pytest.mark.parametrize("who", ["principal", "teacher", "auditor"])
def test_others_leave_the_money_of_a_group_alone(mint, who):
    seat, line = getattr(mint.shore, who), mint.line(1000)
    promised = mint.promise(line, 400)
    voucher = mint.bill(promised, 100)
    before = Record.objects.count()

    for asked in (
        lambda: encumber(by=seat, line=line, facts=None),
        lambda: release(by=seat, commitment=promised),
        lambda: register_voucher(by=seat, commitment=promised, facts=None),
        lambda: pay_voucher(by=seat, voucher=voucher),
        lambda: reverse_entry(by=seat, entry=entry("encumbered"), reason="重复登记"),
    ):
        with pytest.raises(Refused):
            asked()
    with pytest.raises(Refused):
        pay_voucher(by=mint.office, voucher=voucher)

    assert Record.objects.count() == before
