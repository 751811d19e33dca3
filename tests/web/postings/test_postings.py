from datetime import date, timedelta

import pytest
from django.urls import reverse

from manyuan.directory.models import Teacher
from manyuan.engagements.kinds.posting.actions import PostingFacts, arrange_posting
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.kernel.clock import today

DAY = timedelta(days=1)


@pytest.fixture
def posting(shore):
    with shore.at():
        return arrange_posting(
            by=shore.officer,
            facts=PostingFacts(
                teacher=Teacher.objects.get(code="T1"),
                host=shore.school("S2"),
                mode="secondment",
                starts_on=today() - 10 * DAY,
                ends_on=today() + 20 * DAY,
            ),
        )


def test_headline_says_who_is_out_and_whose_term_ends(shore, sign_in, posting):
    page = sign_in(shore.officer).get(reverse("postings")).content.decode()

    assert "1 名教师正在交流，其中 1 名将在 30 天内期满" in page


def test_empty_list_teaches_the_first_step(shore, sign_in):
    page = sign_in(shore.officer).get(reverse("postings")).content.decode()

    assert "还没有教师交流" in page
    assert reverse("posting-new") in page


def test_officer_arranges_a_posting(shore, sign_in):
    form = {
        "teacher": "林一",
        "host": "S2",
        "mode": "walking",
        "starts_on": "2025-09-01",
        "last_day": "2026-08-31",
        "weekly_hours": "4",
    }

    answer = sign_in(shore.officer).post(reverse("posting-new"), form, follow=True)

    assert "已安排林一自 2025-09-01 起到灯塔小学。" in answer.content.decode()
    with shore.at():
        assert Posting.objects.get().weekly_hours == 4


def test_wrong_form_says_what_is_wrong_and_writes_nothing(shore, sign_in):
    form = {"teacher": "无此人", "host": "S2", "mode": "walking", "starts_on": "2025-09-01"}

    page = sign_in(shore.officer).post(reverse("posting-new"), form).content.decode()

    assert "名册里没有「无此人」，请填写教师编号或姓名。" in page
    with shore.at():
        assert Posting.objects.count() == 0


def test_two_of_a_name_ask_for_the_code(shore, sign_in):
    with shore.at():
        Teacher.objects.filter(code="T2").update(name="林一")

    form = {"teacher": "林一", "host": "S2", "mode": "rotation"}
    page = sign_in(shore.officer).post(reverse("posting-new"), form).content.decode()

    assert "T1（海棠路小学）、T2（灯塔小学）" in page


@pytest.mark.parametrize(
    ("page", "form", "state"),
    [
        ("posting-end", {"on": str(today()), "reason": "身体原因"}, "ended"),
        ("posting-extend", {"until": str(today() + 90 * DAY), "reason": "需要"}, "arranged"),
        ("posting-replace", {"teacher": "T2", "on": str(today()), "reason": "请假"}, "ended"),
    ],
)
def test_posting_is_changed_by_form(shore, sign_in, posting, page, form, state):
    with shore.at():
        Teacher.objects.filter(code="T2").update(school=shore.school("S1"))

    answer = sign_in(shore.officer).post(reverse(page, args=[posting.code]), form)

    assert answer.status_code == 302
    with shore.at():
        assert Posting.objects.get(code=posting.code).state == state


def test_posting_ahead_is_called_off_by_form(shore, sign_in, posting):
    with shore.at():
        Posting.objects.update(starts_on=today() + DAY, ends_on=date(2099, 9, 1))

    address = reverse("posting-cancel", args=[posting.code])
    sign_in(shore.officer).post(address, {"reason": "方案变化"})

    with shore.at():
        assert Posting.objects.get().state == "cancelled"


def test_page_of_a_posting_shows_the_whole_path(shore, sign_in, posting):
    page = sign_in(shore.officer).get(reverse("posting", args=[posting.code])).content.decode()

    assert "林一：海棠路小学 → 灯塔小学" in page
    assert page.count("海棠路小学 → 灯塔小学") == 3  # title, headline, path
    assert reverse("posting-end", args=[posting.code]) in page


def test_host_principal_reads_but_sees_why_nothing_can_be_changed(shore, sign_in, posting):
    page = sign_in(shore.principal).get(reverse("posting", args=[posting.code])).content.decode()

    assert "教师交流由教育局和集团办公室安排" in page
    assert reverse("posting-end", args=[posting.code]) not in page


def test_teacher_sees_the_own_posting_only(shore, sign_in, posting):
    with shore.at():
        Teacher.objects.filter(code="T1").update(account=shore.teacher.person)
    client = sign_in(shore.teacher)

    assert client.get(reverse("posting", args=[posting.code])).status_code == 200
    with shore.at():
        Teacher.objects.filter(code="T1").update(account=None)
    assert client.get(reverse("posting", args=[posting.code])).status_code == 403


def test_flows_list_leads_to_the_engagement(shore, sign_in, posting):
    page = sign_in(shore.officer).get(reverse("flows")).content.decode()

    assert "1 次流动，其中 1 次由强校到弱校" in page
    assert reverse("posting", args=[posting.code]) in page
