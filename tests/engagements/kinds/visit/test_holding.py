import pytest
from django.core.exceptions import ValidationError

from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.kinds.visit.actions import (
    Attended,
    correct_attendance,
    give_feedback,
    hold_visit,
)
from manyuan.engagements.kinds.visit.enums import Side, VisitState
from manyuan.engagements.kinds.visit.errors import (
    GradeTwice,
    NobodyAttended,
    NotReportedYet,
    NotYetHeld,
    SideMissing,
    VisitReasonMissing,
)
from manyuan.engagements.kinds.visit.models import Attendance, Feedback, Visit
from manyuan.engagements.kinds.visit.queries.visits import ratings_given
from manyuan.engagements.kinds.visit.visibility import visible_feedback
from manyuan.engagements.models import Flow
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from worlds.visits import PAST

GRADES = [Attended("五年级", 90), Attended("六年级", 81)]


def hold(coast, visit, by=None, attendance=GRADES, teachers=8):
    return hold_visit(
        by=by or coast.principal, visit=visit, attendance=attendance, teachers=teachers
    )


def test_held_visit_counts_pupils_by_grade_and_teachers(coast):
    held = hold(coast, coast.confirmed(on=PAST))

    flow = Flow.objects.get()
    counted = list(Attendance.objects.values_list("grade", "pupils"))
    assert (held.state, held.teachers_attended) == (VisitState.HELD, 8)
    assert counted == [("五年级", 90), ("六年级", 81)]
    assert (flow.status, flow.people) == (FlowStatus.HELD, 179)


def test_visit_that_nobody_confirmed_was_held_all_the_same(coast):
    assert hold(coast, coast.visit(on=PAST)).state == VisitState.HELD


def test_history_says_whom_the_visit_reached(coast):
    hold(coast, coast.visit(on=PAST))

    record = Record.objects.get(code="visit.held")
    assert sentence_of(record) == (
        "登记潘博士于 2025-10-14 在灯塔小学讲「海洋科学」：学生 171 人，教师 8 人"
    )
    assert record.changes.get().after["attendance"] == "五年级 90；六年级 81"


def test_nobody_counts_heads_before_the_day(coast):
    visit = coast.visit()

    with pytest.raises(NotYetHeld):
        hold(coast, visit)

    assert (Visit.objects.get().state, Attendance.objects.count()) == (VisitState.PLANNED, 0)


@pytest.mark.parametrize(
    ("attendance", "error"),
    [
        ([], NobodyAttended),
        ([Attended("六年级", 90), Attended("六年级", 3)], GradeTwice),
        ([Attended("六年级", 0)], ValidationError),
        ([Attended("", 30)], ValidationError),
    ],
)
def test_count_that_cannot_be_is_refused(coast, attendance, error):
    visit = coast.visit(on=PAST)

    with pytest.raises(error):
        hold(coast, visit, attendance=attendance)

    assert (Visit.objects.get().state, Attendance.objects.count()) == (VisitState.PLANNED, 0)


def test_teachers_are_not_fewer_than_none(coast):
    visit = coast.visit(on=PAST)

    with pytest.raises(ValidationError):
        hold(coast, visit, teachers=-1)

    assert Visit.objects.get().state == VisitState.PLANNED


@pytest.mark.parametrize("role", ["teacher", "auditor", "link"])
def test_others_report_nothing(coast, role):
    visit = coast.visit(on=PAST)
    seat = coast.link if role == "link" else coast.shore.people[role]

    with coast.at(seat), pytest.raises(Refused):
        hold(coast, visit, by=seat)

    assert Visit.objects.get().state == VisitState.PLANNED


def correct(coast, visit, reason="漏计一个班", attendance=GRADES):
    return correct_attendance(
        by=coast.principal, visit=visit, attendance=attendance, teachers=6, reason=reason
    )


