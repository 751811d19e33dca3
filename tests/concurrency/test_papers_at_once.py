"""Several people issue papers at the same moment: numbers follow each other, none is given twice."""

import pytest

from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.actions import issue_paper, revoke_paper
from manyuan.papers.errors import AlreadyIssued, NotInForce
from manyuan.papers.kinds import paper_kinds
from manyuan.papers.models import IssuedPaper, Revocation
from manyuan.seats.models import Unit
from worlds.moments import at_once
from worlds.shore import build_shore

pytestmark = pytest.mark.django_db(transaction=True)
YEAR = SchoolYear.on(today())


@pytest.fixture
def shore(transactional_db):
    return build_shore()


def issuing(shore, code):
    with shore.at():
        unit = Unit.objects.get(kind="group", code=code)
    kind = paper_kinds()["charter"]
    return lambda: issue_paper(by=shore.officer, kind=kind, year=YEAR, unit=unit)


def issued(shore):
    with shore.at():
        found = IssuedPaper.objects.order_by("number").select_related("unit")
        return [(paper.number, paper.mark, paper.unit.code) for paper in found]


def test_papers_issued_at_once_get_numbers_without_gaps(shore):
    ended = at_once(shore, *(issuing(shore, code) for code in ("G1", "G2", "G1", "G2")))

    numbers = [number for number, _mark, _unit in issued(shore)]
    assert numbers == [1, 2]
    assert len({mark for _number, mark, _unit in issued(shore)}) == 2
    assert {unit for _number, _mark, unit in issued(shore)} == {"G1", "G2"}
    assert ended.count(AlreadyIssued) == 2


def test_a_paper_is_revoked_once(shore):
    with shore.at():
        paper = issuing(shore, "G1")()
    kind = paper_kinds()["charter"]

    ended = at_once(
        shore,
        *[lambda: revoke_paper(by=shore.officer, paper=paper, kind=kind, reason="日期有误")] * 3,
    )

    assert ended.count(NotInForce) == 2
    with shore.at():
        assert Revocation.objects.count() == 1
