from io import BytesIO

import pytest
from PIL import Image

from manyuan.engagements.kinds.visit.actions import add_evidence, remove_evidence
from manyuan.engagements.kinds.visit.errors import EvidenceFull, NotReportedYet
from manyuan.engagements.kinds.visit.models import Evidence
from manyuan.engagements.kinds.visit.visibility import visible_evidence
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from worlds.visits import PAST, PDF, photo_with_place


def add(coast, visit, by=None, name="操场.jpg", content=None):
    return add_evidence(
        by=by or coast.principal, visit=visit, name=name, content=content or photo_with_place()
    )


def test_evidence_is_kept_in_the_database_with_who_added_it(coast):
    add(coast, coast.held())

    evidence = Evidence.objects.get()
    assert (evidence.name, evidence.media_type) == ("操场.jpg", "image/jpeg")
    assert evidence.size == len(evidence.content)
    assert evidence.added_by == coast.principal
    assert Image.open(BytesIO(bytes(evidence.content))).size == (32, 64)
    record = Record.objects.get(code="evidence.added")
    assert sentence_of(record) == "为潘博士在灯塔小学讲「海洋科学」添加了文件「操场.jpg」"
    assert record.changes.get().after == {
        "name": "操场.jpg",
        "media_type": "image/jpeg",
        "size": evidence.size,
    }


def test_name_is_kept_without_its_folder(coast):
    assert add(coast, coast.held(), name="../../etc/操场.jpg").name == "操场.jpg"


def test_visit_keeps_eight_files(coast):
    visit = coast.held()
    for _number in range(8):
        add(coast, visit, content=PDF, name="简报.pdf")

    with pytest.raises(EvidenceFull):
        add(coast, visit, content=PDF, name="简报.pdf")

    assert Evidence.objects.count() == 8


def test_what_was_not_held_is_not_shown(coast):
    visit = coast.visit(on=PAST)

    with pytest.raises(NotReportedYet):
        add(coast, visit)

    assert Evidence.objects.count() == 0


def test_removed_evidence_is_gone_and_history_keeps_its_name(coast):
    evidence = add(coast, coast.held())

    remove_evidence(by=coast.group_office, evidence=evidence)

    record = Record.objects.get(code="evidence.removed")
    assert Evidence.objects.count() == 0
    assert sentence_of(record) == "移除了潘博士在灯塔小学讲「海洋科学」的文件「操场.jpg」"
    assert record.changes.get().before["name"] == "操场.jpg"


@pytest.mark.parametrize("role", ["teacher", "auditor", "link"])
def test_others_add_and_remove_nothing(coast, role):
    visit = coast.held()
    evidence = add(coast, visit)
    seat = coast.link if role == "link" else coast.shore.people[role]

    with coast.at(seat):
        with pytest.raises(Refused):
            add(coast, visit, by=seat)
        with pytest.raises(Refused):
            remove_evidence(by=seat, evidence=evidence)

    assert list(Evidence.objects.all()) == [evidence]


def test_evidence_is_seen_by_who_sees_the_visit(coast):
    evidence = add(coast, coast.held())

    seeing = [coast.officer, coast.shore.auditor, coast.principal, coast.group_office, coast.link]
    assert [list(visible_evidence(seat)) for seat in seeing] == [[evidence]] * 5
    assert list(visible_evidence(coast.other_link)) == []
    assert list(visible_evidence(coast.shore.teacher)) == []
