import pytest
from django.core.exceptions import ValidationError

from manyuan.directory.models import Expert, Partner
from manyuan.engagements.kinds.course.actions import (
    ReceiverFacts,
    add_sessions,
    edit_course,
    offer_course,
    open_course,
    set_receivers,
    withdraw_school,
)
from manyuan.engagements.kinds.course.errors import (
    CourseIsOver,
    LecturerHasSessions,
    LecturerTwice,
    NoReceiversYet,
    NoSessionsYet,
    ReceiverHasCome,
    ReceiverHasSignedUp,
    ReceiverNotOpen,
    ReceiverTwice,
    ReceiverWithoutStage,
)
from manyuan.engagements.kinds.course.models import Course, Lecturer, Receiver
from manyuan.engagements.models import Flow
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.kernel.school_year import SchoolYear
from worlds.courses import DAY
from worlds.visits import school_day


def test_drafts_are_numbered_by_year_and_leave_nothing(bay):
    year = SchoolYear.on(today() - DAY).start

    codes = [bay.draft().code for _ in range(3)]

    assert codes == [f"C{year}-{number:05d}" for number in (1, 2, 3)]
    assert sentence_of(Record.objects.first()) == "登记了望海中学的课程「走进物理」，名额 60 人"
    assert not Flow.objects.exists()


def test_numbers_go_on_after_courses_that_were_opened(bay):
    year = SchoolYear.on(today() - DAY).start
    bay.sign(bay.open(), "S2", 5)

    assert bay.draft().code == f"C{year}-00002"


def test_who_may_offer_what(bay):
    partner, group = Partner.objects.get().unit, bay.shore.group("G1")
    allowed = [
        (bay.provider, {}),
        (bay.shore.group_office, {"provider": bay.school("S1").unit}),
        (bay.shore.group_office, {"provider": partner, "group": group}),
    ]
    refused = [
        (bay.shore.principal, {}),
        (bay.shore.group_office, {}),
        (bay.shore.group_office, {"provider": partner}),
        (bay.provider, {"provider": partner, "group": group}),
        (bay.shore.teacher, {"provider": bay.school("S1").unit}),
        (bay.shore.auditor, {}),
    ]

    for seat, rest in refused:
        with bay.at(seat), pytest.raises(Refused):
            offer_course(by=seat, facts=bay.facts(**rest))
    assert not Course.objects.exists()
    for seat, rest in allowed:
        with bay.at(seat):
            offer_course(by=seat, facts=bay.facts(**rest))
    assert Course.objects.count() == len(allowed)


@pytest.mark.parametrize(
    "rest",
    [
        {"places": 0},
        {"closes_on": today() - 2 * DAY, "weaker_until": None},
        {"weaker_until": today() - 2 * DAY},
        {"weaker_until": today() + 40 * DAY},
        {"mode": "lecture"},
        {"name": ""},
    ],
)
def test_impossible_course_is_not_stored(bay, rest):
    with pytest.raises(ValidationError):
        bay.draft(**rest)

    assert not Course.objects.exists()


def test_lecturers_are_teachers_or_experts_and_stay_while_they_have_sessions(bay):
    expert, teacher = Expert.objects.get(), bay.teacher()
    course = bay.draft(lecturers=(teacher, expert))
    kept = Lecturer.objects.get(teacher=teacher)
    session = bay.session(lecturer=kept)
    add_sessions(by=bay.officer, course=course, sessions=[session])

    edit_course(by=bay.officer, course=course, facts=bay.facts(lecturers=(teacher,)))
    with pytest.raises(LecturerHasSessions):
        edit_course(by=bay.officer, course=course, facts=bay.facts())
    with pytest.raises(LecturerTwice):
        bay.draft(lecturers=(teacher, teacher))

    assert [str(one) for one in Lecturer.objects.all()] == ["林一"]


def test_course_opens_with_schools_and_sessions(bay):
    course = bay.draft()
    with pytest.raises(NoReceiversYet):
        open_course(by=bay.officer, course=course)
    set_receivers(by=bay.officer, course=course, receivers=bay.receivers(S2=None))
    with pytest.raises(NoSessionsYet):
        open_course(by=bay.officer, course=course)
    add_sessions(by=bay.officer, course=course, sessions=[bay.session()])

    opened = open_course(by=bay.provider, course=course)

    assert opened.state == "open"
    assert not Flow.objects.exists()


def test_schools_are_named_once_and_fit(bay):
    course, by = bay.draft(), bay.officer

    def named(*codes):
        return [ReceiverFacts(bay.school(code)) for code in codes]

    for error, codes in (
        (ReceiverTwice, ("S2", "S2")),
        (ReceiverWithoutStage, ("S6",)),
        (ReceiverNotOpen, ("S7",)),
    ):
        with pytest.raises(error):
            set_receivers(by=by, course=course, receivers=named(*codes))
    office = bay.shore.group_office
    of_group = bay.draft(provider=bay.school("S1").unit)
    with bay.at(office), pytest.raises(Refused):
        set_receivers(by=office, course=of_group, receivers=named("S2", "S5"))

    assert not Receiver.objects.exists()


def test_school_that_signed_up_or_came_stays_in_the_list(bay):
    course, by = bay.running(), bay.officer
    rest = bay.receivers(S1=None, S3=None, S5=None)
    with pytest.raises(ReceiverHasSignedUp):
        set_receivers(by=by, course=course, receivers=rest)
    bay.count(course, 1, 20)
    withdraw_school(by=by, course=course, school=bay.school("S2"), reason="冲突")
    with pytest.raises(ReceiverHasCome):
        set_receivers(by=by, course=course, receivers=rest)

    set_receivers(by=by, course=course, receivers=bay.receivers(S2=None))

    assert [one.school.code for one in Receiver.objects.all()] == ["S2"]


def test_stage_is_kept_to_when_the_course_changes(bay):
    course = bay.ready()

    with pytest.raises(ReceiverWithoutStage):
        edit_course(by=bay.officer, course=course, facts=bay.facts(stage="junior"))

    assert Course.objects.get().stage == "primary"


def test_course_that_is_over_is_not_changed(bay):
    course = bay.running()
    Course.objects.update(state="finished")

    with pytest.raises(CourseIsOver):
        edit_course(by=bay.officer, course=course, facts=bay.facts(name="别名"))
    with pytest.raises(CourseIsOver):
        add_sessions(by=bay.officer, course=course, sessions=[bay.session(school_day(3))])

    assert Course.objects.get().name == "走进物理"
