from datetime import timedelta

import pytest
from django.urls import reverse

from manyuan.directory.models import Expert
from manyuan.engagements.kinds.course.models import Course, Lecturer, Receiver, Session, Turnout
from manyuan.kernel.clock import today
from worlds.courses import DAY
from worlds.visits import day_off, school_day


@pytest.fixture
def officer(bay, sign_in):
    return sign_in(bay.officer)


def texts(response):
    return response.content.decode()


def course_fields(**rest):
    return {
        "name": "走进物理",
        "mode": "bridging",
        "provider": "望海中学（S4）",
        "stage": "primary",
        "grade": "六年级",
        "places": "40",
        "opens_on": today().isoformat(),
        "closes_on": (today() + 9 * DAY).isoformat(),
        **rest,
    }


def session_fields(**rest):
    return {
        "starts_at": "14:00",
        "ends_at": "15:00",
        "place": "望海中学（S4）",
        "room": "实验室",
        **rest,
    }


def test_course_is_entered_with_its_lecturers_by_name_or_code(bay, officer):
    answer = officer.post(
        reverse("course-new"), course_fields(lecturers="林一，E1", group="望海中学教育集团（G2）")
    )

    course = Course.objects.get()
    assert answer.url == reverse("course-schools", args=[course.code])
    assert [str(one) for one in Lecturer.objects.all()] == ["林一", "潘博士"]
    assert course.group.code == "G2"


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ({"lecturers": "无名"}, "名册和专家里没有「无名」"),
        ({"places": "0"}, "确保该值大于或等于"),
        ({"closes_on": "2020-01-01"}, "报名截止不能早于报名开始。"),
        ({"provider": "不存在"}, "没有“不存在”"),
    ],
)
def test_impossible_course_is_answered_on_the_form(bay, officer, rest, said):
    answer = officer.post(reverse("course-new"), course_fields(**rest))

    assert answer.status_code == 200
    assert said in texts(answer)
    assert not Course.objects.exists()


def test_namesakes_ask_for_the_code(bay, officer):
    Expert.objects.update(name="林一")

    answer = officer.post(reverse("course-new"), course_fields(lecturers="林一"))

    assert "有几位叫「林一」，请填写编号：林一（T1）、林一（E1）。" in texts(answer)


def test_form_of_a_principal_knows_the_own_school_and_keeps_strange_lecturers(bay, sign_in):
    client = sign_in(bay.provider)
    shown = client.get(reverse("course-new")).context["form"]
    assert shown.initial["provider"] == "望海中学（S4）"
    course = bay.ready(lecturers=(bay.teacher(),))

    form = client.get(reverse("course-edit", args=[course.code])).context["form"]
    answer = client.post(
        reverse("course-edit", args=[course.code]),
        course_fields(name="新名称", lecturers=form.initial["lecturers"], places="60"),
    )

    assert answer.status_code == 302
    assert Course.objects.get().name == "新名称"
    assert Lecturer.objects.get().teacher.code == "T1"


def test_schools_are_ticked_with_their_limits(bay, officer):
    course = bay.draft()
    address = reverse("course-schools", args=[course.code])
    s2, s3 = (bay.school(code).pk for code in ("S2", "S3"))

    officer.post(address, {f"take-{s2}": "on", f"quota-{s2}": "12", f"quota-{s3}": "9"})
    rows = list(officer.get(address).context["form"].rows)

    assert [(one.school.code, one.quota) for one in Receiver.objects.all()] == [("S2", 12)]
    assert rows[0][0].code == "S2"
    refused = officer.post(address, {f"take-{s2}": "on", f"quota-{s2}": "-1"})
    assert refused.status_code == 200


