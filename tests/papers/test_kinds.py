"""The papers of all rooms: what is filled in, what people write, and that each can be issued."""

import pytest

from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.actions import issue_paper, save_draft
from manyuan.papers.errors import NothingToPaper, TextsMissing
from manyuan.papers.kinds import paper_kinds
from manyuan.papers.queries.drafts import composed
from manyuan.papers.queries.templates import template_bytes
from manyuan.papers.rendering.files import rendered
from manyuan.papers.word.checking import checked_template
from manyuan.plans.models import Plan
from manyuan.seats.models import Unit
from worlds.exchange import build_adopted_strand
from worlds.remembered import remembered

YEAR = SchoolYear(2025)


@pytest.fixture
def g1(shore):
    with shore.at():
        yield Unit.objects.get(kind="group", code="G1")


def issued(seat, code, unit, year=YEAR):
    kind = paper_kinds()[code]
    texts = {box.name: f"{box.name}写好了。" for box in kind.texts}
    if texts:
        save_draft(by=seat, kind=kind, year=year, unit=unit, texts=texts)
    return issue_paper(by=seat, kind=kind, year=year, unit=unit)


@pytest.mark.parametrize(
    "code", [code for code, kind in paper_kinds().items() if kind.has_template]
)
def test_our_templates_name_only_fields_that_their_papers_know(code):
    kind = paper_kinds()[code]

    assert checked_template(template_bytes(kind, None), known=kind.fields) <= set(kind.fields)


@pytest.mark.parametrize("code", ["year_plan", "self_evaluation"])
def test_a_group_writes_and_issues_its_own_papers(shore, g1, code):
    with pytest.raises(TextsMissing):
        issue_paper(by=shore.group_office, kind=paper_kinds()[code], year=YEAR, unit=g1)

    paper = issued(shore.group_office, code, g1)

    assert set(paper.says.fields) == set(paper_kinds()[code].facts) | {
        box.name for box in paper_kinds()[code].texts
    }
    assert sorted(file.form for file in paper.files.all()) == ["docx", "pdf"]


def test_the_balance_table_holds_every_judged_school_and_its_verdict(shore, g1):
    bureau = g1.bureau

    paper = issued(shore.officer, "balance_table", bureau)

    names = [table.name for table in paper.says.tables]
    assert names == ["资源配置（小学）", "资源配置（初中）", "校际差异系数", "B11 交流轮岗"]
    primary = {row[1]: (row[2], row[-2], row[-1]) for row in paper.says.tables[0].rows}
    assert primary["海棠路小学"][0] == 1200
    assert len(paper.says.tables[2].rows) == 14


def test_a_year_without_reports_has_no_balance_table(shore, g1):
    with pytest.raises(NothingToPaper):
        issued(shore.officer, "balance_table", g1.bureau, SchoolYear(2019))


@pytest.mark.parametrize("code", ["exchange_roster", "exchange_approval"])
def test_the_adopted_plan_is_issued_as_roster_and_approval(db, code):
    strand = remembered(build_adopted_strand)
    with strand.at():
        plan = Plan.objects.get(state="adopted")
        kind, year = paper_kinds()[code], SchoolYear(plan.year)
        unit = plan.scenario.unit

        paper = issue_paper(by=strand.officer, kind=kind, year=year, unit=unit)

        moved = plan.moves.count()
        assert len(paper.says.tables[0].rows) == moved
        assert paper.source.startswith(f"第 {plan.number} 版交流方案")
        again = rendered(paper.says, paper.stamp, forms=kind.forms, template=b"")
        assert again == {file.form: bytes(file.content) for file in paper.files.all()}
        with pytest.raises(NothingToPaper):
            composed(strand.officer, kind, SchoolYear(1999), unit)


def test_year_plan_names_the_districts_plans_whoever_writes_it(db):
    strand = remembered(build_adopted_strand)
    kind = paper_kinds()["year_plan"]
    with strand.at():
        Plan.objects.update(group=None)
        plan, unit = Plan.objects.get(state="adopted"), strand.group().unit
        by_bureau = composed(strand.officer, kind, SchoolYear(plan.year), unit)
        earlier = composed(strand.officer, kind, SchoolYear(plan.year - 5), unit)
    with strand.at(strand.office):
        by_group = composed(strand.office, kind, SchoolYear(plan.year), unit)

    adopted = {table.name: table.rows for table in by_bureau.tables}["采纳的方案"]
    assert [row[1:] for row in adopted] == [[plan.number, plan.adopted_on]]
    assert by_group.tables == by_bureau.tables
    assert {table.name: table.rows for table in earlier.tables}["采纳的方案"] == [["无", "—", "—"]]
