import io
from datetime import date

import openpyxl

from manyuan.sheets.forms import FormColumn, FormSheet, form_workbook

COLUMNS = [FormColumn("序号", 6), FormColumn("姓名", 12), FormColumn("开始日期", 12)]
FORM = FormSheet(
    name="名册",
    title="教师交流轮岗人员名册",
    columns=COLUMNS,
    rows=[[1, "=林一", date(2025, 9, 1)], [2, "周二", None]],
    facts=["填报单位：岸区教育和体育局"],
    opinions=[("教育局意见", "年  月  日（盖章）")],
    signatures=["填表人：", "审核人："],
)


def opened(*forms):
    return openpyxl.load_workbook(io.BytesIO(form_workbook(forms)))


def test_form_holds_title_facts_table_opinions_and_signatures():
    sheet = opened(FORM)["名册"]

    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["教师交流轮岗人员名册", None, None],
        ["填报单位：岸区教育和体育局", None, None],
        ["序号", "姓名", "开始日期"],
        [1, "=林一", sheet["C4"].value],
        [2, "周二", None],
        ["教育局意见", None, "年  月  日（盖章）"],
        ["填表人：        审核人：", None, None],
    ]
    assert sheet["C4"].value.date() == date(2025, 9, 1)


def test_text_that_looks_like_a_formula_stays_text():
    sheet = opened(FORM)["名册"]

    assert sheet["B4"].data_type == "s"


def test_form_prints_on_landscape_a4_one_page_wide_with_its_head_repeated():
    sheet = opened(FORM)["名册"]

    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    # One page wide is the default of the format, and is left out of the file.
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$3:$3"


def test_every_cell_of_the_table_is_ruled():
    sheet = opened(FORM)["名册"]

    assert {cell.border.left.style for row in sheet["A4:C5"] for cell in row} == {"thin"}


def test_sheets_follow_each_other():
    second = FormSheet(name="汇总", title="汇总表", columns=COLUMNS, rows=[])

    assert opened(FORM, second).sheetnames == ["名册", "汇总"]
