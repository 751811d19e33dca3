"""From a pot to its division, a budget, a voucher and the final account, as people click it."""

from decimal import Decimal

import pytest
from django.urls import reverse

from manyuan.evaluation.scores.actions.publishing import publish_grades
from manyuan.evaluation.scores.queries.published import published_grades
from manyuan.funding.actions.pots import open_pot
from manyuan.funding.actions.spending import pay_voucher
from manyuan.funding.models import Allocation, Commitment, LedgerEntry, Line, Pot, Voucher
from manyuan.kernel.clock import today
from worlds.funding import pot_facts
from worlds.scores import YEAR, evaluate_something


@pytest.fixture
def pot(mint):
    return open_pot(by=mint.officer, code="N1", facts=pot_facts(name="市级补助"))


def test_officer_registers_a_pot_for_its_year(mint, sign_in):
    form = {
        "code": "ZX1",
        "name": "强校专项",
        "kind": "groups",
        "calendar": "budget",
        "year": "2026",
        "source": "区财政",
        "amount": "120000.50",
    }

    response = sign_in(mint.officer).post(reverse("pot-new"), form)

    pot = Pot.objects.get(code="ZX1")
    assert response.headers["Location"] == reverse("pot", args=["ZX1"])
    assert (pot.amount, pot.last_day.isoformat()) == (Decimal("120000.50"), "2026-12-31")


def test_preview_follows_the_numbers_and_is_what_is_saved(mint, pot, sign_in):
    client, address = sign_in(mint.officer), reverse("pot-allocate", args=["N1"])

    own = client.get(address).context["shown"].allocation
    other = client.get(address, {"amount": "1000", "shares.need": "0", "bounds.floor": "1"})
    asked = {**dict(other.context["form"].sent_fields), "grade-G1": "failed"}
    client.post(address, asked)

    assert own.total == Decimal(300_000)
    assert [share.amount for share in other.context["shown"].allocation.shares] == [500, 500]
    saved = Allocation.objects.get(pot=pot)
    assert saved.values == {"shares.need": "0", "bounds.floor": "1"}
    assert sum(share.amount for share in saved.shares.all()) == Decimal(1000)
    assert saved.shares.get(unit__code="G1").why["grade"] == "failed"


def test_swapped_preview_is_a_part_of_the_whole_page(mint, pot, sign_in):
    client, address = sign_in(mint.officer), reverse("pot-allocate", args=["N1"])
    asked = {"amount": "2000", "shares.base": "0.9"}
    swap = {"HX-Request": "true", "HX-Target": "preview"}

    part = client.get(address, asked, headers=swap).content.decode()
    whole = client.get(address, asked).content.decode()

    def plain(text):
        start = text.index('id="preview"')
        end = text.index("</section>", start)
        return [line for line in text[start:end].split("\n") if "csrfmiddlewaretoken" not in line]

    assert plain(part) == plain(whole)


def test_number_that_cannot_be_used_is_said_at_its_rule(mint, pot, sign_in):
    response = sign_in(mint.officer).get(
        reverse("pot-allocate", args=["N1"]), {"amount": "1000", "bounds.floor": "3"}
    )

    assert response.context["shown"] is None
    assert response.context["form"].errors["bounds.floor"] == [
        "规则“保底：至少为平均数的”不能设为“3”：应为 0 至 1 的数。"
    ]


def test_more_than_is_left_is_not_saved(mint, pot, sign_in):
    response = sign_in(mint.officer).post(
        reverse("pot-allocate", args=["N1"]), {"amount": "300000.01"}
    )

    assert not Allocation.objects.filter(pot=pot).exists()
    assert "还有 300000.00 元没有分配" in response.content.decode()


def test_awards_are_named_school_by_school(mint, sign_in):
    client, address = sign_in(mint.officer), reverse("pot-award", args=["P2"])
    rows = {"rows-TOTAL_FORMS": "2", "rows-INITIAL_FORMS": "0"}
    row = {"rows-0-school": "望海中学（S4）", "rows-0-reason": "提质"}

    half = client.post(address, {**rows, **row})
    much = client.post(address, {**rows, **row, "rows-0-amount": "99999"})
    client.post(address, {**rows, **row, "rows-0-amount": "15000"})

    assert half.context["rows"][0].non_field_errors() == [
        "请把学校和大于 0 的金额填全，或把这一行清空。"
    ]
    assert "还有 20000.00 元没有分配" in much.context["refusal"]
    saved = Allocation.objects.filter(pot=mint.awards).latest("number")
    assert [(s.unit.code, s.reason) for s in saved.shares.all()] == [("S4", "提质")]


