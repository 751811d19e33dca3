import re
from fractions import Fraction

import pytest
from django.utils.translation import override

from manyuan.evaluation.actions.freezing import freeze_year
from manyuan.evaluation.bridge.indicators import CATALOGUE
from manyuan.web.frozen.words import value_text

URL = "/evaluation/years/2025/2/groups/"
PANEL = {"HX-Request": "true", "HX-Target": "panel-body"}


def test_groups_stand_side_by_side(officer):
    context = officer.get(URL).context

    rows = {row["code"]: row for row in context["table"].table.rows}
    assert context["headline"].startswith("2 个集团、17 项指标：")
    assert (rows["G2"]["venue_hours_text"], rows["G1"]["rotation_rate_text"]) == ("6", "—")
    assert rows["G1"]["schools"] == 3


def test_a_group_shows_every_indicator_with_why_not(officer):
    context = officer.get(f"{URL}G2/").context

    rows = {row["place"]: row for row in context["indicators"].table.rows}
    assert len(rows) == 17
    assert (rows["D1"]["value"], rows["D1"]["unit"], rows["D1"]["earlier1"]) == ("6", "小时", "6")
    assert rows["B1"]["note"].startswith("有学校没有符合条件的教师数")
    assert rows["B1"]["status"] == "待核实"
    assert rows["D1"]["status"] == "建议值"


def test_last_year_stands_beside_when_it_was_frozen(officer, year):
    freeze_year(by=year.officer, year=2024)

    rows = officer.get(f"{URL}G1/").context["indicators"].table.rows

    change = next(row for row in rows if row["place"] == "E2")
    assert (change["value"], change["earlier0"]) == ("0", "0")


def test_an_indicator_opens_as_page_with_rows_and_in_the_panel_without(officer):
    page = officer.get(f"{URL}G2/venue_hours/")
    panel = officer.get(f"{URL}G2/venue_hours/", headers=PANEL)

    assert page.context["headline"] == "望海中学教育集团的场馆共享时数：6 小时"
    assert [row["flow"] for row in page.context["rows"].table.rows] == ["F05"]
    assert "打开计入的 1 条流动" in panel.text
    assert "<h2>" in panel.text
    assert "<html" not in panel.text


def test_flows_that_are_counted_can_be_exported(officer):
    answer = officer.get(f"{URL}G2/venue_hours/?counted-export=csv")

    assert b"F05" in b"".join(answer.streaming_content if answer.streaming else [answer.content])


@pytest.mark.parametrize("address", ["G9/", "G9/venue_hours/", "G1/nonsense/"])
def test_what_is_not_there_is_not_found(officer, address):
    assert officer.get(f"{URL}{address}").status_code == 404


def test_a_principal_sees_the_own_groups_and_the_own_school(year, sign_in):
    principal = sign_in(year.principal)

    context = principal.get(f"{URL}G1/").context

    assert [row["name"] for row in context["members"].table.rows] == ["灯塔小学"]
    assert context["hidden"] == 2


def test_a_teacher_sees_no_other_group(year, sign_in):
    teacher = sign_in(year.teacher)

    assert [row["code"] for row in teacher.get(URL).context["table"].table.rows] == ["G1"]
    assert teacher.get(f"{URL}G2/").status_code == 404


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("rotation_rate", Fraction(1, 8), "12.5%"),
        ("balance_change", Fraction(-1, 8), "−0.125"),
        ("met_change", Fraction(3, 2), "+1.50"),
        ("venue_hours", Fraction(4), "4"),
        ("satisfaction", None, "—"),
    ],
)
def test_values_are_written_in_their_own_way(code, value, text):
    assert value_text(CATALOGUE[code], value) == text


def test_pages_speak_english(officer):
    with override(None):
        officer.cookies["manyuan_language"] = "en"

        for address in ("groups/", "groups/G1/", "groups/G1/venue_hours/", "changes/1/", ""):
            text = re.sub("<nav.*?</nav>", "", officer.get(f"{URL[:-7]}{address}").text)
            assert 'lang="en"' in text
            assert "冻结" not in text
