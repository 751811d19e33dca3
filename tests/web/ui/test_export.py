import io
from datetime import date
from decimal import Decimal

from django.test import RequestFactory
from openpyxl import load_workbook

from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.table import Table

COLUMNS = [
    Column(key="name", label="学校"),
    Column(key="pupils", label="学生", kind="number", unit="人"),
    Column(key="share", label="占比", kind="percent"),
    Column(key="opened", label="建校", kind="date"),
    Column(key="v", label="结论", kind="verdict", labels={"met": "达标"}),
    Column(key="name", label="操作", exported=False),
]


def export(rows, form, query=""):
    table = Table(
        id="s", title="学校/名单", columns=COLUMNS, rows=rows,
        filters=(Filter(key="name", label="学校"),), page_size=1,
    )  # fmt: skip
    return table.reply(RequestFactory().get(f"/?s-export={form}{query}"))


def test_csv_holds_all_pages_with_raw_numbers_and_the_mark_for_excel():
    rows = [
        {"name": "甲校", "pupils": 1234, "share": 0.5, "opened": date(1990, 9, 1), "v": "met"},
        {"name": "乙校", "pupils": None, "share": None, "opened": None, "v": None},
    ]

    response = export(rows, "csv")

    assert response.content.decode("utf-8") == (
        "\ufeff学校,学生（人）,占比,建校,结论\r\n甲校,1234,0.5,1990-09-01,达标\r\n乙校,,,,unknown\r\n"
    )
    assert response["Content-Disposition"] == (
        "attachment; filename*=UTF-8''%E5%AD%A6%E6%A0%A1%2F%E5%90%8D%E5%8D%95.csv"
    )


def test_csv_takes_only_what_the_filter_leaves():
    rows = [{"name": "甲校"}, {"name": "乙校"}]

    lines = export(rows, "csv", "&s-name=乙校").content.decode("utf-8-sig").splitlines()

    assert lines[1:] == ["乙校,,,,unknown"]


def test_csv_disarms_text_that_excel_would_run_but_not_numbers():
    rows = [{"name": text, "pupils": -5} for text in ("=1+1", "+1", "-1", "@x", "\t=1")]

    lines = export(rows, "csv").content.decode("utf-8-sig").split("\r\n")

    assert [line.split(",")[:2] for line in lines[1:6]] == [
        ["'=1+1", "-5"],
        ["'+1", "-5"],
        ["'-1", "-5"],
        ["'@x", "-5"],
        ["'\t=1", "-5"],
    ]


def test_xlsx_keeps_numbers_dates_and_text_that_looks_like_a_formula():
    rows = [{"name": "=1+1", "pupils": Decimal("12.5"), "opened": date(1990, 9, 1), "v": "met"}]

    book = load_workbook(io.BytesIO(export(rows, "xlsx").content))

    sheet = book.active
    assert sheet.title == "学校 名单"
    assert [cell.value for cell in sheet[1]] == ["学校", "学生（人）", "占比", "建校", "结论"]
    assert sheet["A2"].value == "=1+1"
    assert sheet["A2"].data_type == "s" or sheet["A2"].quotePrefix is False
    assert (sheet["B2"].value, sheet["B2"].data_type) == (12.5, "n")
    assert sheet["D2"].value.date() == date(1990, 9, 1)
    assert sheet["E2"].value == "达标"