def test_group_takes_a_line_from_proposal_to_voucher(mint, sign_in):
    office = sign_in(mint.office)
    office.post(
        reverse("budget-line-new", args=["P1", "G1"]),
        {"use": "staff", "purpose": "骨干研修", "amount": "900", "school": ""},
    )
    line = Line.objects.get()
    sign_in(mint.officer).post(reverse("budget-line-approve", args=[line.code]))
    office = sign_in(mint.office)
    office.post(
        reverse("budget-line-encumber", args=[line.code]),
        {"title": "讲座", "amount": "600", "payee": "海洋大学", "flow": ""},
    )
    made = Commitment.objects.get()
    bill = {"number": "001", "on": today().isoformat(), "payee": "海洋大学", "amount": "600.01"}
    much = office.post(reverse("voucher-new", args=[made.code]), bill)
    office.post(reverse("voucher-new", args=[made.code]), {**bill, "amount": "250"})

    assert "余额不够，还差 0.01 元" in much.content.decode()
    assert mint.money(line) == (900, 350, 250, 0, 300)
    assert Voucher.objects.get().state == "registered"
    unknown = office.post(
        reverse("budget-line-encumber", args=[line.code]),
        {"title": "讲座", "amount": "1", "flow": "X9"},
    )
    assert unknown.context["form"].errors["flow"] == ["没有编号为 X9 的流动。"]


def test_final_account_adds_up_line_by_line(mint, sign_in):
    line = mint.line(1000)
    pay_voucher(by=mint.officer, voucher=mint.bill(mint.promise(line, 400), "150.25"))
    address = reverse("final-account", args=["P1"])

    shown = sign_in(mint.officer).get(address)
    before = sign_in(mint.officer).get(address, {"as_of": f"{today().year - 1}-06-30"})

    rows = shown.context["table"].rows
    assert shown.context["check"] == ""
    assert len(rows) == 5
    csv = sign_in(mint.officer).get(address, {"final-export": "csv"}).content.decode("utf-8-sig")
    assert "150.25" in csv
    assert "600.00" in csv
    assert all("0.00" in str(figure.value) for figure in before.context["figures"])


def test_ledger_offers_a_reversal_to_those_who_may(mint, sign_in):
    mint.promise(mint.line(1000), 400)

    def offered(seat):
        page = sign_in(seat).get(reverse("ledger")).content.decode()
        return page.count("/reverse/")

    assert offered(mint.officer) == 2
    assert offered(mint.office) == 1
    assert offered(mint.principal) == 0
    entry = LedgerEntry.objects.get(kind="encumbered")
    sign_in(mint.office).post(reverse("entry-reverse", args=[entry.number]), {"reason": "重复"})
    assert LedgerEntry.objects.latest("number").reverses == entry


def test_why_opens_in_the_panel_and_adds_up(mint, sign_in):
    number = Allocation.objects.get(pot=mint.pot).number
    address = reverse("share-why", args=["P1", number, "G1"])

    panel = sign_in(mint.office).get(
        address, headers={"HX-Request": "true", "HX-Target": "panel-body"}
    )

    assert panel.content.decode().lstrip().startswith("<h2>")
    share = panel.context["share"]
    parts = [Decimal(value) for value in share.why["parts"].values()]
    assert sum(parts) + Decimal(share.why["adjusted"]) == share.amount


def test_published_grades_are_filled_in_and_may_be_changed(mint, pot, sign_in):
    evaluate_something(mint.shore)
    publish_grades(by=mint.officer, year=YEAR)
    client, address = sign_in(mint.officer), reverse("pot-allocate", args=["N1"])

    filled = client.get(address).context["form"]
    changed = client.get(address, {"grade-G1": "", "grade-G2": "good"}).context["form"]

    assert filled.grades() == published_grades(mint.officer, YEAR)
    assert set(filled.grades()) == {"G1", "G2"}
    assert changed.grades() == {"G2": "good"}
