from types import SimpleNamespace

import pytest
from django.urls import reverse

from manyuan.plans.actions.edits import place_teacher
from manyuan.plans.models import Plan
from manyuan.web.plans.sides import goal_sides


@pytest.fixture
def edited(seen):
    with seen.at():
        teacher = seen.plan.moves.first().teacher_code
        return place_teacher(by=seen.officer, plan=seen.plan, teacher=teacher, school=None)


@pytest.fixture
def compare(seen, sign_in):
    def open_(first, second, query="", **headers):
        address = reverse("plan-compare", args=[first.pk, second.pk]) + query
        return sign_in(seen.officer).get(address, **headers)

    return open_


def test_equal_plans_are_called_so(seen, compare):
    shown = compare(seen.plan, seen.asked_plan).content.decode()

    assert "<h1>两份方案的安排相同</h1>" in shown
    assert "更好</span>" not in shown


def test_better_one_is_marked_and_the_move_is_listed(seen, edited, compare):
    with seen.at():
        teacher = seen.plan.moves.first().teacher_code

    shown = compare(seen.plan, edited).content.decode()

    assert "有 1 人的安排不同；集团草案 · 第 1 版在" in shown
    assert teacher in shown
    assert "只在前一份" in shown
    assert "更好</span>" in shown


def test_sums_over_other_schools_are_not_called_better(seen, edited, compare):
    with seen.at():
        document = Plan.objects.get(pk=edited.pk).document
        for moment in ("balance_before", "balance_after"):
            document[moment]["host"]["cells"].pop()
        Plan.objects.filter(pk=edited.pk).update(document=document)

    shown = compare(seen.plan, edited).content.decode()

    assert "两份方案的学校范围不同" in shown


def test_swap_of_a_table_is_that_of_the_page(seen, edited, compare):
    whole = compare(seen.plan, edited).content.decode()
    part = compare(
        seen.plan, edited, HTTP_HX_REQUEST="true", HTTP_HX_TARGET="table-moves"
    ).content.decode()

    assert part.strip() in whole


def test_plans_of_other_years_are_not_compared(seen, edited, compare):
    with seen.at():
        Plan.objects.filter(pk=edited.pk).update(year=2025)

    assert compare(seen.plan, edited).status_code == 404


def test_choice_leads_to_the_comparison(seen, sign_in):
    client = sign_in(seen.officer)
    address = reverse("plan-compare-with", args=[seen.plan.pk])

    chosen = client.get(address, {"other": seen.asked_plan.pk})
    newest = client.get(address, {"other": "none"})

    expected = reverse("plan-compare", args=[seen.plan.pk, seen.asked_plan.pk])
    assert (chosen.url, newest.url) == (expected, expected)


def test_single_plan_of_a_year_teaches_how_to_get_another(seen, sign_in):
    with seen.at():
        Plan.objects.filter(pk=seen.plan.pk).update(year=2025)

    page = sign_in(seen.officer).get(reverse("plan-compare-with", args=[seen.plan.pk]))

    assert "本学年还没有另一份方案" in page.content.decode()


def test_goals_stand_in_the_order_in_which_they_are_met():
    goals = [
        SimpleNamespace(name=name, first=None, second=1.0, difference=None)
        for name in ("policy_shortfall", "wishes", "moves", "changes")
    ]

    sides = goal_sides(SimpleNamespace(goals=goals), same_schools=True)

    assert [side.name for side in sides] == [
        "政策比例差额",
        "与已采纳方案的变动",
        "志愿位次之和",
        "交流人数",
    ]