def test_correction_replaces_the_count_and_says_why(coast):
    corrected = correct(coast, coast.held(pupils=100))

    counted = list(Attendance.objects.values_list("grade", "pupils"))
    assert counted == [("五年级", 90), ("六年级", 81)]
    assert (corrected.teachers_attended, corrected.explanation) == (6, "漏计一个班")
    assert Flow.objects.get().people == 177
    record = Record.objects.get(code="visit.corrected")
    change = record.changes.get()
    assert sentence_of(record) == (
        "更正潘博士于 2025-10-14 在灯塔小学讲「海洋科学」的人数："
        "学生 171 人，教师 6 人（漏计一个班）"
    )
    assert change.before["attendance"] == "六年级 100"
    assert change.after["attendance"] == "五年级 90；六年级 81"


@pytest.mark.parametrize(
    ("given", "error"),
    [({"reason": ""}, VisitReasonMissing), ({"attendance": []}, NobodyAttended)],
)
def test_correction_that_cannot_be_changes_nothing(coast, given, error):
    visit = coast.held(pupils=100)

    with pytest.raises(error):
        correct(coast, visit, **given)

    assert list(Attendance.objects.values_list("grade", "pupils")) == [("六年级", 100)]


def test_what_was_not_reported_is_neither_corrected_nor_judged(coast):
    visit = coast.visit(on=PAST)

    with pytest.raises(NotReportedYet):
        correct(coast, visit)
    with pytest.raises(NotReportedYet):
        give_feedback(by=coast.principal, visit=visit, rating=5, text="")

    assert (Attendance.objects.count(), Feedback.objects.count()) == (0, 0)


def test_each_side_judges_and_may_say_it_again(coast):
    visit = coast.held()

    give_feedback(by=coast.principal, visit=visit, rating=3, text="")
    give_feedback(by=coast.principal, visit=visit, rating=5, text=" 孩子们很喜欢。 ")
    give_feedback(by=coast.link, visit=visit, rating=4, text="设备可以更好。")

    assert list(Feedback.objects.values_list("side", "rating", "text")) == [
        ("partner", 4, "设备可以更好。"),
        ("school", 5, "孩子们很喜欢。"),
    ]
    again = Record.objects.filter(code="feedback.given").order_by("pk")[1]
    assert sentence_of(again) == "学校反馈了潘博士在灯塔小学讲「海洋科学」：5 分"
    assert again.changes.get().before == {"side": "school", "rating": 3, "text": ""}


def test_bureau_takes_down_what_a_side_said(coast):
    visit = coast.held()

    with pytest.raises(SideMissing):
        give_feedback(by=coast.officer, visit=visit, rating=5, text="")
    feedback = give_feedback(by=coast.officer, visit=visit, rating=5, text="", side=Side.PARTNER)

    assert (feedback.side, feedback.by) == ("partner", coast.officer)


@pytest.mark.parametrize(("rating", "text"), [(0, ""), (6, ""), (3, "好" * 401)])
def test_feedback_out_of_bounds_is_refused(coast, rating, text):
    visit = coast.held()

    with pytest.raises(ValidationError):
        give_feedback(by=coast.principal, visit=visit, rating=rating, text=text)

    assert Feedback.objects.count() == 0


def test_side_reads_its_own_feedback_and_the_bureau_both(coast):
    visit = coast.held()
    for side in Side:
        give_feedback(by=coast.officer, visit=visit, rating=4, text="", side=side)

    def sides(seat):
        return [one.side for one in visible_feedback(seat, visit)]

    assert sides(coast.officer) == ["partner", "school"]
    assert sides(coast.shore.auditor) == ["partner", "school"]
    assert sides(coast.principal) == sides(coast.group_office) == ["school"]
    assert sides(coast.link) == ["partner"]
    assert sides(coast.other_link) == sides(coast.shore.teacher) == []


def test_partner_sees_how_it_rated_its_own_visits_and_nobody_else_does(coast):
    visit = coast.held()
    give_feedback(by=coast.link, visit=visit, rating=4, text="")
    give_feedback(by=coast.principal, visit=visit, rating=2, text="")

    assert ratings_given(coast.link) == {visit.pk: 4}
    assert ratings_given(coast.other_link) == {}
    assert ratings_given(coast.principal) == {}
