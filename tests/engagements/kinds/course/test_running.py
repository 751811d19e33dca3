from datetime import time

import pytest
from django.core.exceptions import ValidationError

from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.errors import (
    NobodyIsTwice,
    NotMovable,
    VenueElsewhere,
    VenueIsTaken,
    VenueNotOpen,
)
from manyuan.engagements.kinds.course.actions import (
    TurnoutFacts,
    add_sessions,
    cancel_course,
    cancel_session,
    change_session,
    facts_of,
    finish_course,
    open_course,
    report_turnout,
    start_course,
    withdraw_school,
)
from manyuan.engagements.kinds.course.actions.scheduling import MOST_SESSIONS
from manyuan.engagements.kinds.course.errors import (
    CourseReasonMissing,
    LecturerOfAnotherCourse,
    NobodyHasAPlace,
    NoSessionsGiven,
    NotAReceiver,
    NothingCounted,
    NothingHeldYet,
    NotRunning,
    SessionAhead,
    SessionCalledOff,
    SessionIntoThePast,
    SessionIsOver,
    SessionPastMidnight,
    SessionsOverlap,
    SessionUnchanged,
    SomethingHeld,
    TooManySessions,
    TurnoutAbovePlaced,
)
from manyuan.engagements.kinds.course.models import Course, Lecturer, Session, Turnout
from manyuan.engagements.kinds.course.rescheduling import move_occasion
from manyuan.engagements.models import Flow, Occasion
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.plans.errors import StateForbids
from worlds.courses import DAY
from worlds.visits import school_day


def changed(bay, session, **rest):
    facts = bay.session(session.on, **rest)
    return change_session(by=bay.officer, session=session, facts=facts, reason="期中考试")


def test_moved_session_moves_the_flow_with_it(bay):
    course = bay.open()
    bay.sign(course, "S2", 5)
    session = bay.session_of(course, 2)

    moved = change_session(
        by=bay.provider,
        session=session,
        facts=bay.session(school_day(3), ends_at=time(16)),
        reason="期中考试",
    )

    flow = Flow.objects.get()
    assert (moved.on, moved.ends_at) == (school_day(3), time(16))
    assert (flow.starts_on, flow.ends_on, flow.hours) == (school_day(), school_day(3), 3.5)
    assert sentence_of(Record.objects.first()).startswith("课程「走进物理」第 2 次课由 ")


def test_sessions_that_cannot_be_are_refused(bay):
    course = bay.open()
    session = bay.session_of(course)
    other = bay.draft(lecturers=(bay.teacher(),))
    stranger = Lecturer.objects.get(course=other)

    with pytest.raises(SessionsOverlap):
        add_sessions(by=bay.officer, course=course, sessions=[bay.session(starts_at=time(15))])
    with pytest.raises(NoSessionsGiven):
        add_sessions(by=bay.officer, course=course, sessions=[])
    with pytest.raises(TooManySessions):
        add_sessions(by=bay.officer, course=course, sessions=[bay.session()] * MOST_SESSIONS)
    with pytest.raises(LecturerOfAnotherCourse):
        changed(bay, session, lecturer=stranger)
    with pytest.raises(VenueElsewhere):
        changed(bay, session, venue=bay.venue())
    bay.venue().__class__.objects.update(closed_on=today())
    with pytest.raises(VenueNotOpen):
        changed(bay, session, place=bay.school("S1").unit, venue=bay.venue())
    with pytest.raises(ValidationError):
        changed(bay, session, ends_at=time(13))
    with pytest.raises(SessionUnchanged):
        change_session(by=bay.officer, session=session, facts=facts_of(session), reason="无")
    with pytest.raises(CourseReasonMissing):
        change_session(by=bay.officer, session=session, facts=bay.session(), reason=" ")
    before = bay.session(today() - DAY)
    with pytest.raises(SessionIntoThePast):
        change_session(by=bay.officer, session=session, facts=before, reason="提前")

    assert Session.objects.count() == 2
    assert bay.session_of(course).explanation == ""


def test_cancelled_session_counts_no_more_and_frees_its_time(bay):
    course = bay.open()
    bay.sign(course, "S2", 5)

    cancel_session(by=bay.officer, session=bay.session_of(course), reason="台风")
    later = bay.session(starts_at=time(16), ends_at=time(17))
    add_sessions(by=bay.officer, course=course, sessions=[bay.session(), later])

    assert Flow.objects.get().hours == 4
    assert bay.session_of(course, 3).on == school_day()
    with pytest.raises(SessionIsOver):
        changed(bay, bay.session_of(course), room="操场")


