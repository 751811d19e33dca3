from datetime import date, timedelta

import pytest

from manyuan.directory.models import Teacher
from manyuan.engagements.enums import Direction, FlowStatus
from manyuan.engagements.kinds.posting.actions import PostingFacts, arrange_posting
from manyuan.engagements.kinds.posting.errors import (
    AlreadyPosted,
    TransferAhead,
    WeeklyHoursMissing,
)
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.engagements.models import Flow
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused

START, END = date(2025, 9, 1), date(2027, 9, 1)


def facts(shore, teacher="T1", host="S2", **rest):
    given = {"mode": "rotation", "starts_on": START, "ends_on": END, **rest}
    return PostingFacts(teacher=Teacher.objects.get(code=teacher), host=shore.school(host), **given)


def test_posting_leaves_a_footprint_inside_the_shared_group(shore):
    with shore.at():
        posting = arrange_posting(by=shore.officer, facts=facts(shore))
        flow = Flow.objects.get()

    assert posting.code == "P2025-00001"
    assert (flow.code, flow.kind, flow.mode) == ("P2025-00001", "posting", "rotation")
    assert (flow.provider.code, flow.receiver.code) == ("S1", "S2")
    assert (flow.group.code, flow.teacher.code) == ("G1", "T1")
    assert (flow.starts_on, flow.ends_on) == (START, END)
    assert flow.status == FlowStatus.CONFIRMED
    assert flow.direction == Direction.STRONG_TO_WEAK


def test_full_time_posting_is_told_by_the_roster_up_to_its_last_day(shore):
    with shore.at():
        arrange_posting(by=shore.officer, facts=facts(shore))
        teacher = Teacher.objects.get(code="T1")

    assert teacher.school.code == "S1"
    assert teacher.posted_to.code == "S2"
    assert (teacher.posted_from, teacher.posted_until) == (START, date(2027, 8, 31))
    assert teacher.last_exchanged == START


def test_walking_teacher_stays_on_the_own_roster(shore):
    with shore.at():
        walking = facts(shore, mode="walking", weekly_hours=4)
        arrange_posting(by=shore.officer, facts=walking)
        teacher = Teacher.objects.get(code="T1")

    assert (teacher.posted_to, teacher.last_exchanged) == (None, None)


def test_walking_without_hours_is_refused_and_writes_nothing(shore):
    with shore.at():
        with pytest.raises(WeeklyHoursMissing):
            arrange_posting(by=shore.officer, facts=facts(shore, mode="walking"))

        assert (Posting.objects.count(), Flow.objects.count()) == (0, 0)


def test_transfer_moves_the_teacher_to_the_other_roster(shore):
    with shore.at():
        arrange_posting(by=shore.officer, facts=facts(shore, mode="transfer"))
        teacher = Teacher.objects.get(code="T1")

    assert (teacher.school.code, teacher.at_school_since) == ("S2", START)
    assert teacher.posted_to is None


def test_transfer_is_not_registered_ahead_of_its_day(shore):
    ahead = today() + timedelta(days=1)
    with shore.at(), pytest.raises(TransferAhead):
        arrange_posting(
            by=shore.officer,
            facts=facts(
                shore, mode="transfer", starts_on=ahead, ends_on=ahead + timedelta(days=400)
            ),
        )


def test_teacher_is_not_at_two_schools_full_time(shore):
    with shore.at():
        arrange_posting(by=shore.officer, facts=facts(shore))

        with pytest.raises(AlreadyPosted) as caught:
            arrange_posting(
                by=shore.officer, facts=facts(shore, host="S3", starts_on=date(2026, 9, 1))
            )

        assert Posting.objects.count() == 1
    assert str(caught.value) == (
        "林一在 2025-09-01 至 2027-08-31 已派往灯塔小学，请先结束那次交流，或改用其他日期。"
    )


def test_postings_that_follow_each_other_do_not_overlap(shore):
    with shore.at():
        arrange_posting(by=shore.officer, facts=facts(shore))
        following = facts(shore, host="S3", starts_on=END, ends_on=date(2028, 9, 1))
        arrange_posting(by=shore.officer, facts=following)

        assert list(Posting.objects.order_by("code").values_list("code", flat=True)) == [
            "P2025-00001",
            "P2027-00001",
        ]


def test_group_office_arranges_inside_its_group_only(shore):
    with shore.at(shore.group_office):
        arrange_posting(by=shore.group_office, facts=facts(shore))

        with pytest.raises(Refused) as caught:
            arrange_posting(by=shore.group_office, facts=facts(shore, teacher="T2", host="S4"))

    assert str(caught.value) == "集团办公室只能安排本集团学校之间的交流；跨集团的请联系教育局。"


@pytest.mark.parametrize("role", ["principal", "teacher", "auditor"])
def test_nobody_else_arranges_postings(shore, role):
    seat = getattr(shore, role)
    with shore.at(seat):
        with pytest.raises(Refused):
            arrange_posting(by=seat, facts=facts(shore))

        assert Posting.objects.count() == 0


def test_arranging_is_one_record_with_the_roster_row(shore):
    with shore.at():
        arrange_posting(by=shore.officer, facts=facts(shore))
        record = Record.objects.latest("pk")

        assert sentence_of(record) == "安排林一自 2025-09-01 起到灯塔小学（交流轮岗）"
        assert sorted(change.table for change in record.changes.all()) == ["postings", "teachers"]


def test_numbers_go_on_after_those_of_flows_from_a_file(shore):
    with shore.at():
        for number in ("P2025-00007", "P2025-x", "p2025-00009"):
            Flow.objects.create(
                bureau=shore.officer.bureau,
                code=number,
                kind="posting",
                provider=shore.school("S1").unit,
                receiver=shore.school("S2").unit,
                status=FlowStatus.HELD,
            )

        assert arrange_posting(by=shore.officer, facts=facts(shore)).code == "P2025-00008"


def test_group_office_arranges_for_where_the_teacher_is_now(shore):
    with shore.at():
        seen = facts(shore)
        Teacher.objects.filter(code="T1").update(school=shore.school("S5"))

        with pytest.raises(Refused, match="本集团"):
            arrange_posting(by=shore.group_office, facts=seen)
