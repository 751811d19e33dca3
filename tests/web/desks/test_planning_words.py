from datetime import timedelta

import pytest
from django.urls import reverse

from manyuan.kernel.clock import today
from manyuan.plans.actions.scenarios import return_scenario
from manyuan.plans.models import Answer
from manyuan.web.desks.planning_words import plan_tasks

DUE = today() + timedelta(days=7)


def texts(seen, who):
    seat = getattr(seen, who)
    with seen.at(seat):
        return [task.text for task in plan_tasks(seat)]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (
            "officer",
            [
                "1 份方案草案已上报，等待审阅",
                f"「全局草案 v2」正在征求意见：还有 3 所学校未答复，{DUE} 截止",
            ],
        ),
        ("group_office", ["1 份方案草案还没有上报"]),
        ("principal", [f"1 项交流安排等您答复，{DUE} 截止"]),
        ("teacher", []),
        ("auditor", []),
    ],
)
def test_desk_says_what_waits_for_each_seat(seen, who, expected):
    assert texts(seen, who) == expected


def test_plan_that_nobody_need_be_waited_for_is_ready(seen):
    with seen.at():
        Answer.objects.update(due_on=today() - timedelta(days=1))

    expected = "「全局草案 v2」可以采纳了：0 项同意，0 项不同意，4 项到期未答复"
    assert texts(seen, "officer")[-1] == expected


def test_returned_draft_comes_back_to_its_office(seen):
    with seen.at():
        return_scenario(by=seen.officer, scenario=seen.submitted, reason="放宽路途")

    assert texts(seen, "group_office") == [
        "1 份方案草案被教育局退回，请修改后再上报",
        "1 份方案草案还没有上报",
    ]


def test_tasks_lead_to_where_they_are_done(seen, sign_in):
    page = sign_in(seen.officer).get(reverse("desk")).content.decode()

    assert reverse("scenario", args=[seen.submitted.pk]) in page
    assert reverse("plan-answers", args=[seen.asked_plan.pk]) in page
