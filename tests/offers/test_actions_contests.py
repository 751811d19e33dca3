from datetime import date

import pytest
from django.core.exceptions import ValidationError

from manyuan.directory.errors import NothingCorrected, ReasonMissing
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.offers.actions.contests import answer_contest, contest_record
from manyuan.offers.actions.teachers import correct_teacher
from manyuan.offers.errors import ContestIsAnswered, FieldNotContested
from offers.collecting import YEAR, teacher

STORED, TRUE = f"{YEAR - 9}-09-01", f"{YEAR - 11}-09-01"


@pytest.fixture
def at_home(world, window):
    with world.at(world.teacher):
        yield world


def contest(world, field="at_school_since", should_be=TRUE, by=None, code="T1"):
    return contest_record(
        by=by or world.teacher, teacher=teacher(code), field=field, should_be=should_be, note="调令"
    )


def test_accepted_request_corrects_the_roster_at_once(at_home):
    opened = contest(at_home)
    assert sentence_of(Record.objects.latest("pk")) == "林一申请更正本人记录：到校日期"
    answered = answer_contest(by=at_home.officer, contest=opened, accept=True)
    record = Record.objects.latest("pk")

    assert (opened.stored, opened.should_be, str(opened)) == (STORED, TRUE, "林一 at_school_since")
    assert (answered.state, answered.answered_by) == ("accepted", at_home.officer)
    assert teacher("T1").at_school_since == date.fromisoformat(TRUE)
    assert sentence_of(record) == "同意了林一的更正申请：到校日期"
    assert sorted(record.changes.values_list("table", flat=True)) == ["contests", "teachers"]


def test_declined_request_says_why_and_changes_nothing(at_home):
    opened = contest(at_home)
    with pytest.raises(ReasonMissing):
        answer_contest(by=at_home.officer, contest=opened, accept=False)
    declined = answer_contest(
        by=at_home.officer, contest=opened, accept=False, answer="以人事档案为准"
    )

    assert (declined.state, declined.answer) == ("declined", "以人事档案为准")
    assert teacher("T1").at_school_since == date.fromisoformat(STORED)
    with pytest.raises(ContestIsAnswered):
        answer_contest(by=at_home.officer, contest=opened, accept=True)


def test_what_was_put_right_meanwhile_is_accepted_without_a_change(at_home):
    opened = contest(at_home)
    values = {"at_school_since": date.fromisoformat(TRUE)}
    correct_teacher(by=at_home.officer, teacher=teacher("T1"), values=values)
    answer_contest(by=at_home.officer, contest=opened, accept=True)

    assert [c.table for c in Record.objects.latest("pk").changes.all()] == ["contests"]


def test_requests_that_cannot_be(at_home):
    with pytest.raises(FieldNotContested):
        contest(at_home, field="exemption", should_be="pregnant")
    with pytest.raises(NothingCorrected):
        contest(at_home, should_be=STORED)
    with pytest.raises(ValidationError) as unreadable:
        contest(at_home, should_be="很早")
    assert set(unreadable.value.error_dict) == {"should_be"}
    contest(at_home)
    with pytest.raises(ValidationError) as twice:
        contest(at_home, should_be=f"{YEAR - 12}-09-01")
    assert twice.value.messages == ["这一项已有一份待答复的更正申请。"]


def test_teacher_contests_and_the_school_answers(at_home):
    with pytest.raises(Refused):
        contest(at_home, by=at_home.principal)
    with pytest.raises(Refused):
        answer_contest(by=at_home.principal, contest=contest(at_home), accept=True)
