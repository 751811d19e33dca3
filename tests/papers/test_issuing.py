"""Issued papers: numbered, kept as they are, checked by code, made again byte for byte."""

import hashlib
from io import BytesIO

import pytest
from docx import Document

from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.actions import issue_paper, revoke_paper, save_draft
from manyuan.papers.codes import check_code
from manyuan.papers.content import digest_of
from manyuan.papers.errors import (
    AlreadyIssued,
    DraftChanged,
    NothingToPaper,
    NotInForce,
    TextsMissing,
    TextsUnknown,
)
from manyuan.papers.kinds import paper_kinds
from manyuan.papers.models import Draft, IssuedFile, IssuedPaper, Revocation
from manyuan.papers.queries.drafts import draft_of, texts_of
from manyuan.papers.queries.issued import issued_papers
from manyuan.papers.queries.templates import template_bytes
from manyuan.papers.queries.verifying import genuine_paper
from manyuan.papers.rendering.files import rendered
from manyuan.seats.models import Unit

YEAR = SchoolYear.on(today())


@pytest.fixture
def kind():
    return paper_kinds()["charter"]


@pytest.fixture
def g1(shore):
    with shore.at():
        yield Unit.objects.get(kind="group", code="G1")


def issue(shore, kind, unit, **more):
    return issue_paper(by=shore.officer, kind=kind, year=YEAR, unit=unit, **more)


def test_a_charter_is_issued_with_its_number_code_and_files(shore, kind, g1):
    paper = issue(shore, kind, g1)

    assert paper.mark == f"集章〔{YEAR.start}〕1号"
    assert paper.digest == digest_of(paper.content)
    assert paper.code == check_code(g1.bureau.code, paper.mark, paper.digest)
    assert {
        file.form: file.sha256 == hashlib.sha256(bytes(file.content)).hexdigest()
        for file in paper.files.all()
    } == {"docx": True, "pdf": True}
    assert paper.standing == "valid"


def test_a_paper_is_made_again_byte_for_byte_from_what_is_kept(shore, kind, g1):
    issue(shore, kind, g1)
    paper = IssuedPaper.objects.get()

    again = rendered(
        paper.says, paper.stamp, forms=kind.forms, template=template_bytes(kind, paper.template)
    )

    assert again == {file.form: bytes(file.content) for file in paper.files.all()}


def test_the_word_file_says_who_belongs_to_the_group(shore, kind, g1):
    paper = issue(shore, kind, g1)

    document = Document(BytesIO(bytes(paper.files.get(form="docx").content)))

    assert document.paragraphs[0].text == "海棠路小学教育集团章程"
    assert document.paragraphs[1].text == paper.mark
    assert [[cell.text for cell in row.cells][1:3] for row in document.tables[0].rows] == [
        ["学校", "角色"],
        *[[row[1], row[2]] for row in paper.says.tables[0].rows],
    ]


def test_numbers_follow_each_other_and_what_is_replaced_stays(shore, kind, g1):
    first = issue(shore, kind, g1)
    with pytest.raises(AlreadyIssued):
        issue(shore, kind, g1)
    second = issue(shore, kind, g1, replacing=True)

    found = {paper.number: paper.standing for paper in issued_papers(shore.officer)}
    assert found == {1: "replaced", 2: "valid"}
    assert second.replaces == first
    said = {record.code: sentence_of(record) for record in Record.objects.all()}
    assert said["paper.replaced"] == f"签发了{second.mark}《{second.title}》，替代{first.mark}"


def test_a_revoked_paper_says_so_and_cannot_be_revoked_twice(shore, kind, g1):
    paper = issue(shore, kind, g1)
    revoke_paper(by=shore.officer, paper=paper, kind=kind, reason="日期有误")

    assert genuine_paper(paper.mark, paper.code.lower()).standing == "revoked"
    with pytest.raises(NotInForce):
        revoke_paper(by=shore.officer, paper=paper, kind=kind, reason="日期有误")
    assert Revocation.objects.count() == 1
    assert issue(shore, kind, g1).number == 2


def test_a_wrong_code_finds_nothing(shore, kind, g1):
    paper = issue(shore, kind, g1)

    assert genuine_paper(paper.mark, "AAAA-AAAA") is None
    assert (
        genuine_paper(f" {paper.mark} ".replace("〔", "[").replace("〕", "]"), paper.code) == paper
    )


def test_texts_are_kept_by_version_and_go_on_to_the_next_year(shore, kind, g1):
    texts = {**texts_of(kind, None), "总则": "第一条　«集团名称»自«成立日期»起运行。"}
    save_draft(by=shore.group_office, kind=kind, year=YEAR, unit=g1, texts=texts)

    with pytest.raises(DraftChanged):
        save_draft(by=shore.officer, kind=kind, year=YEAR, unit=g1, texts=texts)
    with pytest.raises(TextsUnknown):
        save_draft(by=shore.officer, kind=kind, year=YEAR, unit=g1, texts={"密码": ""}, seen=1)

    assert Draft.objects.count() == 1
    later = draft_of(shore.officer, kind, SchoolYear(YEAR.start + 1), g1)
    assert later.version == 1
    assert issue(shore, kind, g1).says.fields["总则"].startswith("第一条　海棠路小学教育集团自20")


def test_what_nobody_wrote_is_not_issued(shore, kind, g1):
    texts = {**texts_of(kind, None), "附则": " "}
    save_draft(by=shore.officer, kind=kind, year=YEAR, unit=g1, texts=texts)

    with pytest.raises(TextsMissing):
        issue(shore, kind, g1)
    assert not IssuedPaper.objects.exists()


def test_only_the_bureau_issues_a_charter_and_only_of_a_group_in_force(shore, kind, g1):
    for seat in (shore.group_office, shore.principal, shore.teacher, shore.auditor):
        with pytest.raises(Refused):
            issue_paper(by=seat, kind=kind, year=YEAR, unit=g1)
    with pytest.raises(NothingToPaper):
        issue_paper(by=shore.officer, kind=kind, year=SchoolYear(1990), unit=g1)

    assert not IssuedPaper.objects.exists()
    assert not IssuedFile.objects.exists()


def test_members_of_the_group_read_its_charter_and_nobody_else(shore, kind, g1):
    issue(shore, kind, g1)

    seats = {**shore.people, "hill": shore.hill}
    assert {name: issued_papers(seat).count() for name, seat in seats.items()} == {
        "officer": 1,
        "group_office": 1,
        "principal": 1,
        "teacher": 0,
        "auditor": 1,
        "hill": 0,
    }
