from datetime import timedelta

import pytest
from django.urls import reverse

from manyuan.kernel.clock import today
from manyuan.plans.models import Answer
from manyuan.web.desks.planning_words import plan_tasks
from manyuan.web.scenarios.trail import plans_url

DUE = today() + timedelta(days=7)


def texts(seen, who):
    seat = getattr(seen, who)
    with seen.at(seat):
        return [task.text for task in plan_tasks(seat)]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("officer", [f"「全局草案 v2」正在征求意见：还有 3 所学校未答复，{DUE} 截止"]),
        ("group_office", []),
        ("principal", []),
        ("teacher", []),
        ("auditor", []),
    ],
)
def test_bureau_is_told_for_whose_answers_it_waits(seen, who, expected):
    assert texts(seen, who) == expected


def test_plan_that_nobody_need_be_waited_for_is_no_longer_waited_for(seen, sign_in):
    with seen.at():
        Answer.objects.update(due_on=today() - timedelta(days=1))

    assert texts(seen, "officer") == []
    page = sign_in(seen.officer).get(reverse("desk"))
    (told,) = [one for one in page.context["tasks"] if one.text.startswith("可以采纳的交流方案")]
    assert told.links == (("全局草案 v2", reverse("plan-answers", args=[seen.asked_plan.pk])),)


def test_tasks_lead_to_where_they_are_done(seen, sign_in):
    page = sign_in(seen.officer).get(reverse("desk")).content.decode()

    assert reverse("scenario", args=[seen.submitted.pk]) in page
    assert reverse("plan-answers", args=[seen.asked_plan.pk]) in page


@pytest.mark.parametrize("who", ["officer", "auditor", "group_office"])
def test_desk_says_how_far_the_year_has_come_as_the_plans_do(seen, sign_in, who):
    client = sign_in(getattr(seen, who))

    said = client.get(reverse("desk")).context["planning"]

    assert said == client.get(plans_url(seen.asked_plan.year)).context["headline"]


def test_desk_says_nothing_of_plans_before_there_is_one(shore, sign_in):
    assert sign_in(shore.officer).get(reverse("desk")).context["planning"] == ""
