from datetime import date

import pytest

from manyuan.directory.actions.schools import close_school

URL = "/evaluation/balance/schools/{}/"


@pytest.mark.parametrize(
    ("code", "headline"),
    [
        ("S1", "海棠路小学：小学达标（7 项全部达标）"),
        ("S2", "灯塔小学：小学未达标（5 项达标、2 项未达标，其中 1 项低于要求的 85%）"),
        (
            "S5",
            "潮声学校：小学达标（7 项全部达标）；初中尚无结论（6 项达标、1 项未知，补齐数据后才能下结论）",
        ),
        ("S8", "教研中心在 2025–2026 学年没有参加评估的学段"),
    ],
)
def test_headline_says_whether_each_stage_passes_and_why(officer, code, headline):
    assert officer.get(URL.format(code)).context["headline"] == headline


def test_a_school_that_is_left_out_says_why(shore, officer):
    with shore.at():
        close_school(by=shore.officer, school=shore.school("S6"), on=date(2025, 8, 1))

    headline = officer.get(URL.format("S6")).context["headline"]

    assert headline == "独立中学在 2025–2026 学年不参加评估：学年开始时已停办"


def test_lines_show_the_share_of_what_is_asked_over_the_years(officer):
    picture = officer.get(URL.format("S2")).context["pictures"][0]

    spec = picture.panels[0].spec
    backbone = spec["series"][1]
    assert spec["x"] == ["2023–2024", "2024–2025", "2025–2026"]
    assert spec["limit"] == {"value": 1, "label": "要求"}
    assert (backbone["name"], backbone["emphasis"]) == ("骨干教师", True)
    assert picture.twin.rows[1] == ["A2 骨干教师", "83.3%", "83.3%", "83.3%"]


def test_an_earlier_year_shows_no_later_one(officer):
    picture = officer.get(URL.format("S2"), {"year": "2024"}).context["pictures"][0]

    assert picture.panels[0].spec["x"] == ["2023–2024", "2024–2025"]


@pytest.mark.parametrize(
    ("seat", "code", "status"),
    [
        ("auditor", "S6", 200),
        ("group_office", "S3", 200),
        ("group_office", "S4", 403),
        ("principal", "S2", 200),
        ("principal", "S1", 403),
        ("teacher", "S1", 200),
        ("teacher", "S2", 403),
        ("officer", "S99", 404),
    ],
)
def test_school_opens_to_those_who_may_see_its_numbers(shore, sign_in, seat, code, status):
    page = sign_in(shore.people[seat]).get(URL.format(code))

    assert page.status_code == status
    if status == 403:
        reason = "其他学校的办学条件数据只有教育局、督导审计和所在集团可以查看。"
        assert reason in page.content.decode()


def test_bureau_corrects_and_others_read_why_not(shore, sign_in):
    edit = "/evaluation/reports/S2/primary/2025/edit/"

    assert edit in sign_in(shore.officer).get(URL.format("S2")).content.decode()
    refused = sign_in(shore.principal).get(URL.format("S2")).content.decode()
    assert edit not in refused
    assert "如有差错，请联系教育局更正" in refused
