import io
import zipfile

from django.utils.translation import gettext, override
from openpyxl import load_workbook

from manyuan.sheets.annotating import error_workbook
from manyuan.sheets.checking import check_district
from manyuan.sheets.reading import read_bytes
from sheets.samples import workbook_of, zip_of

HEADER = ["学校代码", "学校名称", "办学类型"]
RED = "FFF4B6B0"


def annotated(content, name, **more):
    raw = read_bytes(content, name)
    return load_workbook(io.BytesIO(error_workbook(raw, check_district(raw), **more)))


def test_own_workbook_comes_back_with_the_bad_cell_marked():
    content = workbook_of({"封面": [["海滨区"]], "学校": [HEADER, ["1", "一小", "大学"]]})

    book = annotated(content, "a.xlsx")

    cell = book["学校"]["C2"]
    assert book.sheetnames == ["检查结果", "封面", "学校"]
    assert (cell.value, cell.fill.start_color.rgb) == ("大学", RED)
    assert cell.comment.text.startswith("“大学”不在可选范围内")
    assert book["学校"]["C1"].comment is None


def test_first_sheet_lists_every_finding_with_a_link():
    content = workbook_of({"学校": [HEADER, ["1", "=1+1", "大学"]]})

    page = annotated(content, "a.xlsx")["检查结果"]

    rows = [[cell.value for cell in row[:6]] for row in page.iter_rows(min_row=2)]
    assert rows == [
        ["错误", "a.xlsx", "学校", 2, "学校名称", None],
        ["错误", "a.xlsx", "学校", 2, "办学类型", "大学"],
    ]
    assert page["D3"].hyperlink.location == "'学校'!C2"


def test_csv_comes_back_as_a_workbook_with_its_rows_in_place():
    text = "一览表,,\n学校代码,学校名称,办学类型\n1,=cmd(),大学\n"

    book = annotated(zip_of({"schools.csv": text.encode("gb18030")}), "a.zip")

    page = book["schools"]
    assert [cell.value for cell in page[3]] == ["1", "=cmd()", "大学"]
    assert page["B3"].data_type == "s"
    assert page["C3"].fill.start_color.rgb == RED


def test_annotated_workbook_can_be_corrected_and_read_again():
    content = workbook_of({"学校": [HEADER, ["1", "一小", "大学"]]})
    book = annotated(content, "a.xlsx")
    book["学校"]["C2"] = "小学"
    buffer = io.BytesIO()
    book.save(buffer)

    files = check_district(read_bytes(buffer.getvalue(), "a.xlsx"))

    assert files.findings == ()
    assert files.tables["schools"] == [{"school": "1", "name": "一小", "kind": "primary"}]


def test_sentences_are_translated():
    content = workbook_of({"学校": [HEADER, ["1", None, "大学"]]})

    with override("en"):
        book = annotated(content, "a.xlsx", translate=gettext)

    assert book.sheetnames == ["Findings", "学校"]
    assert book["学校"]["B2"].comment.text == "“School name” must not be empty. Fill it in."
    assert "Primary, Junior secondary school" in book["学校"]["C2"].comment.text


def test_workbook_that_openpyxl_cannot_read_is_laid_out_anew():
    with zipfile.ZipFile(
        io.BytesIO(workbook_of({"学校": [HEADER, ["1", "一小", "大学"]]}))
    ) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["docProps/core.xml"] = b'<?xml version="1.0" encoding="no-such"?><a/>'

    book = annotated(zip_of(files), "a.xlsx")

    assert book.sheetnames == ["检查结果", "学校"]
    assert book["学校"]["C2"].fill.start_color.rgb == RED
