from openpyxl import load_workbook

from journeys.visiting import serious_findings, sign_in
from manyuan.sheets.writing import write_workbook
from worlds.shore import HEAD, shore_tables


def test_broken_workbook_comes_back_marked_is_corrected_and_applied(page, shore, tmp_path):
    tables = shore_tables()
    tables["schools"][1]["name"] = "灯塔实验小学"
    path = tmp_path / "岸区.xlsx"
    write_workbook(path, HEAD, tables)
    _spoil(path, "学校", "经度", row=2, value="东经一百二十度")

    sign_in(page, shore.officer)
    page.goto("/directory/files/")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="上传并检查").click()
    page.wait_for_url("**/uploads/*/")

    assert page.get_by_role("button", name="确认导入").count() == 0
    assert serious_findings(page) == []
    with page.expect_download() as started:
        page.get_by_role("button", name="下载批注后的工作簿").click()
    marked = tmp_path / "marked.xlsx"
    started.value.save_as(marked)
    assert _comment(marked, "学校", "经度", row=2) != ""

    _spoil(path, "学校", "经度", row=2, value=120.35)
    page.goto("/directory/files/")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="上传并检查").click()
    page.get_by_role("button", name="确认导入").click()
    page.locator("dialog[open]").get_by_role("button", name="确认导入").click()
    page.get_by_text("已导入").first.wait_for()

    page.goto("/directory/schools/S2/")
    assert "灯塔实验小学" in page.locator("h1").inner_text()


def _cell(sheet, label, row):
    for header in sheet.iter_rows(max_row=5):
        for cell in header:
            if cell.value and str(cell.value).startswith(label):
                return sheet.cell(cell.row + row, cell.column)
    raise AssertionError(label)


def _spoil(path, sheet, label, *, row, value):
    book = load_workbook(path)
    _cell(book[sheet], label, row).value = value
    book.save(path)


def _comment(path, sheet, label, *, row):
    comment = _cell(load_workbook(path)[sheet], label, row).comment
    return comment.text if comment else ""
