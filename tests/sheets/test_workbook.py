import io
import zipfile
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from openpyxl import load_workbook

from manyuan.sheets.workbook import sheet_name, table_workbook


def test_no_cell_is_ever_a_formula():
    content = table_workbook("学校", ["名称"], [["=cmd|'/c calc'!A1"], ["=1+1"], ["http://x"]])

    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_values_keep_their_kind():
    moment = datetime(2025, 9, 1, 8, 30, tzinfo=UTC)

    content = table_workbook("表", ["a", "b", "c", "d"], [[Fraction(1, 2), None, moment, True]])

    row = load_workbook(io.BytesIO(content)).active[2]
    assert [cell.value for cell in row[:4]] == [0.5, None, moment.replace(tzinfo=None), "True"]


def test_a_table_without_rows_still_opens():
    sheet = load_workbook(io.BytesIO(table_workbook("表", ["a"], []))).active

    assert [[cell.value for cell in row] for row in sheet.rows] == [["a"]]


@pytest.mark.parametrize(
    ("title", "expected"),
    [("a/b:c", "a b c"), ("", "Sheet1"), ("'", "Sheet1"), ("长" * 40, "长" * 31)],
)
def test_the_name_of_the_sheet_is_one_that_excel_takes(title, expected):
    assert sheet_name(title) == expected
