"""The papers of the funding say what the books say, to the cent, and are made again from them."""

from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from manyuan.funding.actions.spending import pay_voucher
from manyuan.funding.queries.accounts import accounts_of, reckonings
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.actions import issue_paper, revoke_paper
from manyuan.papers.errors import NothingToPaper
from manyuan.papers.kinds import paper_kinds
from manyuan.papers.models import IssuedPaper
from manyuan.papers.queries.issued import issued_papers
from manyuan.papers.queries.templates import template_bytes
from manyuan.papers.rendering.files import rendered
from manyuan.seats.models import Unit
from worlds.funding import build_mint
from worlds.remembered import remembered

BOTH = ("funding_budget", "funding_final_account")
YEAR = SchoolYear(today().year)


@pytest.fixture
def mint(db):
    mint = remembered(build_mint)
    with mint.at():
        line = mint.line("20000.01")
        pay_voucher(by=mint.officer, voucher=mint.bill(mint.promise(line, 5000), "800.10"))
        mint.line(1000, use="teaching", purpose="联合教研", approved=False)
        yield mint


def unit_of(mint, code):
    return mint.officer.bureau if code == "bureau" else Unit.objects.get(kind="group", code=code)


def issued(mint, code, unit, by=None, **rest):
    return issue_paper(
        by=by or mint.officer, kind=paper_kinds()[code], year=YEAR, unit=unit_of(mint, unit), **rest
    )


def sums_of_the_books(mint, unit):
    found = accounts_of(mint.officer)
    found = found if unit == "bureau" else found.filter(unit=unit_of(mint, unit))
    books = reckonings(list(found))
    assert all(one.reconciles for one in books)
    given = sum(one.allotted for one in books)
    free = sum(one.unbudgeted for one in books)
    total = [
        sum(getattr(one.total, name) for one in books)
        for name in ("budget", "encumbered", "vouchered", "paid", "balance")
    ]
    return given, free, total


@pytest.mark.parametrize("unit", ["G1", "bureau"])
def test_the_totals_of_the_final_account_are_those_of_the_books(mint, unit):
    given, free, spent = sums_of_the_books(mint, unit)

    says = issued(mint, "funding_final_account", unit).says

    accounts, lines, uses, _performance = says.tables
    assert accounts.rows[-1][2:9] == [given, free, *spent]
    assert lines.rows[-1][5:] == spent
    assert uses.rows[-1][1:6] == spent
    for table, first in ((accounts, 2), (lines, 5), (uses, 1)):
        columns = zip(*(row[first : first + 5] for row in table.rows[:-1]), strict=True)
        assert [sum(column) for column in columns] == table.rows[-1][first : first + 5]
    assert says.fields["核对"].endswith("一致。")


@pytest.mark.parametrize("unit", ["G1", "bureau"])
def test_the_totals_of_the_budget_are_those_of_the_books(mint, unit):
    given, free, (budget, *_spent) = sums_of_the_books(mint, unit)

    says = issued(mint, "funding_budget", unit).says

    accounts, lines, uses, _performance = says.tables
    assert accounts.rows[-1][2:] == [given, budget, free, Decimal("1000.00")]
    assert lines.rows[-1][5:7] == [budget + 1000, budget]
    assert [row[-1] for row in lines.rows] == ["已批准", "待审批", ""]
    assert uses.rows[-1][1:] == [1, budget, "100.00%"]
    assert budget + free == given


@pytest.mark.parametrize("code", BOTH)
def test_each_is_word_pdf_and_excel_and_the_same_bytes_again(mint, code):
    issued(mint, code, "G1")
    paper, kind = IssuedPaper.objects.get(), paper_kinds()[code]

    files = {file.form: bytes(file.content) for file in paper.files.all()}

    assert sorted(files) == ["docx", "pdf", "xlsx"]
    template = template_bytes(kind, paper.template)
    assert rendered(paper.says, paper.stamp, forms=kind.forms, template=template) == files
    tables = Document(BytesIO(files["docx"])).tables
    shown, said = tables[1].rows[-1].cells[5].text, paper.says.tables[1].rows[-1][5]
    assert shown == f"{said:,}"
    book = load_workbook(BytesIO(files["xlsx"]))
    assert book.sheetnames == [table.name for table in paper.says.tables]
    cells = [cell for row in book.worksheets[1].iter_rows() for cell in row]
    assert {cell.number_format for cell in cells if cell.value == float(said)} == {"#,##0.00"}
    assert any(
        str(cell.value).endswith(paper.says.fields["核对"])
        for row in book.worksheets[-1].iter_rows()
        for cell in row
    )


def test_a_group_issues_its_own_and_the_bureau_that_of_the_district(mint):
    issued(mint, "funding_budget", "G1", by=mint.office)
    for unit in ("G2", "bureau"):
        with pytest.raises(Refused):
            issued(mint, "funding_budget", unit, by=mint.office)
    issued(mint, "funding_budget", "bureau")

    # The principal's school belongs to G1: it reads that budget, and not the district's.
    assert [paper.unit.code for paper in issued_papers(mint.principal)] == ["G1"]
    assert IssuedPaper.objects.count() == 2


def test_what_an_issued_account_says_stays_when_the_books_go_on(mint):
    first = issued(mint, "funding_final_account", "G1")
    mint.line(500, purpose="课程资源")
    second = issued(mint, "funding_final_account", "G1", replacing=True)

    first = IssuedPaper.objects.get(pk=first.pk)
    assert first.says.tables[0].rows[-1][4] == Decimal("20000.01")
    assert second.says.tables[0].rows[-1][4] == Decimal("20500.01")
    assert first.source != second.source
    revoke_paper(
        by=mint.officer, paper=second, kind=paper_kinds()[second.kind], reason="数字填报有误"
    )
    assert IssuedPaper.objects.get(pk=second.pk).standing == "revoked"


def test_a_year_without_money_has_no_budget(mint):
    with pytest.raises(NothingToPaper):
        issue_paper(
            by=mint.officer,
            kind=paper_kinds()["funding_budget"],
            year=SchoolYear(YEAR.start - 3),
            unit=mint.officer.bureau,
        )

    assert not IssuedPaper.objects.exists()
