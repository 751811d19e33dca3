import csv
import io

import pytest
from django.urls import reverse

from manyuan.directory.models import ResourceReport
from manyuan.evaluation.queries.balance import balance_of
from manyuan.web.evaluation.district_tables import coefficient_table

URL = "/evaluation/balance/"


def test_headline_states_passes_and_the_coefficient_above_its_limit(officer):
    page = officer.get(URL)

    # Primary A2: 24, 5, 0, 10 backbone teachers for 1200, 600, 400, 500 pupils give 0.530 by hand.
    assert page.context["headline"] == (
        "2025–2026 学年：7 个校段中 4 个达标，小学骨干教师差异系数 0.530，超过上限 0.50"
    )


def test_key_figures_count_stages_coefficients_and_unknowns(officer):
    figures = officer.get(URL).context["figures"]

    assert [(f.value, f.sub) for f in figures] == [
        ("2/4", "2024–2025 学年 2/4"),
        ("2/3", "2024–2025 学年 2/3"),
        ("12/14", "1 项数据不全，尚无结论"),
        (1, "未知不算达标，也不算零"),
    ]


def test_tree_counts_each_state_and_links_to_the_schools(officer):
    tree = officer.get(URL).context["tree"]

    backbone = tree[1]
    counts = {stage.stage: [c.number for c in stage.counts] for stage in backbone.stages}
    missed = backbone.stages[0].counts[2]
    listed = officer.get(missed.url).context["table"]
    assert [branch.code for branch in tree] == ["A1", "A2", "A3", "A4", "A5", "A6", "A7"]
    assert counts == {"primary": [2, 0, 2, 0], "junior": [3, 0, 0, 0]}
    assert listed.matched == 2


def test_every_count_of_the_tree_equals_the_rows_that_it_lists(officer):
    tree = officer.get(URL).context["tree"]

    linked = [count for b in tree for s in b.stages for count in s.counts if count.url]
    listed = [officer.get(count.url).context["table"].matched for count in linked]
    assert listed == [count.number for count in linked]


def test_page_says_which_year_it_took_when_another_was_asked(officer):
    page = officer.get(URL, {"year": "2026"}).content.decode()

    assert "2026–2027 学年没有办学条件数据，这里按最近一次上报的 2025–2026 学年评估。" in page
    assert "没有办学条件数据" not in officer.get(URL, {"year": "2025"}).content.decode()


def test_table_equals_what_the_command_line_prints(shore, officer):
    with shore.at():
        view = balance_of(shore.officer)
    printed = {(r["stage"], r["indicator"]): r for r in view.report.as_json()["district"]}

    rows = coefficient_table(view).rows
    shown = {
        (row["stage"], row["code"]): (
            row["mean"],
            row["cv"],
            row["limit"],
            row["passes"],
            row["known"],
        )
        for row in rows
    }

    assert shown == {
        place: (
            r["mean"],
            r["cv"],
            r["limit"],
            r["passes"],
            f"{r['schools_known']}/{r['schools_all']}",
        )
        for place, r in printed.items()
    }
    assert len(rows) == 14


def test_schools_equal_what_the_command_line_prints(shore, officer):
    with shore.at():
        printed = balance_of(shore.officer).report.as_json()["schools"]

    rows = officer.get(URL + "schools/").context["table"].table.rows
    assert {(r["school"], r["stage"]): (r["met"], r["passes"]) for r in rows} == {
        (s["school"], s["stage"]): (s["met_count"], s["passes"]) for s in printed
    }
    assert {
        (r["school"], r["stage"], code): (r[code], r[f"{code} ratio"])
        for r in rows
        for code in ("A1", "A2", "A3", "A4", "A5", "A6", "A7")
    } == {
        (s["school"], s["stage"], code): (value["value"], value["ratio"])
        for s in printed
        for code, value in s["indicators"].items()
    }


@pytest.mark.parametrize("seat", ["officer", "auditor", "group_office", "principal", "teacher"])
def test_every_seat_sees_the_same_district(shore, sign_in, seat):
    page = sign_in(shore.people[seat]).get(URL)

    links = [c.url for b in page.context["tree"] for s in b.stages for c in s.counts if c.url]
    assert page.status_code == 200
    assert page.context["figures"][0].value == "2/4"
    assert bool(links) == (seat in {"officer", "auditor"})


def test_excluded_schools_are_listed_with_the_reason_in_words(shore, officer):
    with shore.at():
        school = shore.school("S7")
        ResourceReport.objects.create(
            bureau_id=school.bureau_id, school=school, stage="primary", year=2026, pupils=9
        )

    rows = officer.get(URL).context["excluded"].table.rows

    assert [(row["name"], row["reason"]) for row in rows] == [("旧港小学", "学年开始时已停办")]


@pytest.mark.parametrize("name", ["balance", "balance-schools"])
def test_empty_bureau_is_taught_the_first_step(shore, sign_in, name):
    with shore.at():
        ResourceReport.objects.all().delete()

    page = sign_in(shore.officer).get(reverse(name)).content.decode()
    refused = sign_in(shore.auditor).get(reverse(name)).content.decode()

    assert "还没有办学条件数据，暂时无法评估均衡" in page
    assert f'href="{reverse("files")}"' in page
    assert "导入数据由教育局办理" in refused


def test_year_before_any_report_offers_the_years_that_have_data(officer):
    page = officer.get(URL, {"year": "2020"}).content.decode()

    assert "2020–2021 学年及以前还没有办学条件数据" in page
    assert 'href="?year=2023"' in page


def test_export_holds_every_coefficient(officer):
    reply = officer.get(URL, {"coefficients-export": "csv"})

    rows = list(csv.reader(io.StringIO(reply.content.decode("utf-8-sig"))))
    assert len(rows) == 15
    assert rows[2][:2] == ["A2 骨干教师（人）", "小学"]


def test_page_takes_few_queries(officer, django_assert_max_num_queries):
    officer.get(URL)

    with django_assert_max_num_queries(16):
        officer.get(URL)


def test_page_reads_in_english(officer, in_english):
    page = officer.get(URL)

    assert page.context["headline"] == (
        "2025–2026: 4 of 7 school-stages pass; the difference coefficient of "
        "Primary backbone teachers is 0.530, above the limit of 0.50"
    )
