from dataclasses import astuple

import pytest

URL = "/evaluation/balance/schools/{}/{}/{}/?year=2025"


def opened(client, school, stage, indicator):
    return client.get(URL.format(school, stage, indicator)).context


@pytest.mark.parametrize(
    ("school", "stage", "indicator", "headline"),
    [
        ("S1", "primary", "A2", "海棠路小学小学骨干教师：达到要求，富余 12 名骨干教师"),
        (
            "S2",
            "primary",
            "A2",
            "灯塔小学小学骨干教师：还差 1 名骨干教师；到要求的 85% 还差 1 名骨干教师",
        ),
        (
            "S2",
            "primary",
            "A7",
            "灯塔小学小学多媒体教室：还差 2 间网络多媒体教室；已达到要求的 85%",
        ),
        (
            "S1",
            "primary",
            "A4",
            "海棠路小学小学教学用房：达到要求，富余 3,000 平方米教学及辅助用房",
        ),
        ("S5", "junior", "A6", "潮声学校初中仪器设备：无法判断：教学仪器设备值未知"),
    ],
)
def test_headline_says_by_how_much(officer, school, stage, indicator, headline):
    assert opened(officer, school, stage, indicator)["headline"] == headline


def test_formula_is_filled_in_with_the_numbers(officer):
    assert [astuple(s) for s in opened(officer, "S2", "primary", "A2")["steps"]] == [
        ("本学段数值", "5 ÷ 600 × 100 ≈ 0.83 人")
    ]
    assert [astuple(s) for s in opened(officer, "S1", "primary", "A4")["steps"]] == [
        ("本学段数值", "(9,600 − 1,200) ÷ 1,200 = 7 平方米")
    ]
    assert [astuple(s) for s in opened(officer, "S5", "junior", "A6")["steps"]] == [
        ("本学段数值", "— ÷ 300 = —")
    ]


def test_shared_amount_is_split_step_by_step(officer, shared):
    steps = opened(officer, "S5", "junior", "A6")["steps"]

    assert [astuple(step) for step in steps] == [
        (
            "共用部分的拆分",
            "学生 300 × 权重 1.1 = 330；全校折算学生 830；本学段占 39.76%",
        ),
        ("教学仪器设备值", "830,000 × 330/830 = 330,000"),
        ("本学段数值", "330,000 ÷ 300 = 1,100 元"),
    ]


def test_both_rows_of_a_split_are_shown_with_who_entered_them(officer, shared):
    rows = opened(officer, "S5", "primary", "A6")["rows"]

    assert [row.stage for row in rows] == ["小学", "共用"]
    assert rows[0].amounts == (("教学仪器设备值", "1,500,000"), ("学生数", "500"))
    assert rows[1].amounts == (("教学仪器设备值", "830,000"),)
    assert rows[0].entered.startswith("命令行（命令行）")
    assert rows[1].entered.startswith("方主任（教育局干部）")
    assert rows[1].history_url == "/history/resources/S5/shared/2025/"


def test_rules_are_named_with_their_status(officer):
    rules = opened(officer, "S2", "primary", "A2")["rules"]

    assert [(rule.source, rule.status) for rule in rules] == [
        ("教督〔2017〕6号", "verified"),
        ("教督〔2017〕6号", "recalled"),
        ("教督〔2017〕6号", "recalled"),
    ]


def test_exception_that_may_apply_is_a_note_and_changes_nothing(shore, officer):
    with shore.at():
        school = shore.school("S2")
        school.setting = "rural"
        school.save()
        report = school.reports.get(year=2025)
        report.pupils, report.pe_art_teachers = 80, 0
        report.save()
    with shore.at():
        # What is written past the actions leaves no record to work the balance out anew by.
        from manyuan.evaluation.queries import balance

        balance._KEPT.clear()

    context = opened(officer, "S2", "primary", "A3")

    assert context["state"] == "missed"
    assert [(note.status, note.note) for note in context["exceptions"]] == [
        ("recalled", "只提示可能适用，不代为计算。")
    ]


def test_panel_is_the_inside_of_the_page(officer):
    url = URL.format("S2", "primary", "A2")

    page = officer.get(url).content.decode()
    panel = officer.get(url, headers={"HX-Request": "true", "HX-Target": "panel-body"})

    inside = panel.content.decode().strip()
    assert inside.startswith('<header class="headline">')
    assert inside in page
    assert "<html" not in inside


@pytest.mark.parametrize("place", [("S2", "junior", "A2"), ("S2", "primary", "A9")])
def test_there_is_no_cell_outside_the_table(officer, place):
    assert officer.get(URL.format(*place)).status_code == 404


def test_seats_read_what_they_may_and_why_not_the_rest(shore, sign_in):
    url = URL.format("S2", "primary", "A2")
    own = sign_in(shore.principal).get(url)
    assert own.status_code == 200
    text = own.content.decode()
    assert "/history/resources/" not in text
    assert "只有教育局干部和督导审计可以查看历史。" in text

    assert sign_in(shore.teacher).get(url).status_code == 403
    assert "/history/resources/S2/primary/2025/" in sign_in(shore.auditor).get(url).content.decode()


def test_page_reads_in_english(officer, in_english):
    assert opened(officer, "S2", "primary", "A7")["headline"] == (
        "灯塔小学, Primary, multimedia rooms: 2 multimedia classrooms short; "
        "above 85% of what is asked"
    )
