import pytest

from manyuan.sheets import pupil_rows
from manyuan.sheets.pupil_rows import PupilColumnsMissing, PupilRowWrong, read_pupils
from manyuan.sheets.unreadable import EmptyFile, TooManyRows
from manyuan.sheets.workbook import table_workbook


def read(text, encoding="utf-8"):
    return read_pupils(text.encode(encoding), "rows.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_rows_are_read_and_other_columns_are_named_and_left(encoding):
    file = read("姓名,学校代码,入口成绩,出口成绩\n甲,S1,80.5,90\n乙,S2,70,\n,,,\n", encoding)

    assert file.rows == (("S1", 80.5, 90.0),)
    assert (file.ignored, file.incomplete) == (("姓名",), 1)


def test_other_names_of_the_columns_and_a_title_above_are_known():
    file = read("2025 年成绩,,\n学校,入学成绩,毕业成绩\nS1,1,2\n")

    assert file.rows == (("S1", 1.0, 2.0),)


def test_workbook_is_read_like_a_csv():
    content = table_workbook("成绩", ["school", "entry", "outcome"], [["S1", 80, 90.25]])

    assert read_pupils(content, "rows.xlsx").rows == (("S1", 80.0, 90.25),)


@pytest.mark.parametrize("text", ["学校代码,入口成绩\nS1,1\n", "甲,乙,丙\n1,2,3\n"])
def test_file_without_the_columns_is_refused(text):
    with pytest.raises(PupilColumnsMissing):
        read(text)


@pytest.mark.parametrize(
    ("line", "label", "text"),
    [("S1,good,1", "入口成绩", "good"), ("S1,1,9O", "出口成绩", "9O"), (",1,2", "学校代码", "")],
)
def test_row_that_cannot_be_read_is_named(line, label, text):
    with pytest.raises(PupilRowWrong) as refused:
        read(f"school,entry,outcome\nS9,1,1\n{line}\n")

    assert refused.value.facts == {"file": "rows.csv", "row": 3, "label": label, "text": text}


def test_empty_file_is_refused():
    with pytest.raises(EmptyFile):
        read_pupils(b"", "rows.csv")


def test_more_pupils_than_a_district_has_are_refused(monkeypatch):
    monkeypatch.setattr(pupil_rows, "MOST_PUPILS", 2)

    with pytest.raises(TooManyRows):
        read("school,entry,outcome\n" + "S1,1,2\n" * 3)
