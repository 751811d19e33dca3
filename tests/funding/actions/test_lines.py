from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from manyuan.funding.actions.lines import (
    LineFacts,
    approve_line,
    propose_line,
    refuse_line,
    transfer,
    withdraw_line,
)
from manyuan.funding.errors import (
    LineAnswered,
    LineNotOfAccount,
    Overspent,
    SchoolNotOfAccount,
    TransferTooLarge,
    WhyMissing,
)
from manyuan.funding.models import LedgerEntry, Line
from manyuan.history.models import Record
from manyuan.kernel.errors import Refused
from manyuan.notices.models import Notice


def facts(**rest):
    return LineFacts(**{"use": "staff", "purpose": "教师研修", "amount": Decimal(100), **rest})


def test_group_asks_and_the_bureau_approves(mint):
    school = mint.shore.school("S2")

    line = propose_line(by=mint.office, account=mint.account(), facts=facts(school=school))
    approved = approve_line(by=mint.officer, line=line)

    assert (line.code, line.state, approved.state) == ("L000001", "proposed", "approved")
    assert mint.money(approved) == (100, 0, 0, 0, 100)
    told = Notice.objects.filter(record__code__startswith="funding.app")
    assert {notice.seat_id for notice in told} == {mint.office.pk}


def test_more_than_the_account_holds_is_not_approved(mint):
    share = LedgerEntry.objects.get(account=mint.account(), kind="allotted").amount
    whole = mint.line(share, approved=False)
    more = mint.line("0.01", approved=False)

    approve_line(by=mint.officer, line=whole)
    with pytest.raises(Overspent) as refused:
        approve_line(by=mint.officer, line=more)

    assert refused.value.facts["short"] == Decimal("0.01")
    assert Line.objects.get(pk=more.pk).state == "proposed"


def test_line_is_answered_once(mint):
    line = mint.line(approved=False)
    with pytest.raises(WhyMissing):
        refuse_line(by=mint.officer, line=line, reason=" ")

    refused = refuse_line(by=mint.officer, line=line, reason="不在用途范围")

    assert (refused.state, refused.reason) == ("refused", "不在用途范围")
    for again in (
        lambda: approve_line(by=mint.officer, line=line),
        lambda: refuse_line(by=mint.officer, line=line, reason="不在用途范围"),
        lambda: withdraw_line(by=mint.office, line=line),
    ):
        with pytest.raises(LineAnswered):
            again()


def test_group_takes_its_proposal_back(mint):
    line = mint.line(approved=False)

    assert withdraw_line(by=mint.office, line=line).state == "withdrawn"
    assert Record.objects.latest("pk").code == "funding.unproposed"


def test_line_is_for_a_school_of_the_group_and_for_some_money(mint):
    with pytest.raises(SchoolNotOfAccount):
        propose_line(
            by=mint.office,
            account=mint.account(),
            facts=facts(school=mint.shore.school("S4")),
        )
    for wrong in ({"amount": Decimal(0)}, {"use": "salaries"}, {"purpose": ""}):
        with pytest.raises(ValidationError):
            propose_line(by=mint.office, account=mint.account(), facts=facts(**wrong))

    assert not Line.objects.exists()


def test_group_moves_a_fifth_of_a_line_by_itself_and_the_bureau_more(mint):
    line, other = mint.line(1000), mint.line(500, use="teaching")
    move = {"line": line, "to_line": other, "reason": "培训改为教研"}

    transfer(by=mint.office, amount=Decimal(150), **move)
    with pytest.raises(TransferTooLarge) as refused:
        transfer(by=mint.office, amount=Decimal("50.01"), **move)
    transfer(by=mint.office, amount=Decimal(50), **move)
    transfer(by=mint.officer, amount=Decimal(300), **move)

    assert (refused.value.facts["left"], refused.value.facts["share"]) == (Decimal("50.00"), "20%")
    assert (mint.money(line)[0], mint.money(other)[0]) == (500, 1000)
    with pytest.raises(Overspent):
        transfer(by=mint.officer, amount=Decimal("500.01"), **move)


def test_money_moves_between_approved_lines_of_one_account_for_a_reason(mint):
    line, asked = mint.line(1000), mint.line(10, approved=False)
    award = propose_line(by=mint.principal, account=mint.account("S2"), facts=facts())
    approve_line(by=mint.officer, line=award)

    for other, reason, error in (
        (award, "改用途", LineNotOfAccount),
        (line, "改用途", LineNotOfAccount),
        (asked, "改用途", LineAnswered),
        (award, " ", WhyMissing),
    ):
        with pytest.raises(error):
            transfer(by=mint.officer, line=line, to_line=other, amount=Decimal(1), reason=reason)
    other = mint.line(10)
    with pytest.raises(ValidationError):
        transfer(by=mint.office, line=line, to_line=other, amount=Decimal(-5), reason="改用途")

    assert not LedgerEntry.objects.filter(kind="transferred").exists()


@pytest.mark.parametrize("who", ["principal", "teacher", "auditor"])
def test_others_leave_the_budget_of_a_group_alone(mint, who):
    seat, line = getattr(mint.shore, who), mint.line(approved=False)
    before = Record.objects.count()

    for asked in (
        lambda: propose_line(by=seat, account=mint.account(), facts=facts()),
        lambda: withdraw_line(by=seat, line=line),
        lambda: transfer(by=seat, line=line, to_line=line, amount=Decimal(1), reason="改用途"),
        lambda: approve_line(by=seat, line=line),
        lambda: refuse_line(by=seat, line=line, reason="不在用途范围"),
    ):
        with pytest.raises(Refused):
            asked()

    assert Record.objects.count() == before


def test_group_office_does_not_approve(mint):
    line = mint.line(approved=False)

    with pytest.raises(Refused):
        approve_line(by=mint.office, line=line)

    assert Line.objects.get(pk=line.pk).state == "proposed"
