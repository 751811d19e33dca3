from datetime import datetime, time

import pytest
from django.urls import reverse

from manyuan.directory.models import School
from manyuan.engagements.enums import Direction, FlowStatus
from manyuan.engagements.kinds.course.actions import (
    GradePupils,
    edit_course,
    set_receivers,
    sign_up,
    withdraw_school,
)
from manyuan.engagements.kinds.course.errors import (
    CourseGradeTwice,
    CourseReasonMissing,
    FewerThanTaken,
    NobodySignedUp,
    NotAReceiver,
    NotOpenForSignUp,
    NotSignedUp,
    QuotaBelowPlaced,
    SignUpClosed,
    SignUpNotBegun,
    SignUpUnchanged,
    WeakerSchoolsFirst,
)
from manyuan.engagements.kinds.course.models import Course, GradeCount, Receiver
from manyuan.engagements.models import Flow
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import CHINA, today
from manyuan.kernel.errors import Refused
from manyuan.notices.jobs import tell_what_closes
from manyuan.notices.models import Notice
from manyuan.web.notices.places import place_of
from worlds.clock import on_day
from worlds.courses import DAY, OPEN, TURN, after_the_turn


def test_school_that_signs_up_takes_places_and_leaves_a_flow(bay):
    course = bay.open(group=bay.shore.group("G2"))

    receiver = bay.sign(course, "S2", 25, by=bay.shore.principal)

    flow = Flow.objects.get()
    assert (receiver.asked, receiver.placed, receiver.waiting) == (25, 25, 0)
    assert Course.objects.get().taken == 25
    assert (flow.code, flow.activity) == (f"{course.code}.S2", course.code)
    assert (flow.kind, flow.mode, flow.status) == ("course", "bridging", FlowStatus.PLANNED)
    assert (flow.provider.code, flow.receiver.code, flow.group.code) == ("S4", "S2", "G2")
    assert (flow.people, flow.hours, flow.direction) == (25, 3, Direction.STRONG_TO_WEAK)
    assert sentence_of(Record.objects.first()) == (
        "灯塔小学报名课程「走进物理」：25 人，占名额 25 人，候补 0 人"
    )


def test_names_are_never_stored_only_numbers_by_grade(bay):
    course = bay.open()
    grades = [GradePupils("五年级", 4), GradePupils("六年级", 6)]

    sign_up(by=bay.officer, course=course, school=bay.school("S2"), grades=grades)

    assert list(GradeCount.objects.values_list("grade", "pupils")) == [("五年级", 4), ("六年级", 6)]
    after = Record.objects.first().changes.get(table="course_schools").after
    assert after == {"quota": 30, "asked": 10, "grades": "五年级 4；六年级 6", "placed": 10}


def test_school_gets_no_more_than_its_quota_though_places_are_free(bay):
    course = bay.open()

    receiver = bay.sign(course, "S2", 40)

    assert (receiver.placed, receiver.waiting) == (30, 10)


def test_who_finds_no_place_waits_and_is_promoted_in_order(bay):
    course = bay.open(places=50)
    bay.sign(course, "S2", 30)
    bay.sign(course, "S3", 30)
    bay.sign(course, "S5", 10)
    assert bay.placed(course) == {"S2": 30, "S3": 20, "S5": 0}

    withdraw_school(by=bay.shore.principal, course=course, school=bay.school("S2"), reason="冲突")

    assert bay.placed(course) == {"S3": 30, "S5": 10}
    assert Course.objects.get().taken == 40
    changed = Record.objects.first().changes.values_list("key", flat=True)
    assert set(changed) == {f"{course.code}/{code}" for code in ("S2", "S3", "S5")}
    assert Flow.objects.get(receiver__code="S2").status == FlowStatus.CANCELLED
    assert Flow.objects.get(receiver__code="S5").people == 10


def test_fewer_pupils_free_places_and_more_stand_last_in_line(bay):
    course = bay.open(places=30, quotas={"S2": None, "S3": None, "S5": None})
    bay.sign(course, "S2", 20)
    bay.sign(course, "S3", 20)
    bay.sign(course, "S5", 20)
    bay.sign(course, "S3", 30)
    assert bay.placed(course) == {"S2": 20, "S3": 10, "S5": 0}

    bay.sign(course, "S2", 5)

    assert bay.placed(course) == {"S2": 5, "S3": 10, "S5": 15}


def test_more_places_go_to_those_who_wait(bay):
    course = bay.open(places=20)
    bay.sign(course, "S3", 30)

    edit_course(by=bay.officer, course=course, facts=bay.facts(places=26))

    assert bay.placed(course) == {"S3": 26}
    assert Flow.objects.get().people == 26


def test_larger_quota_lets_a_waiting_school_in(bay):
    course = bay.open()
    bay.sign(course, "S2", 40)

    wider = bay.receivers(S1=None, S2=None, S3=None, S5=None)
    set_receivers(by=bay.officer, course=course, receivers=wider)

    assert bay.placed(course) == {"S2": 40}


