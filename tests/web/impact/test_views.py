import pytest
from django.conf import settings

from worlds.outcomes import bring_outcomes

ADDRESS = "/evaluation/impact/"


@pytest.fixture
def studied(shore):
    with shore.at():
        bring_outcomes(shore)
    return shore


def test_headline_says_what_can_be_concluded_and_on_what_condition(studied, sign_in):
    response = sign_in(studied.officer).get(ADDRESS)

    headline = response.context["headline"]
    assert headline.startswith("小学 · 满意度：加入集团后平均变化 +")
    assert headline.endswith("只有当各校不加入时走势本来相同，才能说是加入带来的")
    assert [figure.value for figure in response.context["figures"]][1:3] == [12, 1]
    spec = response.context["picture"].panels[0].spec
    assert [(item["name"], item["before"]) for item in spec["items"]][:3] == [
        ("前 4 年", True),
        ("前 3 年", True),
        ("前 2 年", True),
    ]
    assert len(spec["items"]) == len(response.context["picture"].twin.rows) == 8
    assert response.context["cells"].total == 12


def test_choices_are_taken_from_the_address_and_shown(studied, sign_in):
    response = sign_in(studied.officer).get(
        ADDRESS, {"outcome": "primary.satisfaction", "who": "all", "control": "notyet"}
    )

    chosen = [
        next(value for value, _label, is_chosen in choice.options if is_chosen)
        for choice in response.context["choices"]
    ]
    assert chosen == ["primary.satisfaction", "all", "notyet"]
    assert response.context["report"].joined == 13


def test_no_effect_is_told_as_not_seen_rather_than_as_none(shore, sign_in):
    with shore.at():
        bring_outcomes(shore, effect=0)

    headline = sign_in(shore.officer).get(ADDRESS).context["headline"]

    assert "看不出加入集团带来变化" in headline
    assert headline.endswith("可能没有变化，也可能学校太少、看不出来")


def test_without_results_the_first_step_is_taught(shore, sign_in):
    response = sign_in(shore.hill).get(ADDRESS)

    assert response.status_code == 200
    assert "第一步：导入办学结果" in response.content.decode()


def test_result_that_cannot_be_studied_says_why(shore, sign_in):
    response = sign_in(shore.officer).get(ADDRESS)

    assert response.context["headline"] == (
        "小学 · 满意度：还不能估计加入集团的成效。"
        "数据里有结果的时期不足两期，无法比较前后；请补上更多时期。"
    )


def test_table_is_swapped_alone_and_exported(studied, sign_in):
    visitor = sign_in(studied.officer)

    part = visitor.get(
        ADDRESS, headers={"HX-Request": "true", "HX-Target": "table-impact-cells"}
    ).content.decode()
    file = visitor.get(ADDRESS, {"impact-cohorts-export": "csv"})

    assert part.count("<h1") == 0
    assert file["Content-Type"].startswith("text/csv")


def test_english_page_speaks_english(studied, sign_in):
    visitor = sign_in(studied.officer)
    visitor.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    response = visitor.get(ADDRESS)

    assert response.context["headline"].startswith("Primary · Satisfaction: after joining")
