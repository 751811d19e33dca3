import pytest

from manyuan.engagements.kinds.documents.errors import DocumentsFull, DocumentUnreadable
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.lifecycle.actions import files
from manyuan.lifecycle.actions.deciding import MemberStep, decide_member
from manyuan.lifecycle.actions.files import add_file, remove_file
from manyuan.lifecycle.errors import FileIsGone
from manyuan.lifecycle.models import DecisionFile
from manyuan.lifecycle.queries.decisions import file_of, files_of
from worlds.lifecycle import boldly
from worlds.visits import PDF


@pytest.fixture
def decision(shore):
    with shore.at():
        yield decide_member(
            by=shore.officer,
            membership=shore.membership("G1", "S3"),
            step=MemberStep(to="exited", ground="agreed"),
            papers=boldly(),
        )


@pytest.fixture
def added(shore, decision):
    return add_file(by=shore.officer, decision=decision, name="C:\\发文\\决定.pdf", content=PDF)


def rows():
    return DecisionFile.objects.count(), Record.objects.count()


def test_document_is_kept_as_it_was_sent(added):
    assert (added.name, added.mime, bytes(added.content)) == ("决定.pdf", "application/pdf", PDF)
    said = "为 D000001 号决定（石桥小学）添加了文件“决定.pdf”"
    assert sentence_of(Record.objects.get(code="lifecycle.filed")) == said


def test_who_sees_the_decision_sees_its_file(shore, decision, added):
    seen = {
        name: (list(files_of(seat, decision)), file_of(seat, decision, added.pk))
        for name, seat in shore.people.items()
    }

    both, none = ([added], added), ([], None)
    assert seen == {
        "officer": both,
        "group_office": both,
        "principal": none,
        "teacher": none,
        "auditor": both,
    }


def test_few_files_of_known_kinds_are_kept(shore, decision, added, monkeypatch):
    monkeypatch.setattr(files, "MOST", 1)
    before = rows()

    with pytest.raises(DocumentsFull):
        add_file(by=shore.officer, decision=decision, name="附件.pdf", content=PDF)
    with pytest.raises(DocumentUnreadable):
        add_file(by=shore.officer, decision=decision, name="附件.pdf", content=b"MZ")

    assert rows() == before


@pytest.mark.parametrize("name", ["auditor", "group_office", "principal", "teacher"])
def test_only_the_bureau_adds_and_removes(shore, decision, added, name):
    before, seat = rows(), shore.people[name]

    with pytest.raises(Refused):
        add_file(by=seat, decision=decision, name="附件.pdf", content=PDF)
    with pytest.raises(Refused):
        remove_file(by=seat, file=added)

    assert rows() == before


def test_removed_file_leaves_its_name_in_history(shore, added):
    same = DecisionFile.objects.get()

    remove_file(by=shore.officer, file=added)

    after = rows()
    assert after[0] == 0
    said = "移除了 D000001 号决定（石桥小学）的文件“决定.pdf”"
    assert sentence_of(Record.objects.get(code="lifecycle.unfiled")) == said
    with pytest.raises(FileIsGone):
        remove_file(by=shore.officer, file=same)
    assert rows() == after