def test_course_runs_once_somebody_has_a_place(bay):
    course = bay.open()
    with pytest.raises(NobodyHasAPlace):
        start_course(by=bay.officer, course=course)
    bay.sign(course, "S2", 5)

    started = start_course(by=bay.officer, course=course)

    assert started.state == "running"
    assert Flow.objects.get().status == FlowStatus.CONFIRMED
    with pytest.raises(StateForbids):
        open_course(by=bay.officer, course=course)


def test_report_says_who_came_and_the_session_was_held(bay):
    course = bay.running()

    bay.count(course, 1, 22, by=bay.shore.principal)

    flow = Flow.objects.get()
    assert [one.state for one in Session.objects.order_by("number")] == ["held", "planned"]
    assert (flow.people, flow.hours, flow.status) == (22, 1.5, FlowStatus.CONFIRMED)
    assert sentence_of(Record.objects.first()) == "登记课程「走进物理」的到课人数：1 项"


def test_session_to_which_nobody_came_is_not_yet_held(bay):
    course = bay.running()

    bay.count(course, 1, 0)

    assert Turnout.objects.get().pupils == 0
    assert bay.session_of(course).state == "planned"


def test_flow_counts_the_most_that_came_and_the_hours_of_who_came(bay):
    course = bay.open(days=(today() - 2 * DAY, today() - DAY))
    for school in ("S2", "S5"):
        bay.sign(course, school, 20)
    start_course(by=bay.officer, course=course)
    bay.count(course, 1, 12)
    bay.count(course, 2, 15)
    bay.count(course, 1, 0, school="S5")

    flows = {one.receiver.code: (one.people, one.hours) for one in Flow.objects.all()}
    assert flows == {"S2": (15, 3), "S5": (0, 1.5)}


def test_report_that_cannot_be_is_refused(bay):
    course = bay.running()
    cancel_session(by=bay.officer, session=bay.session_of(course, 2), reason="台风")

    for error, number, pupils in (
        (TurnoutAbovePlaced, 1, 26),
        (SessionCalledOff, 2, 20),
    ):
        with pytest.raises(error):
            bay.count(course, number, pupils)
    add_sessions(by=bay.officer, course=course, sessions=[bay.session(school_day(2))])
    with pytest.raises(SessionAhead):
        bay.count(course, 3, 20)
    with bay.at(bay.provider), pytest.raises(Refused):
        bay.count(course, 1, 20, by=bay.provider)
    with pytest.raises(NotAReceiver):
        bay.count(course, 1, 5, school="S6")
    with pytest.raises(NotRunning):
        bay.count(bay.open(name="别的"), 1, 0)

    assert not Turnout.objects.exists()


def test_correction_says_why(bay):
    course = bay.running()
    bay.count(course, 1, 20)

    with pytest.raises(CourseReasonMissing):
        bay.count(course, 1, 21)
    with pytest.raises(NothingCounted):
        bay.count(course, 1, 20)
    bay.count(course, 1, 21, reason="漏计")

    assert Turnout.objects.get().pupils == 21
    change = Record.objects.first().changes.get(table="course_turnouts")
    assert (change.before, change.after) == ({"pupils": 20}, {"pupils": 21})


def test_several_sessions_are_reported_at_once(bay):
    course = bay.open(days=(today() - 2 * DAY, today() - DAY))
    bay.sign(course, "S2", 20)
    start_course(by=bay.officer, course=course)
    school = bay.school("S2")

    counts = [TurnoutFacts(1, school, 18), TurnoutFacts(2, school, 19)]
    report_turnout(by=bay.officer, course=course, counts=counts)

    assert Record.objects.first().facts["counts"] == 2
    assert {one.state for one in Session.objects.all()} == {"held"}


def test_finished_course_calls_off_what_was_not_held(bay):
    course = bay.running()
    with pytest.raises(NothingHeldYet):
        finish_course(by=bay.officer, course=course)
    bay.count(course, 1, 22)
    with pytest.raises(CourseReasonMissing):
        finish_course(by=bay.officer, course=course)

    finished = finish_course(by=bay.provider, course=course, reason="学期结束")

    flow = Flow.objects.get()
    assert finished.state == "finished"
    assert [one.state for one in Session.objects.order_by("number")] == ["held", "cancelled"]
    assert (flow.status, flow.hours, flow.people) == (FlowStatus.HELD, 1.5, 22)
    assert flow.ends_on == today() - DAY
    bay.count(course, 1, 23, reason="漏计")
    assert Flow.objects.get().people == 23


