"""The papers of a plan: workbooks that open, letters that say who, where, when and why."""

from io import BytesIO
from urllib.parse import unquote

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from manyuan.engagements.actions.adopting import adopt_and_start
from manyuan.plans.actions.consulting import ask_principals
from plans.asking import let_the_due_date_pass


@pytest.fixture
def asked(strand):
    return ask_principals(by=strand.officer, plan=strand.plan())


@pytest.fixture
def adopted(strand, asked):
    let_the_due_date_pass(asked)
    return adopt_and_start(by=strand.officer, plan=asked, over_refusals="开学在即")


def page(client, name, *args, **query):
    return client.get(reverse(name, args=args), query).content.decode()


@pytest.mark.parametrize(
    ("name", "file", "title"),
    [
        ("plan-roster", "2026–2027 学年交流人员名册（第 1 版）.xlsx", "人员名册"),
        ("plan-approval", "2026–2027 学年交流审批表（第 1 版）.xlsx", "审批表"),
    ],
)
def test_papers_of_a_plan_open_as_workbooks(strand, sign_in, asked, name, file, title):
    answer = sign_in(strand.officer).get(reverse(name, args=[asked.pk]))

    assert unquote(answer["Content-Disposition"]) == f"attachment; filename*=UTF-8''{file}"
    assert load_workbook(BytesIO(answer.content)).sheetnames[0] == title


def test_list_of_the_eligible_opens_as_a_workbook(strand, sign_in, asked):
    address = reverse("eligible-list", args=[asked.scenario_id])

    answer = sign_in(strand.auditor).get(address)

    assert load_workbook(BytesIO(answer.content)).sheetnames == ["符合条件", "不符合条件"]


def test_letter_tells_the_teacher_where_and_until_when(strand, sign_in, adopted):
    move = adopted.moves.get(teacher_code="A00")

    found = page(sign_in(strand.teacher), "notice", move.pk)

    assert "关于A校教师0老师交流轮岗的通知" in found
    assert "安排您自2026年9月1日至2027年8月31日由甲小学到" in found
    assert "自2027年9月1日起回甲小学工作" in found
    assert "这样安排的考虑是" in found
    assert "计入" not in found
    assert "征求意见稿" not in found


def test_letter_of_a_plan_not_in_force_is_marked(strand, sign_in, asked):
    move = asked.moves.get(teacher_code="A00")

    found = page(sign_in(strand.officer), "notice", move.pk)

    assert 'data-mark="征求意见稿"' in found


def test_teacher_has_no_letter_before_adoption_nor_anothers_after(strand, sign_in, asked):
    moves = {move.teacher_code: reverse("notice", args=[move.pk]) for move in asked.moves.all()}
    early = sign_in(strand.teacher).get(moves["A00"]).status_code
    let_the_due_date_pass(asked)
    adopt_and_start(by=strand.officer, plan=asked, over_refusals="开学在即")

    client = sign_in(strand.teacher)
    late = {code: client.get(address).status_code for code, address in moves.items()}

    assert early == 403
    assert late == {"A00": 200, "A01": 403, "D00": 403}


def test_school_letter_lists_who_goes_and_who_comes_with_campuses(strand, sign_in, asked):
    found = page(sign_in(strand.principal_b), "school-notice", asked.pk, "B")

    assert "你校派出教师 0 名、接收教师 2 名" in found
    assert "A校教师0" in found
    assert "A校教师1" in found
    assert "D校教师0" not in found


def test_principal_has_the_letters_of_the_own_school_only(strand, sign_in, asked):
    client = sign_in(strand.principal_b)

    found = page(client, "plan-notices", asked.pk)
    other = client.get(reverse("school-notice", args=[asked.pk, "E"])).status_code

    assert "2 份教师通知、1 份学校通知（征求意见稿）" in found
    assert other == 404
    assert reverse("plan-roster", args=[asked.pk]) not in found


@pytest.mark.parametrize(("which", "number"), [("teachers", 3), ("schools", 4)])
def test_all_letters_open_on_one_page_for_print(strand, sign_in, adopted, which, number):
    found = page(sign_in(strand.officer), "plan-notices", adopted.pk, print=which)

    assert found.count('<article class="official"') == number


def test_group_office_reads_the_letters_of_its_group(strand, sign_in, asked):
    found = page(sign_in(strand.office), "plan-notices", asked.pk)

    assert "2 份教师通知、2 份学校通知（征求意见稿）" in found


def test_letters_speak_english(strand, sign_in, adopted):
    client = sign_in(strand.officer)
    client.cookies["django_language"] = "en"
    move = adopted.moves.get(teacher_code="A00")

    found = client.get(
        reverse("notice", args=[move.pk]), headers={"accept-language": "en"}
    ).content.decode()

    assert "from 1 September 2026 to 31 August 2027" in found
