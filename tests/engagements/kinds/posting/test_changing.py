from datetime import date, timedelta

import pytest

from manyuan.directory.models import Teacher
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.kinds.posting.actions import (
    PostingFacts,
    arrange_posting,
    cancel_posting,
    end_posting_early,
    extend_posting,
    replace_posting,
)
from manyuan.engagements.kinds.posting.enums import EndReason, PostingState
from manyuan.engagements.kinds.posting.errors import (
    AlreadyPosted,
    EndsOutsideThePosting,
    ExtensionIsNotLater,
    PostingHasBegun,
    PostingIsOver,
    ReasonMissing,
    ReplacedByThemselves,
    TransferStays,
)
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.engagements.models import Flow
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused

DAY = timedelta(days=1)
BEGAN = today() - 100 * DAY
ENDS = today() + 300 * DAY


@pytest.fixture
def posting(shore):
    with shore.at():
        yield arrange(shore)


def arrange(shore, teacher="T1", **rest):
    given = {"mode": "rotation", "starts_on": BEGAN, "ends_on": ENDS, **rest}
    return arrange_posting(
        by=shore.officer,
        facts=PostingFacts(
            teacher=Teacher.objects.get(code=teacher), host=shore.school("S2"), **given
        ),
    )


def test_early_return_keeps_what_was_taught(shore, posting):
    end_posting_early(by=shore.officer, posting=posting, on=today(), reason="身体原因")

    posting.refresh_from_db()
    flow = Flow.objects.get()
    assert (posting.state, posting.ended_on, posting.ends_on) == ("ended", today(), ENDS)
    assert (posting.end_reason, posting.explanation) == (EndReason.EARLY, "身体原因")
    assert (flow.status, flow.ends_on) == (FlowStatus.HELD, today())
    assert Teacher.objects.get(code="T1").posted_until == today() - DAY
    said = f"林一在灯塔小学的交流于 {today()} 提前结束（身体原因）"
    assert sentence_of(Record.objects.latest("pk")) == said


@pytest.mark.parametrize("on", [BEGAN, ENDS, ENDS + DAY])
def test_early_return_lies_within_the_posting(shore, posting, on):
    with pytest.raises(EndsOutsideThePosting):
        end_posting_early(by=shore.officer, posting=posting, on=on, reason="原因")

    posting.refresh_from_db()
    assert posting.state == PostingState.ARRANGED


def test_extension_moves_the_end_of_posting_flow_and_roster(shore, posting):
    until = ENDS + 365 * DAY

    extend_posting(by=shore.officer, posting=posting, until=until, reason="工作需要")

    posting.refresh_from_db()
    assert (posting.ends_on, Flow.objects.get().ends_on) == (until, until)
    assert Teacher.objects.get(code="T1").posted_until == until - DAY


def test_extension_ends_later(shore, posting):
    with pytest.raises(ExtensionIsNotLater):
        extend_posting(by=shore.officer, posting=posting, until=ENDS, reason="工作需要")


def test_replacement_takes_over_the_rest(shore, posting):
    other = Teacher.objects.create(
        bureau=shore.officer.bureau, code="T9", name="新来", school=shore.school("S1")
    )

    following = replace_posting(
        by=shore.officer, posting=posting, teacher=other, on=today(), reason="原教师请假"
    )

    posting.refresh_from_db()
    assert (posting.state, posting.end_reason) == (PostingState.ENDED, EndReason.REPLACED)
    assert (following.teacher, following.host.code) == (other, "S2")
    assert (following.starts_on, following.ends_on) == (today(), ENDS)
    assert following.replaces == posting
    assert Flow.objects.count() == 2


def test_nobody_replaces_themselves(shore, posting):
    with pytest.raises(ReplacedByThemselves):
        replace_posting(
            by=shore.officer, posting=posting, teacher=posting.teacher, on=today(), reason="原因"
        )