def test_course_is_cancelled_while_nothing_was_held(bay):
    course = bay.running()
    with pytest.raises(CourseReasonMissing):
        cancel_course(by=bay.officer, course=course, reason="")

    cancel_course(by=bay.officer, course=course, reason="教师病假")

    assert Course.objects.get().explanation == "教师病假"
    assert {one.state for one in Session.objects.all()} == {"cancelled"}
    assert Flow.objects.get().status == FlowStatus.CANCELLED


def test_course_of_which_something_was_held_is_not_cancelled(bay):
    course = bay.running()
    bay.count(course, 1, 22)

    with pytest.raises(SomethingHeld):
        cancel_course(by=bay.officer, course=course, reason="教师病假")

    assert Course.objects.get().state == "running"


def test_school_that_leaves_a_running_course_keeps_what_it_had(bay):
    course = bay.running()
    bay.count(course, 1, 22)

    withdraw_school(by=bay.officer, course=course, school=bay.school("S2"), reason="冲突")

    flow = Flow.objects.get()
    assert (flow.people, flow.status) == (22, FlowStatus.CONFIRMED)


def test_only_the_giving_side_changes_a_course(bay):
    course = bay.running()
    session = bay.session_of(course, 2)

    for seat in (bay.shore.principal, bay.shore.group_office, bay.shore.teacher, bay.shore.auditor):
        with bay.at(seat):
            for act in (
                lambda by: finish_course(by=by, course=course),
                lambda by: cancel_course(by=by, course=course, reason="不开"),
                lambda by: start_course(by=by, course=course),
                lambda by: add_sessions(by=by, course=course, sessions=[bay.session()]),
                lambda by: cancel_session(by=by, session=session, reason="不开"),
            ):
                with pytest.raises(Refused):
                    act(seat)

    assert Course.objects.get().state == "running"


def test_teacher_and_venue_are_taken_once_over_all_courses(bay):
    at_hall = {"place": bay.school("S1").unit, "venue": bay.venue()}
    first, second = (bay.ready(name=name, lecturers=(bay.teacher(),)) for name in ("甲", "乙"))
    first_one, second_one = (Lecturer.objects.get(course=one) for one in (first, second))
    day = school_day(2)
    taken = [bay.session(day, lecturer=first_one), bay.session(school_day(3), **at_hall)]
    add_sessions(by=bay.officer, course=first, sessions=taken)

    draft_holds_nobody = [bay.session(day, lecturer=second_one)]
    add_sessions(by=bay.officer, course=second, sessions=draft_holds_nobody)
    open_course(by=bay.officer, course=first)
    with pytest.raises(NobodyIsTwice):
        open_course(by=bay.officer, course=second)
    sessions = [bay.session(school_day(3), **at_hall)]
    with pytest.raises(VenueIsTaken):
        add_sessions(by=bay.officer, course=second, sessions=sessions)

    assert Course.objects.get(name="乙").state == "draft"


def test_calendar_shows_the_sessions_and_moves_one(bay):
    course = bay.open()
    bay.sign(course, "S2", 5)

    move_occasion(
        by=bay.officer,
        code=course.code,
        number=2,
        on=school_day(3),
        starts_at=time(9),
        reason="换时间",
    )

    found = Occasion.objects.filter(code=course.code).order_by("number")
    assert [(one.starts_on, one.ends_at) for one in found] == [
        (school_day(), time(15, 30)),
        (school_day(3), time(10, 30)),
    ]
    assert {one.code for one in found[0].units.all()} == {"S2", "S4"}
    assert [one.status for one in found] == [FlowStatus.PLANNED] * 2
    with pytest.raises(NotMovable):
        move_occasion(
            by=bay.officer, code=course.code, number=9, on=school_day(), starts_at=None, reason="无"
        )
    with pytest.raises(SessionPastMidnight):
        move_occasion(
            by=bay.officer,
            code=course.code,
            number=2,
            on=school_day(),
            starts_at=time(23),
            reason="无",
        )


def test_draft_stands_in_no_calendar(bay):
    bay.ready()

    assert not Occasion.objects.exists()
