import pytest
from django.urls import reverse

from manyuan.web.desks.matter_words import matter_tasks


def lines(seen, who):
    seat = getattr(seen, who)
    with seen.at(seat):
        return [(one.text.partition("，")[0], one.links[0][1]) for one in matter_tasks(seat)]


def scenario(seen):
    return reverse("scenario", args=[seen.submitted.pk])


def turnout(seen):
    return reverse("event-turnout", args=[seen.held_event, "S2"])


def member(seen):
    with seen.at(seen.officer):
        return reverse("lifecycle-member", args=[seen.world.membership("G1", "S3").pk])


def inbox(matter):
    return f"{reverse('inbox')}?matter={matter}"


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (
            "officer",
            [
                ("待答复的更正申请：1 项", inbox("contest-answer")),
                ("待审批的免交流申请：1 项", inbox("exemption-decide")),
                ("待审阅的方案草案：1 项", scenario),
                ("待批准的资金分配：1 项", reverse("allocation", args=["P3", 1])),
                ("待审批的预算项：1 项", inbox("budget-approve")),
                ("待支付的凭证：1 项", inbox("voucher-pay")),
                ("待答复的等次申诉：1 项", reverse("grade-appeal", args=[2025, "G1"])),
                ("待答复的进退申请：1 项", reverse("proposal", args=[1])),
                ("已经期满的成员校：1 项", member),
            ],
        ),
        (
            "principal",
            [
                (
                    "待登记到会人数的联合教研：1 项",
                    reverse("research-attendance", args=["R2025-00001"]),
                ),
                (
                    "待填写的教师交流报告：1 项",
                    reverse("posting-report", args=["P2025-00001", "midterm"]),
                ),
                (
                    "待登记到场人数的联合活动：1 项",
                    turnout,
                ),
                ("待确认的教师名单和岗位需求：1 项", reverse("offers")),
                ("待答复的交流安排：1 项", inbox("plan-answer")),
                ("待学校确认的专家到校：1 项", inbox("visit-confirm")),
            ],
        ),
        ("teacher", [("待填写的交流意愿：1 项", reverse("my-record"))]),
        ("auditor", []),
    ],
)
def test_desk_says_in_a_line_what_waits_of_each_matter(seen, who, expected):
    said = [(text, page(seen) if callable(page) else page) for text, page in expected]
    assert lines(seen, who) == said
