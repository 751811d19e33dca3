import pytest
from django.urls import reverse

from manyuan.directory.models import Agreement, Membership, ResourceReport, School
from web.directory.pages import drawn, text
from worlds.needs import state

DESK = reverse("desk")


@pytest.mark.parametrize("who", ["officer", "auditor"])
def test_bureau_sees_the_district_at_a_glance(shore, sign_in, who):
    page = sign_in(shore.people[who]).get(DESK)

    assert page.context["headline"] == "6 所学校中 5 所已进集团，覆盖 84.8% 的学生"
    assert [figure.value for figure in page.context["figures"]][:3] == [5, "84.8%", 2]
    assert len(drawn(page, "desk-map")["schools"]) == 7
    assert page.context["twin"].rows == [
        ["海棠路小学教育集团", 3, 3, 2200],
        ["望海中学教育集团", 3, 4, 2300],
    ]


def test_bureau_is_told_what_needs_attention(shore, sign_in):
    page = sign_in(shore.officer).get(DESK)

    assert [task.text for task in page.context["tasks"]] == [
        "已经期满的成员校：1 项",
        "2 所学校还在候选或试行期",
        "2025–2026 学年上报数据中有 1 处空缺，相关指标无法判定",
        "1 个集团还没有高校共建",
        "2 个集团还没有院所共建",
        "5 所学校还没有科学家",
    ]


def test_group_office_is_told_which_partners_are_missing(shore, sign_in):
    page = sign_in(shore.group_office).get(DESK)

    assert [task.text for task in page.context["tasks"]] == [
        "本集团还没有院所共建",
        "3 所学校还没有科学家",
    ]


def test_needs_that_nobody_has_met_are_tasks_until_then(shore, sign_in):
    with shore.at():
        state(shore)
    said = ("1 项学校需求还没有安排", (("各校的需求", reverse("needs")),))
    for seat, expected in (
        (shore.officer, [said]),
        (shore.group_office, [said]),
        (shore.principal, [said]),
        (shore.teacher, []),
    ):
        tasks = sign_in(seat).get(DESK).context["tasks"]
        assert [(one.text, one.links) for one in tasks if "需求" in one.text] == expected


def test_nothing_is_missing_before_anybody_has_agreed(shore, sign_in):
    with shore.at():
        Agreement.objects.all().delete()

    assert sign_in(shore.group_office).get(DESK).context["tasks"] == []
    assert len(sign_in(shore.officer).get(DESK).context["tasks"]) == 3


def test_everything_amiss_is_told_with_the_page_to_go_to(shore, sign_in):
    with shore.at():
        Membership.objects.filter(role="lead", group__unit__code="G1").update(role="member")
        School.objects.filter(unit__code="S3").update(closed_on="2026-01-01")
        ResourceReport.objects.filter(school__unit__code="S6", year=2025).delete()

    tasks = sign_in(shore.officer).get(DESK).context["tasks"]

    assert [(task.text, task.links) for task in tasks][1:3] == [
        ("1 个集团没有牵头校", (("海棠路小学教育集团", reverse("group", args=["G1"])),)),
        (
            "1 所已停办的学校还登记为集团成员",
            (("石桥小学", reverse("group", args=["G1"])),),
        ),
    ]
    assert tasks[4].text == "1 所学校没有上报 2025–2026 学年的办学条件"


def test_balance_is_left_open_before_anybody_reports(shore, sign_in):
    with shore.at():
        ResourceReport.objects.all().delete()

    figure = sign_in(shore.officer).get(DESK).context["figures"][3]

    assert (figure.value, figure.sub) == (None, "还没有上报办学条件")


def test_empty_district_teaches_the_first_step(shore, sign_in):
    with shore.at(shore.hill):
        Membership.objects.all().delete()
        ResourceReport.objects.all().delete()
        School.objects.all().delete()

    assert reverse("school-new") in text(sign_in(shore.hill).get(DESK))


def test_group_office_sees_its_group(shore, sign_in):
    page = sign_in(shore.group_office).get(DESK)
    rows = sign_in(shore.group_office).get(DESK, {"members-export": "csv"})

    assert page.context["headline"].startswith("海棠路小学教育集团有 3 所学校")
    assert {one["code"] for one in drawn(page, "group-map")["schools"]} == {"S1", "S2", "S3"}
    assert len(rows.content.decode("utf-8-sig").splitlines()) == 4


def test_principal_sees_the_own_school_its_groups_and_indicators(shore, sign_in):
    page = sign_in(shore.principal).get(DESK)

    assert page.context["headline"] == "灯塔小学在海棠路小学教育集团、望海中学教育集团"
    assert [one["leads"] for one in page.context["groups"]] == ["海棠路小学", "望海中学"]
    (figure,) = page.context["figures"]
    assert figure.label == "小学资源指标达标"


def test_principal_of_a_school_without_group_is_told_so(shore, sign_in):
    with shore.at():
        Membership.objects.filter(school__unit__code="S2").delete()
        ResourceReport.objects.all().delete()

    page = sign_in(shore.principal).get(DESK)

    assert page.context["headline"] == "灯塔小学还没有进入集团"
    assert page.context["figures"] == []
    assert "还没有可以判定的办学条件数据" in text(page)


def test_principal_of_a_school_that_is_not_judged_is_told_why(shore, sign_in):
    with shore.at():
        School.objects.filter(unit__code="S2").update(kind="teaching_point")
        ResourceReport.objects.filter(school__unit__code="S2").update(pupils=40)

    page = sign_in(shore.principal).get(DESK)

    assert page.context["left_out"] == ["不足 50 人的教学点不在评估范围内"]
    assert "不足 50 人的教学点不在评估范围内" in text(page)