def test_run_is_shown_before_it_is_laid_and_days_can_be_left_out(bay, officer):
    course = bay.draft()
    address = reverse("course-run", args=[course.code])
    fields = session_fields(first=school_day().isoformat(), count="3")

    preview = officer.post(address, fields).context["preview"]
    assert not Session.objects.exists()
    days = [value for value, _label in preview["days"]]
    assert len(days) == 3
    officer.post(address, {**fields, "shown": preview["shown"], "days": days[1:]})

    assert [one.on.isoformat() for one in Session.objects.all()] == days[1:]


def test_run_that_was_changed_after_the_look_is_shown_again(bay, officer):
    course = bay.draft()
    address = reverse("course-run", args=[course.code])
    fields = session_fields(first=school_day().isoformat(), count="3")
    shown = officer.post(address, fields).context["preview"]["shown"]

    again = officer.post(address, {**fields, "count": "4", "shown": shown, "days": ["x"]})

    assert len(again.context["preview"]["days"]) == 4
    assert not Session.objects.exists()
    none = officer.post(address, {**fields, "shown": shown})
    assert "按这样的安排没有一次课" in texts(none)


def test_session_on_a_day_off_is_laid_once_it_was_heard(bay, officer):
    course = bay.draft()
    address = reverse("course-session-new", args=[course.code])
    fields = session_fields(on=day_off().isoformat())

    told = officer.post(address, fields)
    assert "不是上学日" in texts(told)
    assert not Session.objects.exists()
    officer.post(address, {**fields, "heard": f"{day_off()} 14:00-15:00"})

    assert Session.objects.get().on == day_off()


def test_session_is_moved_with_a_reason(bay, officer):
    course = bay.open()
    address = reverse("course-session", args=[course.code, 2])
    fields = session_fields(on=school_day(3).isoformat(), reason="期中考试")

    assert officer.get(address).context["form"].initial["room"] == "物理实验室"
    officer.post(address, fields)

    assert bay.session_of(course, 2).on == school_day(3)


def test_attendance_of_several_sessions_is_one_form_on_a_phone(bay, sign_in):
    course = bay.open(days=(today() - 2 * DAY, today() - DAY, today() + timedelta(days=70)))
    bay.sign(course, "S2", 20)
    bay.sign(course, "S5", 20)
    course.state, course.taken = "running", 40
    course.save()
    client, receiver = sign_in(bay.shore.principal), Receiver.objects.get(school__unit__code="S2")
    address = reverse("course-attendance", args=[course.code])
    first, second = f"s1-{receiver.pk}", f"s2-{receiver.pk}"

    form = client.get(address).context["form"]
    assert list(form.fields) == ["reason", first, second]
    assert form.is_correcting is False
    too_many = client.post(address, {first: "21"})
    assert "确保该值小于或等于" in texts(too_many)
    client.post(address, {first: "18", second: ""})

    assert Turnout.objects.get().pupils == 18
    asked = client.post(address, {first: "17", second: "20"})
    assert "请写明原因" in texts(asked)
    client.post(address, {first: "17", second: "20", "reason": "漏计"})
    assert list(Turnout.objects.values_list("pupils", flat=True)) == [17, 20]


def test_course_without_a_session_yet_says_when_to_come_back(bay, officer):
    course = bay.open()
    bay.sign(course, "S2", 20)

    shown = officer.get(reverse("course-attendance", args=[course.code]))

    assert "当天起在这里登记" in texts(shown)


def test_finishing_early_asks_why(bay, officer):
    course = bay.running()
    bay.count(course, 1, 20)
    address = reverse("course-finish", args=[course.code])

    assert "还有 1 次课" in texts(officer.get(address))
    officer.post(address, {"reason": ""})
    assert Course.objects.get().state == "running"
    officer.post(address, {"reason": "学期结束"})

    assert Course.objects.get().state == "finished"


def test_what_an_action_refuses_is_said_on_the_page(bay, officer):
    course = bay.draft()

    answer = officer.post(reverse("course-open", args=[course.code]))

    assert "还没有接受学校，请先选择学校" in texts(answer)
