"""Who hears that a paper was issued or does not count any more."""

import pytest

from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.notices.models import Notice
from manyuan.papers.actions import issue_paper, revoke_paper, save_draft
from manyuan.papers.kinds import paper_kinds
from manyuan.seats.models import Unit

YEAR = SchoolYear.on(today())


@pytest.fixture
def g1(shore):
    with shore.at():
        yield Unit.objects.get(kind="group", code="G1")


def told(code):
    found = Notice.objects.filter(record__code=code).select_related("seat__unit")
    return {(one.seat.role, one.seat.unit.code) for one in found}


def test_the_group_and_its_members_hear_of_a_paper_and_of_its_end(shore, g1):
    kind = paper_kinds()["charter"]
    paper = issue_paper(by=shore.officer, kind=kind, year=YEAR, unit=g1)
    revoke_paper(by=shore.officer, paper=paper, kind=kind, reason="日期有误")

    both = {("group_office", "G1"), ("principal", "S2")}
    assert (told("paper.issued"), told("paper.revoked")) == (both, both)


def test_the_bureau_hears_of_what_a_group_issues_itself(shore, g1):
    kind = paper_kinds()["year_plan"]
    texts = {box.name: "写好了。" for box in kind.texts}
    save_draft(by=shore.group_office, kind=kind, year=YEAR, unit=g1, texts=texts)
    issue_paper(by=shore.group_office, kind=kind, year=YEAR, unit=g1)

    assert told("paper.issued") == {("bureau_officer", "990001"), ("principal", "S2")}
