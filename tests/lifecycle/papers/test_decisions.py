"""The paper of decisions says what was decided about a group in a year, and nothing else."""

import pytest

from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.kernel.school_year import SchoolYear
from manyuan.lifecycle.actions.waiting import withdraw_decision
from manyuan.lifecycle.models import Decision
from manyuan.papers.actions import issue_paper
from manyuan.papers.errors import NothingToPaper
from manyuan.papers.kinds import paper_kinds
from manyuan.papers.models import IssuedPaper
from manyuan.papers.queries.issued import issued_papers
from manyuan.papers.queries.templates import template_bytes
from manyuan.papers.rendering.files import rendered
from manyuan.seats.models import Unit
from worlds.lifecycle import decide_something

YEAR = SchoolYear.on(today())


@pytest.fixture
def decided(shore):
    with shore.at():
        decide_something(shore)
        yield shore


def issued(shore, by=None, group="G1", **rest):
    unit = Unit.objects.get(kind="group", code=group)
    kind = paper_kinds()["lifecycle_decisions"]
    return issue_paper(by=by or shore.officer, kind=kind, year=YEAR, unit=unit, **rest)


def test_the_paper_says_who_leaves_when_and_why(decided):
    issued(decided)
    paper, decision = IssuedPaper.objects.get(), Decision.objects.get()

    (row,) = paper.says.tables[0].rows
    assert row[1:2] + row[3:] == [
        decision.school.name,
        decision.decided_on,
        decision.effective_on,
        decision.code,
    ]
    assert "理由：经研究决定。" in paper.says.fields["理由和条件"]
    assert paper.source == f"进退决定 {decision.code}"
    kind = paper_kinds()["lifecycle_decisions"]
    template = template_bytes(kind, None)
    assert rendered(paper.says, paper.stamp, forms=kind.forms, template=template) == {
        file.form: bytes(file.content) for file in paper.files.all()
    }


def test_the_bureau_issues_it_and_the_group_and_its_members_read_it(decided):
    for seat in (decided.group_office, decided.principal, decided.auditor):
        with pytest.raises(Refused):
            issued(decided, by=seat)
    assert not IssuedPaper.objects.exists()
    issued(decided)

    assert {name: issued_papers(seat).count() for name, seat in decided.people.items()} == {
        "officer": 1,
        "group_office": 1,
        "principal": 1,
        "teacher": 0,
        "auditor": 1,
    }


def test_a_decision_that_was_withdrawn_is_not_in_it(decided):
    withdraw_decision(by=decided.officer, decision=Decision.objects.get(), reason="双方改变主意")

    with pytest.raises(NothingToPaper):
        issued(decided)
    with pytest.raises(NothingToPaper):
        issued(decided, group="G2")