def test_posting_that_has_not_begun_is_called_off(shore):
    with shore.at():
        ahead = arrange(shore, starts_on=today() + DAY)

        cancel_posting(by=shore.officer, posting=ahead, reason="方案变化")

        ahead.refresh_from_db()
        assert (ahead.state, Flow.objects.get().status) == ("cancelled", FlowStatus.CANCELLED)
        assert Teacher.objects.get(code="T1").posted_to is None


def test_posting_that_has_begun_is_not_called_off(shore, posting):
    with pytest.raises(PostingHasBegun):
        cancel_posting(by=shore.officer, posting=posting, reason="方案变化")


def test_what_is_over_is_not_changed(shore, posting):
    end_posting_early(by=shore.officer, posting=posting, on=today(), reason="身体原因")

    with pytest.raises(PostingIsOver):
        extend_posting(by=shore.officer, posting=posting, until=ENDS + DAY, reason="工作需要")


def test_posting_whose_term_is_over_is_not_changed(shore):
    with shore.at():
        past = arrange(shore, starts_on=date(2023, 9, 1), ends_on=date(2024, 9, 1))

        with pytest.raises(PostingIsOver):
            extend_posting(by=shore.officer, posting=past, until=ENDS, reason="工作需要")


def test_transfer_is_not_ended(shore):
    with shore.at():
        transfer = arrange(shore, mode="transfer")

        with pytest.raises(TransferStays):
            end_posting_early(by=shore.officer, posting=transfer, on=today(), reason="原因")


def test_change_says_why(shore, posting):
    with pytest.raises(ReasonMissing):
        end_posting_early(by=shore.officer, posting=posting, on=today(), reason="  ")


@pytest.mark.parametrize("role", ["principal", "teacher", "auditor"])
def test_nobody_else_changes_postings(shore, posting, role):
    with pytest.raises(Refused):
        end_posting_early(by=getattr(shore, role), posting=posting, on=today(), reason="原因")

    assert Posting.objects.get().state == PostingState.ARRANGED


def test_successor_of_another_group_is_the_bureaus_to_choose(shore, posting):
    stranger = Teacher.objects.create(
        bureau=shore.officer.bureau, code="T9", name="外集团", school=shore.school("S5")
    )
    with pytest.raises(Refused, match="本集团"):
        replace_posting(
            by=shore.group_office, posting=posting, teacher=stranger, on=today(), reason="请假"
        )

    posting.refresh_from_db()
    assert posting.state == PostingState.ARRANGED


def test_extension_stops_where_another_posting_begins(shore, posting):
    arrange(shore, starts_on=ENDS + 30 * DAY, ends_on=ENDS + 365 * DAY)
    extend_posting(by=shore.officer, posting=posting, until=ENDS + 30 * DAY, reason="需要")

    with pytest.raises(AlreadyPosted):
        extend_posting(by=shore.officer, posting=posting, until=ENDS + 31 * DAY, reason="需要")

    posting.refresh_from_db()
    assert posting.ends_on == ENDS + 30 * DAY


def test_roster_forgets_a_posting_that_was_called_off(shore):
    with shore.at():
        Teacher.objects.filter(code="T1").update(last_exchanged=date(2015, 9, 1))
        ahead = arrange(shore, starts_on=today() + DAY)

        cancel_posting(by=shore.officer, posting=ahead, reason="方案变化")

        assert Teacher.objects.get(code="T1").last_exchanged == date(2015, 9, 1)


def test_roster_tells_again_of_the_posting_before_one_that_was_called_off(shore, posting):
    ahead = arrange(shore, starts_on=ENDS, ends_on=ENDS + 365 * DAY)

    cancel_posting(by=shore.officer, posting=ahead, reason="方案变化")

    row = Teacher.objects.select_related("posted_to").get(code="T1")
    told = (row.posted_to.code, row.posted_from, row.posted_until, row.last_exchanged)
    assert told == ("S2", BEGAN, ENDS - DAY, BEGAN)
