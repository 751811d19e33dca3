import pytest

from manyuan.web.plans.words import short_reason


@pytest.mark.parametrize(
    ("code", "facts", "said"),
    [
        ("fills_post", {}, "补申报岗位"),
        ("wished", {"rank": 2}, "第 2 志愿"),
        ("other", {}, "另有安排"),
    ],
)
def test_short_reason_can_be_listed_without_a_full_stop(code, facts, said):
    reason = {"code": code, "template": "另有安排。", "facts": facts}

    assert short_reason(reason) == said
