from datetime import timedelta

import pytest

from manyuan.directory.models import Teacher
from manyuan.engagements.kinds.posting.actions import (
    PostingFacts,
    arrange_posting,
    cancel_posting,
    report_posting,
)
from manyuan.engagements.kinds.posting.enums import Mode, ReportKind
from manyuan.engagements.kinds.posting.errors import ReportOfNoPosting, ReportTooEarly
from manyuan.engagements.kinds.posting.models import PostingReport
from manyuan.engagements.kinds.posting.queries.duties import reports_due, reports_of
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from worlds.clock import on_day

DAY = timedelta(days=1)
# The seats of Shore begin on the day of the test.
START = today() + 10 * DAY
HALF, END = START + 365 * DAY, START + 730 * DAY


@pytest.fixture
def posting(shore):
    """T1 of S1 is at S2 for two years."""
    with shore.at():
        yield arrange(shore)


def arrange(shore, **rest):
    given = {
        "teacher": Teacher.objects.get(code="T1"),
        "host": shore.school("S2"),
        "mode": Mode.SECONDMENT,
        "starts_on": START,
        "ends_on": END,
        **rest,
    }
    return arrange_posting(by=shore.officer, facts=PostingFacts(**given))


def tell(seat, posting, kind=ReportKind.MIDTERM, text="带两名青年教师，开设四节公开课。"):
    return report_posting(by=seat, posting=posting, kind=kind, text=text)


def test_host_school_tells_half_way_and_history_keeps_what_it_told_before(shore, posting):
    with on_day(HALF):
        tell(shore.principal, posting)
        tell(shore.officer, posting, text="  开设六节公开课。 ")

    (report,) = reports_of(posting)
    assert (report.kind, report.on, report.text) == ("midterm", HALF, "开设六节公开课。")
    assert report.by == shore.officer
    last = Record.objects.first()
    assert sentence_of(last) == "填写了林一到灯塔小学交流的中期报告"
    (change,) = last.changes.all()
    assert change.before["text"] == "带两名青年教师，开设四节公开课。"


def test_teacher_tells_of_the_own_posting_alone(shore, posting):
    Teacher.objects.filter(code="T1").update(account=shore.teacher.person)
    posting = type(posting).objects.get(pk=posting.pk)

    with on_day(HALF):
        assert tell(shore.teacher, posting).by == shore.teacher

    Teacher.objects.update(account=None)
    with on_day(HALF), pytest.raises(Refused):
        tell(shore.teacher, type(posting).objects.get(pk=posting.pk))


@pytest.mark.parametrize("seat", ["auditor"])
def test_who_only_reads_tells_nothing(shore, posting, seat):
    with on_day(HALF), pytest.raises(Refused):
        tell(getattr(shore, seat), posting)

    assert not PostingReport.objects.exists()


def test_nobody_tells_of_what_has_not_been(shore, posting):
    with pytest.raises(ReportTooEarly):
        tell(shore.officer, posting)
    with on_day(END - timedelta(days=31)), pytest.raises(ReportTooEarly):
        tell(shore.officer, posting, ReportKind.FINAL)
    with on_day(END - timedelta(days=30)):
        tell(shore.officer, posting, ReportKind.FINAL)

    assert [one.kind for one in reports_of(posting)] == ["final"]


def test_of_what_was_called_off_there_is_nothing_to_tell(shore, posting):
    later = arrange(shore, starts_on=END, ends_on=END + timedelta(days=365))
    cancel_posting(by=shore.officer, posting=later, reason="变化")
    later.refresh_from_db()

    with pytest.raises(ReportOfNoPosting):
        tell(shore.officer, later)


def test_reports_are_due_half_way_and_at_the_end(shore, posting):
    def due(day):
        with on_day(day):
            return [(one.posting.code, one.kind) for one in reports_due(shore.principal)]

    code = posting.code
    assert due(HALF - DAY) == []
    assert due(HALF) == [(code, ReportKind.MIDTERM)]
    with on_day(HALF):
        tell(shore.principal, posting)
    assert due(END - DAY) == []
    assert due(END) == [(code, ReportKind.FINAL)]
    assert due(END + 400 * DAY) == []
    assert [one.kind for one in reports_of(posting)] == ["midterm"]