def test_nobody_who_has_a_place_loses_it(bay):
    course = bay.open()
    bay.sign(course, "S2", 25)

    with pytest.raises(FewerThanTaken):
        edit_course(by=bay.officer, course=course, facts=bay.facts(places=24))
    smaller = bay.receivers(S1=None, S2=24, S3=None, S5=None)
    with pytest.raises(QuotaBelowPlaced):
        set_receivers(by=bay.officer, course=course, receivers=smaller)

    assert bay.placed(course) == {"S2": 25}


@pytest.mark.parametrize("strength", ["lead", "strong"])
def test_stronger_school_waits_until_the_weaker_have_had_their_time(bay, strength):
    course = bay.open()
    School.objects.filter(unit__code="S1").update(strength=strength)

    with pytest.raises(WeakerSchoolsFirst) as refused:
        bay.sign(course, "S1", 10)
    assert refused.value.facts["after"] == today() + TURN + DAY
    assert bay.placed(course) == {}

    with after_the_turn():
        bay.sign(course, "S1", 10)
    assert bay.placed(course) == {"S1": 10}


@pytest.mark.parametrize("strength", ["weak", "new", "ordinary", ""])
def test_weaker_school_and_one_of_unknown_strength_may_come_first(bay, strength):
    course = bay.open()
    School.objects.filter(unit__code="S1").update(strength=strength)

    assert bay.sign(course, "S1", 10).placed == 10


def test_campus_is_as_strong_as_its_school(bay):
    course = bay.open(quotas={"S5-2": None})
    School.objects.filter(unit__code="S5").update(strength="strong")

    with pytest.raises(WeakerSchoolsFirst):
        bay.sign(course, "S5-2", 10)


def test_course_without_a_day_takes_all_at_once(bay):
    course = bay.open(weaker_until=None)

    assert bay.sign(course, "S1", 10).placed == 10


def test_sign_up_keeps_to_its_days_but_who_runs_the_course_may_add_later(bay):
    course = bay.open(opens_on=today() + DAY)
    with pytest.raises(SignUpNotBegun):
        bay.sign(course, "S2", 5)

    with on_day(today() + OPEN + DAY):
        with pytest.raises(SignUpClosed):
            bay.sign(course, "S2", 5, by=bay.shore.principal)
        bay.sign(course, "S2", 5)
        bay.sign(course, "S2", 3, by=bay.shore.principal)

    assert bay.placed(course) == {"S2": 3}


def test_sign_up_that_says_nothing_new_or_nothing_at_all_is_refused(bay):
    course = bay.open()
    bay.sign(course, "S2", 5)
    school, by = bay.school("S2"), bay.officer

    with pytest.raises(SignUpUnchanged):
        bay.sign(course, "S2", 5)
    with pytest.raises(NobodySignedUp):
        sign_up(by=by, course=course, school=school, grades=[])
    twice = [GradePupils("六年级", 2)] * 2
    with pytest.raises(CourseGradeTwice):
        sign_up(by=by, course=course, school=school, grades=twice)

    assert Receiver.objects.get(school=school).asked == 5


def test_only_schools_that_are_named_sign_up_and_only_while_it_is_open(bay):
    course = bay.open()
    with pytest.raises(NotAReceiver):
        bay.sign(course, "S6", 5)

    with pytest.raises(NotOpenForSignUp):
        bay.sign(bay.draft(), "S2", 5)

    assert not Flow.objects.exists()


def test_school_that_has_not_signed_up_does_not_withdraw(bay):
    course = bay.open()
    school = bay.school("S2")

    with pytest.raises(NotSignedUp):
        withdraw_school(by=bay.officer, course=course, school=school, reason="冲突")
    bay.sign(course, "S2", 5)
    with pytest.raises(CourseReasonMissing):
        withdraw_school(by=bay.officer, course=course, school=school, reason=" ")

    assert bay.placed(course) == {"S2": 5}


def test_nobody_signs_another_school_up(bay):
    course = bay.open()

    for seat in (bay.provider, bay.principals["S5"], bay.shore.teacher, bay.shore.auditor):
        with bay.at(seat), pytest.raises(Refused):
            bay.sign(course, "S2", 5, by=seat)
    assert not Receiver.objects.filter(asked__gt=0).exists()

    with bay.at(bay.shore.group_office):
        bay.sign(course, "S2", 5, by=bay.shore.group_office)
    assert bay.placed(course) == {"S2": 5}


def test_who_could_sign_up_and_has_not_is_told_before_sign_up_closes(bay):
    course = bay.open(opens_on=today() - DAY, closes_on=today() + DAY, weaker_until=None)
    bay.sign(course, "S1", 10)
    morning = datetime.combine(today(), time(9), CHINA)

    assert [tell_what_closes(morning) for _time in range(2)] == [1, 0]

    found = Notice.objects.filter(record__code="course.closing").select_related("seat__unit")
    assert sorted(one.seat.unit.code for one in found) == ["S2", "S5"]
    assert {place_of(one.seat, one) for one in found} == {reverse("course", args=[course.code])}
