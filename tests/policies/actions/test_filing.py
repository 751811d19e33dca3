from datetime import date

import pytest
from django.core.exceptions import ValidationError

from manyuan.engagements.kinds.documents.errors import DocumentHasMacros, DocumentUnreadable
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.policies.errors import (
    PolicyChangeMissing,
    PolicyFileMissing,
    PolicyFileOfAnotherType,
    PolicyUnchanged,
    PolicyVersionStale,
)
from manyuan.policies.models import PolicyDocument, PolicyFile, PolicyVersion
from manyuan.policies.rows import POLICIES, VERSIONS
from worlds.policies import WORD, facts, file_plan, office, revise
from worlds.visits import PDF, photo


def stored():
    return (PolicyDocument.objects.count(), PolicyVersion.objects.count())


def test_officer_files_for_the_district_and_history_says_so(shore):
    with shore.at():
        document = file_plan(shore.officer)

        written = Record.objects.get(code="policy.filed")
        assert sentence_of(written) == "岸区教育和体育局归档了《岸区集团化办学实施方案》"
        assert [(one.table, one.key) for one in written.changes.all()] == [
            (POLICIES, "1"),
            (VERSIONS, "1/1"),
        ]
        assert (document.number, document.keeper, document.groups.count()) == (
            1,
            shore.officer.bureau,
            0,
        )
        version = document.latest
        assert (version.number, version.file.name, version.file.size) == (1, "方案.pdf", len(PDF))


def test_office_files_for_its_own_group_alone(shore):
    with shore.at(shore.group_office):
        document = file_plan(shore.group_office, kind="charter", groups=[shore.group("G2")])

        assert [group.code for group in document.groups.all()] == ["G1"]
        assert document.keeper == shore.group_office.unit
        with pytest.raises(
            Refused, match=r"集团办公室只归档本集团的章程、配套文件，其余由教育局归档。"
        ):
            file_plan(shore.group_office, kind="plan")
        assert stored() == (1, 1)


@pytest.mark.parametrize("role", ["principal", "teacher", "auditor"])
def test_others_file_nothing(shore, role):
    seat = getattr(shore, role)

    with shore.at(seat), pytest.raises(Refused, match=r"政策文件由教育局和集团办公室归档。"):
        file_plan(seat, kind="charter")
    with shore.at():
        assert stored() == (0, 0)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (("方案.pdf", b""), PolicyFileMissing),
        (("方案.pdf", b"MZ"), DocumentUnreadable),
        (("方案.jpg", photo()), PolicyFileOfAnotherType),
        (("方案.xlsx", office("xl/workbook.xml")), PolicyFileOfAnotherType),
        (("方案.docx", office("word/document.xml", "word/vbaProject.bin")), DocumentHasMacros),
    ],
)
def test_what_is_no_text_is_refused(shore, text, error):
    with shore.at():
        with pytest.raises(error):
            file_plan(shore.officer, text=text)
        assert stored() == (0, 0)


def test_document_that_ends_before_it_starts_is_refused(shore):
    with shore.at():
        with pytest.raises(ValidationError, match="失效日期须晚于生效日期。"):
            file_plan(shore.officer, ends_on=date(2025, 3, 1))
        assert stored() == (0, 0)


def test_new_version_keeps_those_before_with_their_files(shore):
    with shore.at():
        document = file_plan(shore.officer)
        revise(shore.officer, document, ends_on=date(2030, 9, 1))
        revise(shore.officer, document, note="换正文", seen=2, text=("新.docx", WORD))

        found = [
            (one.number, one.note, one.ends_on, one.file.name) for one in document.versions.all()
        ]
        assert found == [
            (3, "换正文", None, "新.docx"),
            (2, "延长到 2030 年", date(2030, 9, 1), "方案.pdf"),
            (1, "", None, "方案.pdf"),
        ]
        assert PolicyFile.objects.count() == 2
        assert bytes(document.versions.get(number=1).file.content) == PDF
        written = Record.objects.filter(code="policy.revised").order_by("pk").first()
        assert sentence_of(written) == "为《岸区集团化办学实施方案》添加第 2 版：延长到 2030 年"
        changes = [(one.table, one.key) for one in written.changes.all()]
        assert changes == [(POLICIES, "1"), (VERSIONS, "1/2")]


def test_version_is_neither_stale_nor_the_same_nor_unexplained(shore):
    with shore.at():
        document, by = file_plan(shore.officer), shore.officer
        with pytest.raises(PolicyUnchanged):
            revise(by, document)
        with pytest.raises(PolicyChangeMissing):
            revise(by, document, note=" ", ends_on=date(2030, 9, 1))
        revise(by, document, ends_on=date(2030, 9, 1))
        with pytest.raises(PolicyVersionStale, match=r"刚有人添加了第 2 版。"):
            revise(by, document, ends_on=date(2031, 9, 1))

        assert stored() == (1, 2)


def test_office_revises_what_it_filed_and_nothing_else(shore, laid):
    with shore.at(shore.group_office):
        with pytest.raises(Refused, match=r"这份文件由归档单位和教育局修订、废止。"):
            revise(shore.group_office, laid.plan, seen=2, title="集团的方案")
        revise(shore.group_office, laid.charter, title="海棠路小学教育集团章程（修订）")

    with shore.at():
        revise(shore.officer, laid.charter, seen=2, title="海棠路小学教育集团章程（核定）")
        assert (laid.plan.versions.count(), laid.charter.versions.count()) == (2, 3)


def test_versions_are_never_written_over(shore, laid):
    version = laid.plan.latest
    version.title = "另一个标题"

    with pytest.raises(TypeError):
        version.save()
    assert laid.plan.latest.title == facts().title
