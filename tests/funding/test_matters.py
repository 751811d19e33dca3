"""What of the money waits for the bureau, is answered in the inbox and taken back in a minute."""

from datetime import timedelta
from decimal import Decimal

from manyuan.funding.actions.allocating import draft_allocation
from manyuan.funding.actions.pots import open_pot
from manyuan.funding.models import LedgerEntry, Line, Voucher
from manyuan.inbox.answering import answer, take_back
from manyuan.inbox.errors import MinuteIsOver
from manyuan.inbox.matters import matters
from manyuan.inbox.queries import pending
from worlds.clock import later
from worlds.funding import NOTHING, pot_facts

MINUTE = timedelta(seconds=61)


def answered(mint, slug, verb, key, reason=""):
    outcome = answer(by=mint.officer, matter=matters()[slug], verb=verb, keys=[key], reason=reason)
    assert outcome.refused == ()
    return outcome.done


def test_bureau_alone_has_what_waits(mint):
    line = mint.line(500)
    asked = mint.line(100, approved=False, purpose="课程资源")
    mint.bill(mint.promise(line, 90), 80)
    pot = open_pot(by=mint.officer, code="N1", facts=pot_facts())
    draft_allocation(by=mint.officer, pot=pot, amount=Decimal(10), **NOTHING)

    found = {one.matter.slug: one.lines for one in pending(mint.officer, kind="funding")}

    assert {slug: [line.key for line in lines] for slug, lines in found.items()} == {
        "allocation-approve": ["N1/1"],
        "budget-approve": [asked.code],
        "voucher-pay": ["V000001"],
    }
    assert pending(mint.office, kind="funding") == []
    assert pending(mint.principal, kind="funding") == []


def test_approval_is_taken_back_by_a_reversal(mint):
    line = mint.line(500, approved=False)
    done = answered(mint, "budget-approve", "approve", line.code)

    assert take_back(by=mint.officer, records=done).refused == ()

    assert Line.objects.get().state == "proposed"
    entries = LedgerEntry.objects.filter(line=line).order_by("number")
    assert [entry.amount for entry in entries] == [500, -500]
    answered(mint, "budget-approve", "approve", line.code)
    assert mint.money(line)[0] == 500


def test_refusal_is_taken_back_and_leaves_no_reason(mint):
    line = mint.line(500, approved=False)
    done = answered(mint, "budget-approve", "refuse", line.code, "不在用途范围")
    assert Line.objects.get().reason == "不在用途范围"

    assert take_back(by=mint.officer, records=done).refused == ()

    assert (Line.objects.get().state, Line.objects.get().reason) == ("proposed", "")


def test_payment_is_taken_back_within_the_minute(mint):
    line = mint.line(500)
    voucher = mint.bill(mint.promise(line, 90), 80)
    done = answered(mint, "voucher-pay", "pay", voucher.code)
    assert mint.money(line) == (500, 10, 0, 80, 410)

    with later(MINUTE):
        ((_title, late),) = take_back(by=mint.officer, records=done).refused
    assert take_back(by=mint.officer, records=done).refused == ()

    assert isinstance(late, MinuteIsOver)
    assert Voucher.objects.get().state == "registered"
    assert mint.money(line) == (500, 10, 80, 0, 410)
