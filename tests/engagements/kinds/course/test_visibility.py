from manyuan.directory.models import Partner, Teacher
from manyuan.engagements.kinds.course.models import Course
from manyuan.engagements.kinds.course.permissions import may_list_courses
from manyuan.engagements.kinds.course.queries.choices import (
    groups_to_offer_in,
    providers,
    schools_to_invite,
    weekly_days,
)
from manyuan.engagements.kinds.course.queries.courses import courses, visible_codes
from manyuan.seats.enums import Role
from worlds.courses import DAY
from worlds.visits import day_off, partner_link, school_day


def seen_by(bay, seat):
    with bay.at():
        codes = list(Course.objects.values_list("code", flat=True))
    with bay.at(seat):
        return visible_codes(seat, codes)


def test_draft_is_seen_by_those_who_give_it_alone(bay):
    course = bay.ready()

    seeing = {bay.officer, bay.shore.auditor, bay.provider}
    others = {bay.shore.principal, bay.shore.group_office, bay.shore.teacher}
    assert {seat for seat in seeing | others if course.code in seen_by(bay, seat)} == seeing


def test_open_course_is_seen_by_its_schools_and_their_groups(bay):
    course = bay.open(quotas={"S2": None})

    assert course.code in seen_by(bay, bay.shore.principal)
    assert course.code in seen_by(bay, bay.shore.group_office)
    assert seen_by(bay, bay.principals["S1"]) == frozenset()


def test_teacher_sees_what_the_school_takes_and_what_they_teach(bay):
    course = bay.open(weaker_until=None)
    teacher = bay.shore.teacher
    assert seen_by(bay, teacher) == frozenset()

    bay.sign(course, "S1", 5)
    assert seen_by(bay, teacher) == {course.code}

    Teacher.objects.filter(code="T2").update(account=teacher.person)
    taught = bay.open(name="别的", lecturers=(bay.teacher("T2"),))
    assert seen_by(bay, teacher) == {course.code, taught.code}


def test_list_is_for_those_who_sit_in_the_district(bay):
    seats = (bay.officer, bay.shore.auditor, bay.shore.principal, bay.shore.teacher)

    assert all(may_list_courses(seat) for seat in seats)
    assert not may_list_courses(partner_link(bay.shore, "P1"))


def test_partner_sees_its_own_and_nobody_else_s(bay):
    partner = Partner.objects.get()
    own = bay.open(provider=partner.unit)
    bay.open()

    assert seen_by(bay, partner_link(bay.shore, "P1")) == {own.code}
    assert seen_by(bay, bay.shore.hill) == frozenset()


def test_calendar_of_a_school_shows_what_it_gives_and_takes(bay):
    course = bay.open()
    bay.sign(course, "S2", 5)
    seat = bay.shore.principal
    seat.role = Role.CALENDAR_LINK

    assert seen_by(bay, seat) == {course.code}
    seat.role = Role.PUBLIC
    assert seen_by(bay, seat) == frozenset()


def test_courses_of_some_days_are_those_that_touch_them(bay):
    course = bay.open()

    def found(first, last):
        return list(courses(bay.officer, first=first, last=last))

    assert found(None, None) == [course]
    assert found(school_day(1), None) == [course]
    assert found(school_day(1) + 60 * DAY, None) == []
    assert found(None, Course.objects.get().opens_on - DAY) == []


def test_who_can_give_and_take_is_offered(bay):
    office, course = bay.shore.group_office, bay.draft(group=bay.shore.group("G2"))
    with bay.at(office):
        assert {one.code for one in providers(office)} == {"S1", "S2", "S3", "P1"}
        assert [one.code for one in groups_to_offer_in(office)] == ["G1"]
    with bay.at(bay.provider):
        assert [one.code for one in providers(bay.provider)] == ["S4"]
        assert [one.code for one in groups_to_offer_in(bay.provider)] == ["G2"]

    found = [one.code for one in schools_to_invite(bay.officer, course)]
    assert found == ["S2", "S5", "S1", "S3", "S5-2"]


def test_run_of_sessions_leaves_days_off_out(bay):
    free = day_off()

    found, skipped = weekly_days(bay.officer, free, 2)
    assert (found, len(skipped)) == ([], 32)
    found, skipped = weekly_days(bay.officer, school_day(), 3)
    assert len(found) == 3
    assert {day.weekday() for day in found} == {school_day().weekday()}
