import io

from openpyxl import load_workbook

from manyuan.sheets.checking import check_district
from manyuan.sheets.reading import read_bytes
from manyuan.sheets.tables import TABLES
from manyuan.sheets.template import EXAMPLES, write_template


def written(*arguments, **more):
    buffer = io.BytesIO()
    write_template(buffer, *arguments, **more)
    return buffer.getvalue()


def test_template_reads_back_as_an_empty_district_without_findings():
    for examples in (True, False):
        files = check_district(read_bytes(written(examples=examples), "template.xlsx"))

        assert files.findings == ()
        assert files.tables == {table.name: [] for table in TABLES}


def test_template_is_the_same_each_time():
    assert written() == written()


def test_every_choice_has_a_drop_down_of_its_labels():
    book = load_workbook(io.BytesIO(written(["schools"])))

    lists = {
        rule.formula1: str(rule.sqref)
        for rule in book["学校"].data_validations.dataValidation
        if rule.type == "list"
    }
    column = book["下拉列表"]["A"]
    assert lists["'下拉列表'!$A$2:$A$12"] == "C2:C2001"
    assert [cell.value for cell in column][:3] == ["学校 办学类型", "小学", "初级中学"]
    assert len(lists) == 4


def test_required_headers_carry_an_asterisk_and_codes_are_text():
    page = load_workbook(io.BytesIO(written()))["学校"]

    assert [cell.value for cell in page[1]][:4] == [
        "学校代码*",
        "学校名称*",
        "办学类型*",
        "办学性质",
    ]
    assert page.column_dimensions["A"].number_format == "@"
    assert page.freeze_panes == "B2"


def test_each_table_has_an_example_that_is_skipped():
    assert EXAMPLES.keys() == {table.name for table in TABLES}
    assert all(EXAMPLES[table.name][table.key[0]].startswith("示例") for table in TABLES)
