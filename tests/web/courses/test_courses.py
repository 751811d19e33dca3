import pytest
from django.urls import reverse

from worlds.courses import DAY, after_the_turn


@pytest.fixture
def officer(bay, sign_in):
    return sign_in(bay.officer)


def page(client, name, *args, **query):
    return client.get(reverse(name, args=args), query)


def texts(response):
    return response.content.decode()


def test_list_says_how_many_are_open_and_whom_they_reach(bay, officer):
    course = bay.open(places=30)
    bay.sign(course, "S3", 25)
    bay.sign(course, "S5", 10)
    bay.draft(name="草稿")

    shown = page(officer, "courses")

    figures = {one.label: one.value for one in shown.context["figures"]}
    assert shown.context["headline"] == "2 门课程：1 门报名中，0 门开课中，0 门已结课"
    assert figures == {"参加的学校": 2, "占名额学生人次": 30, "候补学生人次": 5}


def test_list_exports_every_column(bay, officer):
    course = bay.open(group=bay.shore.group("G2"))
    bay.sign(course, "S2", 25)

    answer = page(officer, "courses", **{"courses-export": "csv"})

    head, row = b"".join(answer).decode("utf-8-sig").splitlines()
    assert head.startswith("课程名称,课程类型,开课单位,面向,报名学校,名额,已占名额,候补")
    assert row.startswith("走进物理,衔接课程,望海中学,六年级,灯塔小学,60,25,0,")


def test_list_of_days_without_courses_teaches_the_first_step(bay, officer):
    bay.open()

    shown = page(officer, "courses", first="2019-09-01", last="2020-01-31")

    assert shown.context["headline"] == "这段时间没有课程"
    assert "先登记课程" in texts(shown)


def test_principal_is_shown_what_the_own_school_can_sign_up_for(bay, sign_in):
    course = bay.open()
    client = sign_in(bay.shore.principal)
    link = reverse("course-sign-up", args=[course.code, "S2"])

    assert [one["url"] for one in page(client, "courses").context["waiting"]] == [link]
    bay.sign(course, "S2", 5)

    assert page(client, "courses").context["waiting"] == []


def test_page_tells_places_line_sessions_and_who_came(bay, officer):
    course = bay.running(places=40, name="走进物理")
    bay.sign(course, "S3", 20)
    bay.count(course, 1, 22)

    shown = page(officer, "course", course.code)

    assert shown.context["headline"] == "「走进物理」2 所学校占 40 个名额，5 人候补"
    assert [(one.label, one.value) for one in shown.context["figures"]] == [
        ("已占名额", 40),
        ("候补", 5),
        ("报名学校", 2),
        ("已上课", 1),
    ]
    assert shown.context["picture"].spec["items"] == [
        {"name": "灯塔小学", "value": 25, "verdict": "met"},
        {"name": "石桥小学", "value": 15, "verdict": "near"},
    ]
    assert [(one.school.code, one.waiting) for one in shown.context["line"]] == [("S3", 5)]
    assert [one.counts for one in shown.context["meetings"]] == [[22, None], [None, None]]


def test_steps_follow_the_state_and_the_seat(bay, sign_in):
    course = bay.ready()

    def steps(seat):
        shown = page(sign_in(seat), "course", course.code)
        return [one.label for one in shown.context["steps"]]

    change = ["修改课程", "接受学校和限额", "每周排课", "排一次课"]
    assert steps(bay.provider) == ["开放报名", *change, "取消课程"]
    course.state = "open"
    course.save()
    assert steps(bay.provider) == ["确定开课", *change, "取消课程"]
    assert steps(bay.shore.principal) == ["报名"]
    bay.sign(course, "S2", 5)
    course.state, course.taken = "running", 5
    course.save()
    assert steps(bay.shore.principal) == ["修改报名", "退出报名", "登记到课人数"]
    assert steps(bay.provider) == [*change, "结课", "取消课程"]
    assert steps(bay.shore.auditor) == []


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("draft", "「走进物理」还在草拟，学校看不到"),
        ("open", "「走进物理」还没有学校报名，有 60 个名额"),
        ("cancelled", "「走进物理」已取消"),
    ],
)
def test_headline_says_what_there_is_to_know(bay, officer, state, said):
    course = bay.ready()
    course.state, course.explanation = state, "教师病假"
    course.save()

    shown = page(officer, "course", course.code)

    assert shown.context["headline"] == said
    assert ("教师病假" in texts(shown)) is True


def test_sheet_has_a_column_for_each_school_that_takes_part(bay, officer):
    course = bay.running()

    shown = page(officer, "course-sheet", course.code)

    assert [one.school.code for one in shown.context["taking"]] == ["S2"]
    assert len(shown.context["meetings"]) == 2


def test_school_signs_up_for_the_grades_of_the_course(bay, sign_in):
    course = bay.open(places=20, grade="五年级、六年级")
    client = sign_in(bay.shore.principal)
    address = reverse("course-sign-up", args=[course.code, "S2"])

    assert list(client.get(address).context["form"].grades.values()) == ["五年级", "六年级"]
    refused = client.post(address, {"grade-0": "", "grade-1": "0"})
    assert "请至少填写一个年级的学生数" in texts(refused)
    answer = client.post(address, {"grade-0": "10", "grade-1": "15"}, follow=True)

    assert "已报名：20 人占到名额，5 人候补，有空出的名额会自动递补。" in texts(answer)
    assert bay.placed(course) == {"S2": 20}


def test_stronger_school_reads_from_when_it_may_sign_up(bay, sign_in):
    course = bay.open()
    client = sign_in(bay.principals["S1"])
    address = reverse("course-sign-up", args=[course.code, "S1"])

    refused = client.post(address, {"grade-0": "10"})

    assert "由薄弱校、新校和普通校先报名" in texts(refused)
    assert bay.placed(course) == {}
    with after_the_turn():
        client.post(address, {"grade-0": "10"})
    assert bay.placed(course) == {"S1": 10}


def test_unknown_course_session_or_school_is_as_good_as_none(bay, officer):
    course = bay.open(closes_on=bay.facts().closes_on + DAY)

    for name, args in (
        ("course", ["C1900-00001"]),
        ("course-session", [course.code, 9]),
        ("course-sign-up", [course.code, "S6"]),
    ):
        assert page(officer, name, *args).status_code == 404


@pytest.mark.parametrize("first", ["2026-13-40", "gestern", ""])
def test_what_is_no_date_is_as_good_as_none(bay, officer, first):
    course = bay.open()

    assert course.name in texts(page(officer, "courses", first=first))


def test_school_that_changes_or_leaves_is_told_what_happens(bay, sign_in):
    course = bay.open(quotas={"S2": 30})
    bay.sign(course, "S2", 12)
    client = sign_in(bay.shore.principal)

    change = page(client, "course-sign-up", course.code, "S2")
    leave = page(client, "course-withdraw", course.code, "S2")

    assert change.context["question"].headline == "修改灯塔小学的报名"
    assert "本校限额 30 人。" in change.context["question"].warnings
    assert leave.context["question"].warnings == (
        "灯塔小学的 12 个名额会让给候补的学校；再报名须重新排队。",
    )
