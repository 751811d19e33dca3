import pytest

URL = "/evaluation/balance/groups/{}/"


def test_headline_counts_passes_and_names_the_widest_gap(officer):
    context = officer.get(URL.format("G1")).context

    # Lead S1: 24 of 1,200, so 2 per 100; members S2 and S3: 5 of 1,000, so 0.5.
    assert context["headline"] == "海棠路小学教育集团：3 个校段中 1 个达标"
    assert context["lead"] == "成员校与牵头校差距最大的是小学骨干教师：均值是牵头校的 25.0%"


def test_tables_hold_members_gaps_and_spread(officer):
    context = officer.get(URL.format("G1")).context

    members = [(r["name"], r["role"], r["passes"]) for r in context["members"].table.rows]
    gap = context["gaps"].table.rows[1]
    spread = context["spread"].table.rows[1]
    assert members == [
        ("海棠路小学", "lead", True),
        ("灯塔小学", "member", False),
        ("石桥小学", "member", False),
    ]
    assert (gap["lead"], gap["members"], gap["ratio"]) == (2.0, 0.5, 0.25)
    # x̄ = 29/2200·100; S² = Σ P (x − x̄)² / 2200 over 2, 0.8333, 0.
    assert round(spread["cv"], 4) == 0.6039
    assert spread["narrower"] is False


def test_lead_and_members_are_compared_only_where_both_teach(officer):
    rows = officer.get(URL.format("G2")).context["gaps"].table.rows

    assert {row["stage"] for row in rows} == {"junior"}


def test_lines_show_the_spread_over_the_years(officer):
    pictures = officer.get(URL.format("G1")).context["pictures"]

    assert [picture.title for picture in pictures] == [
        "集团内差异系数是全区的百分之几",
        "集团内差异系数的历年变化",
    ]
    assert pictures[1].panels[0].spec["x"] == ["2023–2024", "2024–2025", "2025–2026"]


def test_a_group_before_its_founding_has_no_members(officer):
    shore_years = officer.get(URL.format("G2"), {"year": "2023"})

    assert shore_years.context["headline"] == "望海中学教育集团：3 个校段中 2 个达标"


def test_a_seat_that_may_not_see_all_members_is_told_why(shore, sign_in):
    page = sign_in(shore.principal).get(URL.format("G1"))

    assert page.status_code == 200
    assert "有 2 所成员校的办学条件数据不对当前身份开放" in page.content.decode()
    assert page.context["spread"].total == 0
    assert [r["name"] for r in page.context["members"].table.rows] == ["灯塔小学"]


@pytest.mark.parametrize(("code", "status"), [("G1", 200), ("G9", 404)])
def test_group_office_sees_its_group(shore, sign_in, code, status):
    page = sign_in(shore.group_office).get(URL.format(code))

    assert page.status_code == status


def test_page_takes_few_queries(officer, django_assert_max_num_queries):
    officer.get(URL.format("G1"))

    with django_assert_max_num_queries(30):
        officer.get(URL.format("G1"))
