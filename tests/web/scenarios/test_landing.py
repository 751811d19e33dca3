import pytest
from django.urls import reverse

from manyuan.plans.actions.adopting import adopt_plan
from manyuan.plans.models import Answer

PLANS = reverse("plans") + "?year=2026"


def page_of(client, address=PLANS):
    return client.get(address).content.decode()


def test_headline_states_how_far_the_year_has_come(seen, sign_in):
    page = page_of(sign_in(seen.officer))

    assert (
        "2026–2027 学年：数据已冻结，3 个方案草案，1 份已上报，第 2 版正在征求意见，"
        "还有 3 所学校未答复" in page
    )
    assert reverse("plan-answers", args=[seen.asked_plan.pk]) in page


def test_tables_show_what_each_draft_and_plan_comes_to(seen, sign_in):
    page = page_of(sign_in(seen.officer))

    assert page.count("3.4 → 2.3") == 4
    assert page.count("已证明不能再好") == 4


def test_group_office_sees_its_own_drafts_only(seen, sign_in):
    page = page_of(sign_in(seen.group_office))

    seen_here = [
        reverse("scenario", args=[one.pk]) in page
        for one in (seen.scenario, seen.submitted, seen.asked_plan.scenario)
    ]
    assert seen_here == [True, True, False]


def test_auditor_reads_and_is_told_why_not_more(seen, sign_in):
    page = page_of(sign_in(seen.auditor))

    assert reverse("scenario-new") not in page
    assert "全局草案" in page


@pytest.mark.parametrize(("who", "target"), [("principal", "answers"), ("teacher", "my-move")])
def test_schools_and_teachers_are_led_to_their_own_part(seen, sign_in, who, target):
    answer = sign_in(getattr(seen, who)).get(PLANS)

    assert answer.headers["Location"] == reverse(target)


def test_year_without_anything_teaches_the_first_step(shore, sign_in):
    page = page_of(sign_in(shore.officer), reverse("plans"))

    assert "还没有开始年度交流" in page
    assert reverse("window-new") in page


def test_group_office_learns_who_takes_the_first_step(shore, sign_in):
    page = page_of(sign_in(shore.group_office), reverse("plans"))

    assert reverse("window-new") not in page
    assert reverse("freeze-new") not in page


def test_adopted_plan_ends_the_steps(seen, sign_in):
    with seen.at():
        Answer.objects.update(due_on="2020-01-01")
        adopt_plan(by=seen.officer, plan=seen.asked_plan, over_refusals="到期未答复")

    page = page_of(sign_in(seen.officer))

    assert "已采纳第 2 版，2 人交流" in page
    assert page.count("已完成</span>") == 6


@pytest.mark.parametrize("year", ["26", "abcd", "２０２６"])
def test_year_that_is_none_is_not_taken(seen, sign_in, year):
    client = sign_in(seen.officer)

    assert _headline(client, f"?year={year}") == _headline(client, "")


def _headline(client, query):
    return page_of(client, reverse("plans") + query).partition("<h1>")[2].partition("</h1>")[0]
