"""Papers of the evaluation are made from the frozen year: what changes later changes no figure."""

from datetime import date

import pytest

from manyuan.directory.models import Membership, ResourceReport
from manyuan.engagements.models import Flow
from manyuan.evaluation.actions.freezing import freeze_year
from manyuan.evaluation.queries.frozen_years import last_version
from manyuan.evaluation.scores.actions.publishing import publish_grades
from manyuan.kernel.errors import Refused
from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.actions import issue_paper
from manyuan.papers.errors import NothingToPaper
from manyuan.papers.kinds import Asked, paper_kinds
from manyuan.papers.models import IssuedPaper
from manyuan.papers.queries.issued import issued_papers
from manyuan.papers.queries.templates import template_bytes
from manyuan.papers.rendering.files import rendered
from manyuan.seats.models import Unit
from worlds.scores import YEAR as START
from worlds.scores import evaluate_something

YEAR = SchoolYear(START)
UNFROZEN = "未冻结"


@pytest.fixture
def evaluated(shore):
    with shore.at():
        evaluate_something(shore)
        yield shore


def composed(shore, code, by=None):
    kind = paper_kinds()[code]
    unit = Unit.objects.get(kind="group", code="G1") if "self" in code else shore.officer.bureau
    texts = {box.name: box.first or "写好了。" for box in kind.texts}
    return kind.compose(by or shore.officer, Asked(YEAR, unit, texts))


def change_everything():
    """Let the live data of the year become others."""
    ResourceReport.objects.filter(year=START).update(pupils=1)
    Flow.objects.all().update(hours=99, people=9999)
    Membership.objects.filter(group__unit__code="G1", role="member").update(
        left_on=date(2026, 1, 1)
    )
    Unit.objects.filter(kind="school").update(name="改名学校")


@pytest.mark.parametrize("code", ["balance_table", "self_evaluation"])
def test_a_paper_of_a_frozen_year_says_the_same_after_the_live_data_changed(evaluated, code):
    before = composed(evaluated, code)
    change_everything()

    assert composed(evaluated, code) == before
    frozen = last_version(evaluated.officer, START)
    assert before.source.digest == frozen.digest
    assert before.source.name.startswith(f"{YEAR} 学年数据第 {frozen.version} 版（")


def test_a_corrected_version_of_the_year_makes_another_paper(evaluated):
    before = composed(evaluated, "self_evaluation")
    Flow.objects.filter(code="E01").update(hours=17)
    freeze_year(by=evaluated.officer, year=START, reason="改时数")

    after = composed(evaluated, "self_evaluation")

    assert (int(after.fields["课时合计"]), after.source.digest) == (
        int(before.fields["课时合计"]) + 1,
        last_version(evaluated.officer, START).digest,
    )


def test_frozen_figures_are_those_that_stood_on_the_day(evaluated, monkeypatch):
    frozen = {code: composed(evaluated, code) for code in ("balance_table", "self_evaluation")}
    for room in ("balance_table", "self_evaluation"):
        monkeypatch.setattr(f"manyuan.evaluation.papers.{room}.last_version", lambda *_asked: None)

    for code, before in frozen.items():
        live = composed(evaluated, code)
        assert [table.rows for table in live.tables[:3]] == [
            table.rows for table in before.tables[:3]
        ]
        assert UNFROZEN in live.source.name
    assert UNFROZEN in live.fields["数据版本"]


def test_without_a_frozen_year_the_paper_says_so(shore):
    with shore.at():
        said = composed(shore, "balance_table")

    assert all(UNFROZEN in table.facts[0] for table in said.tables)


def test_the_notice_names_the_grades_the_frozen_version_and_the_templates(evaluated):
    publication = publish_grades(by=evaluated.officer, year=START)
    kind, unit = paper_kinds()["evaluation_notice"], evaluated.officer.bureau
    issue_paper(by=evaluated.officer, kind=kind, year=YEAR, unit=unit)
    paper = IssuedPaper.objects.get()

    grades, templates = paper.says.tables
    assert {row[1]: row[3] for row in grades.rows} == {
        one.group.name: one.get_grade_display() or "不评等次" for one in publication.grades.all()
    }
    assert {row[3] for row in templates.rows} == {"建议值"}
    assert paper.says.source.digest == publication.frozen.digest
    assert publication.frozen.digest[:16] in paper.says.fields["数据版本"]
    template = template_bytes(kind, None)
    assert rendered(paper.says, paper.stamp, forms=kind.forms, template=template) == {
        file.form: bytes(file.content) for file in paper.files.all()
    }


def test_everybody_who_reads_papers_reads_the_notice_and_only_the_bureau_issues_it(evaluated):
    publish_grades(by=evaluated.officer, year=START)
    asked = {"kind": paper_kinds()["evaluation_notice"], "year": YEAR}
    for seat in (evaluated.group_office, evaluated.principal, evaluated.auditor):
        with pytest.raises(Refused):
            issue_paper(by=seat, unit=evaluated.officer.bureau, **asked)
    issue_paper(by=evaluated.officer, unit=evaluated.officer.bureau, **asked)

    assert {name: issued_papers(seat).count() for name, seat in evaluated.people.items()} == {
        "officer": 1,
        "group_office": 1,
        "principal": 1,
        "teacher": 0,
        "auditor": 1,
    }


def test_without_published_grades_there_is_no_notice(evaluated):
    with pytest.raises(NothingToPaper):
        composed(evaluated, "evaluation_notice")
