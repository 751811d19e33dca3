from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from manyuan.funding.actions.pots import close_pot, edit_pot, open_pot, reopen_pot
from manyuan.funding.actions.spending import pay_voucher
from manyuan.funding.errors import (
    AmountBelowGiven,
    PotIsClosed,
    PotIsNotClosed,
    StillOpen,
    WhyMissing,
)
from manyuan.funding.models import Pot
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from worlds.funding import pot_facts


def test_pot_lasts_for_its_year_unless_told_otherwise(mint):
    facts = pot_facts(opens_on=None, closes_on=None, year=2026)

    money = open_pot(by=mint.officer, code="N1", facts=facts)
    school = open_pot(by=mint.officer, code="N2", facts=replace(facts, calendar="school"))

    assert (money.opens_on, money.last_day) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (school.opens_on, school.last_day) == (date(2026, 9, 1), date(2027, 8, 31))
    assert sentence_of(Record.objects.latest("pk")) == (
        "登记了专项资金「集团化办学专项」：300000 元，集团专项"
    )


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("P1", {}),
        ("N1", {"amount": Decimal(0)}),
        ("N1", {"amount": Decimal("0.001")}),
        ("N1", {"opens_on": date(2026, 5, 1), "closes_on": date(2026, 5, 1)}),
    ],
)
def test_pot_that_cannot_be_is_refused(mint, code, wrong):
    with pytest.raises(ValidationError):
        open_pot(by=mint.officer, code=code, facts=pot_facts(**wrong))

    assert sorted(Pot.objects.values_list("code", flat=True)) == ["P1", "P2"]


def test_pot_does_not_shrink_below_what_it_gave(mint):
    with pytest.raises(AmountBelowGiven):
        edit_pot(by=mint.officer, pot=mint.pot, facts=pot_facts(amount=Decimal("299999.99")))

    edited = edit_pot(by=mint.officer, pot=mint.pot, facts=pot_facts(source="市财政"))

    assert (edited.source, edited.amount) == ("市财政", Decimal(300_000))


def test_pot_is_closed_when_nothing_is_under_way(mint):
    line = mint.line(10_000)
    voucher = mint.bill(mint.promise(line, 4_000), 4_000)
    with pytest.raises(StillOpen):
        close_pot(by=mint.officer, pot=mint.pot)
    pay_voucher(by=mint.officer, voucher=voucher)

    closed = close_pot(by=mint.officer, pot=mint.pot)

    assert closed.closed_on is not None
    assert Record.objects.latest("pk").facts["balance"] == "296000"
    for refused in (
        lambda: mint.promise(line, 1),
        lambda: mint.line(1),
        lambda: close_pot(by=mint.officer, pot=mint.pot),
        lambda: edit_pot(by=mint.officer, pot=mint.pot, facts=pot_facts()),
    ):
        with pytest.raises(PotIsClosed):
            refused()


def test_final_account_is_taken_back_for_a_reason(mint):
    with pytest.raises(PotIsNotClosed):
        reopen_pot(by=mint.officer, pot=mint.pot, reason="漏记")
    close_pot(by=mint.officer, pot=mint.pot)
    with pytest.raises(WhyMissing):
        reopen_pot(by=mint.officer, pot=mint.pot, reason="")

    assert reopen_pot(by=mint.officer, pot=mint.pot, reason="漏记").closed_on is None


@pytest.mark.parametrize("who", ["group_office", "principal", "teacher", "auditor"])
def test_only_the_bureau_runs_pots(mint, who):
    seat, before = getattr(mint.shore, who), Record.objects.count()

    for asked in (
        lambda: open_pot(by=seat, code="N1", facts=pot_facts()),
        lambda: edit_pot(by=seat, pot=mint.pot, facts=pot_facts()),
        lambda: close_pot(by=seat, pot=mint.pot),
        lambda: reopen_pot(by=seat, pot=mint.pot, reason="漏记"),
    ):
        with pytest.raises(Refused):
            asked()

    assert Record.objects.count() == before
