import io
from datetime import date
from decimal import Decimal

from manyuan.sheets.checking import check_district
from manyuan.sheets.formatting import decimal_text, value_text
from manyuan.sheets.reading import read_bytes, read_path
from manyuan.sheets.writing import table_csv, write_folder, write_workbook, zip_folder
from sheets.samples import HEAD, OUTLINE, TABLES, folder_at


def test_folder_reads_back_and_writes_the_same_bytes(tmp_path):
    first = folder_at(tmp_path / "first")

    files = check_district(read_path(first))
    write_folder(tmp_path / "second", files.head, files.tables)

    assert files.findings == ()
    assert {path.name: path.read_bytes() for path in first.iterdir()} == {
        path.name: path.read_bytes() for path in (tmp_path / "second").iterdir()
    }


def test_folder_names_its_head_and_outline(tmp_path):
    folder = folder_at(tmp_path)

    assert (folder / "district.toml").read_bytes().decode() == (
        'code = "370203"\nname = "海滨区"\noutline = "outline.geojson"\n'
    )
    assert (folder / "outline.geojson").read_bytes() == OUTLINE
    assert sorted(path.name for path in folder.glob("*.csv")) == [
        "groups.csv",
        "memberships.csv",
        "resources.csv",
        "schools.csv",
    ]


def test_zip_reads_back_and_is_the_same_each_time():
    packed = zip_folder(HEAD, TABLES)

    files = check_district(read_bytes(packed, "district.zip"))

    assert files.head == HEAD
    assert zip_folder(files.head, files.tables) == packed


def test_workbook_reads_back_without_a_finding():
    for labels in ("zh", "en"):
        buffer = io.BytesIO()

        write_workbook(buffer, HEAD, TABLES, labels)
        files = check_district(read_bytes(buffer.getvalue(), "district.xlsx"))

        assert files.findings == ()
        assert (files.head.code, files.head.name) == ("370203", "海滨区")
        assert zip_folder(HEAD, files.tables) == zip_folder(HEAD, TABLES)


def test_workbook_is_the_same_each_time():
    first, second = io.BytesIO(), io.BytesIO()

    write_workbook(first, HEAD, TABLES)
    write_workbook(second, HEAD, TABLES)

    assert first.getvalue() == second.getvalue()


def test_column_that_no_row_carries_stays_out():
    assert table_csv("schools", [{"school": "1", "name": "一小"}]) == b"school,name\n1," + (
        "一小\n".encode()
    )


def test_table_without_rows_has_every_header():
    assert table_csv("groups", []) == b"group,name,tightness,founded_on,dissolved_on,state\n"


def test_rows_are_ordered_by_key():
    rows = [{"group": "g2", "name": "b"}, {"group": "g1", "name": "c"}]

    assert table_csv("groups", rows) == b"group,name\ng1,c\ng2,b\n"


def test_numbers_are_written_plainly():
    written = [decimal_text(Decimal(text)) for text in ("1.50", "1E+3", "-0.00", "0.000001", "100")]

    assert written == ["1.5", "1000", "0", "0.000001", "100"]
    assert [value_text(value) for value in (None, 3, date(2019, 9, 1))] == ["", "3", "2019-09-01"]
