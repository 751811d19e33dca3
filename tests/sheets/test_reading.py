import io
import struct
import zipfile
from pathlib import Path

import pytest

from manyuan.sheets import limits, unreadable
from manyuan.sheets.checking import check_district
from manyuan.sheets.reading import read_bytes, read_path
from manyuan.sheets.writing import table_csv
from sheets.samples import HEAD, TABLES, codes, folder_at, workbook_of, zip_of

HEADER = ["学校代码", "学校名称", "办学类型"]
ROW = ["2137000001", "东路小学", "小学"]
SCHOOL = {"school": "2137000001", "name": "东路小学", "kind": "primary"}
TEXT = "学校代码,学校名称,办学类型\n2137000001,东路小学,小学\n"


def schools_of(content, name="schools.csv"):
    files = check_district(read_bytes(content, name))
    assert files.findings == ()
    return files.tables["schools"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_csv_is_read_in_every_encoding(encoding):
    assert schools_of(TEXT.encode(encoding)) == [SCHOOL]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_csv_is_read_with_every_delimiter(sign):
    assert schools_of(TEXT.replace(",", sign).encode(), "名单.csv") == [SCHOOL]


def test_header_is_found_below_a_title_with_units_and_asterisks():
    rows = [["海滨区一览表"], [], ["学校代码*", "学校名称（全称）", "办 学 类 型"], ROW, []]

    assert schools_of(workbook_of({"1.学校信息表": rows}), "a.xlsx") == [SCHOOL]


def test_header_of_two_rows_is_read_as_one():
    rows = [[*HEADER, "坐标", None], [None, None, None, "经度", "纬度"], [*ROW, 120.5, 36.0]]

    school = schools_of(workbook_of({"学校": rows}), "a.xlsx")[0]

    assert (str(school["lon"]), str(school["lat"])) == ("120.5", "36")


def test_vertically_merged_key_is_filled_down_and_nothing_else():
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.title = "集团成员"
    for row in [
        ["集团代码", "学校代码", "角色", "加入日期"],
        ["G1", "1", "牵头校", "2020-09"],
        [None, "2", "成员", "2020-09"],
    ]:
        page.append(row)
    page.merge_cells("A2:A3")
    page.merge_cells("C2:C3")
    buffer = io.BytesIO()
    book.save(buffer)

    files = check_district(read_bytes(buffer.getvalue(), "a.xlsx"))

    assert [row["group"] for row in files.tables["memberships"]] == ["G1"]
    assert [(f.row, f.code) for f in files.findings] == [(3, "required")]


def test_formula_without_result_and_error_value_are_not_read_as_blank():
    content = workbook_of({"学校": [[*HEADER, "经度"], [*ROW, "=1+1"]]})

    files = check_district(read_bytes(content, "a.xlsx"))

    assert codes(files) == [("error", "formula")]


def test_old_workbook_is_read():
    content = Path(__file__).with_name("small.xls").read_bytes()

    schools = schools_of(content, "small.et")

    assert schools == [{**SCHOOL, "opened_on": schools[0]["opened_on"]}]
    assert schools[0]["opened_on"].isoformat() == "2019-09-01"


def test_strange_columns_sheets_and_files_are_reported(tmp_path):
    folder = folder_at(tmp_path)
    (folder / "notes.txt").write_text("hello")
    (folder / "plan.docx").write_bytes(b"PK")
    (folder / ".DS_Store").write_bytes(b"\0")
    (folder / "schools.csv").write_bytes(b"school,name,kind,colour\n1,a,primary,red\n")

    found = [(f.code, f.facts["text"]) for f in read_path(folder).findings]

    assert found == [
        ("unknown_file", "notes.txt"),
        ("unknown_file", "plan.docx"),
        ("unknown_column", "colour"),
    ]


def test_folder_of_workbooks_is_merged(tmp_path):
    for number in ("1", "2"):
        rows = [HEADER, [number, f"第{number}小学", "小学"], ["0", "同一所", "小学"]]
        (tmp_path / f"{number}.xlsx").write_bytes(workbook_of({"学校": rows}))

    files = check_district(read_path(tmp_path))

    assert [row["school"] for row in files.tables["schools"]] == ["1", "0", "2"]
    assert codes(files) == [("notice", "duplicate_same")]


def test_zip_with_a_folder_around_it_is_read():
    files = {f"海滨区/{name}.csv": table_csv(name, rows) for name, rows in TABLES.items()}
    files["__MACOSX/x"] = b"x"

    raw = read_bytes(zip_of(files), "a.zip")

    assert sorted(table.table.name for table in raw.tables) == sorted(TABLES)


def test_head_that_lacks_its_code_is_an_error(tmp_path):
    folder = folder_at(tmp_path)
    (folder / "district.toml").write_text('name = "海滨区"\noutline = "../x.geojson"\n', "utf-8")

    raw = read_path(folder)

    assert raw.head is None
    assert [finding.code for finding in raw.findings] == ["head_incomplete"]


@pytest.mark.parametrize("outline", ["../outline.geojson", "missing.geojson", "schools.csv"])
def test_outline_must_be_a_geojson_of_the_folder(tmp_path, outline):
    folder = folder_at(tmp_path)
    text = f'code = "370203"\nname = "海滨区"\noutline = "{outline}"\n'
    (folder / "district.toml").write_text(text, "utf-8")

    raw = read_path(folder)

    assert (raw.head.name, raw.head.outline) == (HEAD.name, None)
    assert [finding.code for finding in raw.findings] == ["outline_unusable"]


@pytest.mark.parametrize(
    ("content", "looks_like"),
    [
        (b"%PDF-1.7\n", "PDF 文件"),
        (b"\x89PNG\r\n", "图片"),
        (b"\xff\xd8\xff\xe0", "图片"),
        (b"Rar!\x1a", "RAR 压缩包"),
        (b"<!DOCTYPE html><html>", "网页或 XML 文件"),
        (zip_of({"[Content_Types].xml": b"", "word/document.xml": b""}), "Word 文档"),
    ],
)
def test_wrong_file_is_named_for_what_it_is(content, looks_like):
    with pytest.raises(unreadable.WrongFile) as caught:
        read_bytes(content, "schools.xlsx")

    assert caught.value.facts["looks_like"] == looks_like


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", unreadable.EmptyFile),
        (b" \n\n", unreadable.EmptyFile),
        (b"a,b\n\xff\xff\xff", unreadable.UnknownEncoding),
        (b"a,b\n1,2\n", unreadable.UnknownTable),
        (workbook_of({"通讯录": [["姓名", "电话"], ["张", "1"]]}), unreadable.NoTables),
        (zip_of({"a.txt": b"x"}), unreadable.NoTables),
        (b"PK\x03\x04 no zip", unreadable.DamagedFile),
        (
            zip_of({"xl/workbook.bin": b"", "[Content_Types].xml": b""}),
            unreadable.OldBinaryWorkbook,
        ),
        (zip_of({"../schools.csv": b"school,name,kind\n"}), unreadable.UnsafeEntry),
        (zip_of({"/schools.csv": b"school,name,kind\n"}), unreadable.UnsafeEntry),
        (zip_of({f"{n}.csv": b"" for n in range(2001)}), unreadable.TooManyEntries),
        (zip_of({"schools.csv": b"0" * 30_000_000}), unreadable.UnpacksTooLarge),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, unreadable.DamagedFile),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            unreadable.EncryptedFile,
        ),
        (("学校代码,学校名称\n" + ",".join("a" * 9 for _ in range(300))).encode(), None),
    ],
)
def test_unusable_file_is_refused_by_name(content, error):
    with pytest.raises(error or unreadable.TooManyColumns) as caught:
        read_bytes(content, "文件.xlsx")

    assert caught.value.facts["file"] == "文件.xlsx"


def test_file_above_the_limit_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(100 * limits.MEGABYTE)

    with pytest.raises(unreadable.TooLarge) as caught:
        read_path(path)

    assert caught.value.facts["megabytes"] == 100


def test_bomb_that_lies_about_its_size_is_refused():
    content = bytearray(zip_of({"schools.csv": b"0" * 30_000_000}))
    struct.pack_into("<I", content, content.rfind(b"PK\x01\x02") + 24, 100)

    with pytest.raises(unreadable.Unreadable):
        read_bytes(bytes(content), "a.zip")


def repacked(content, name, change):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {entry: archive.read(entry) for entry in archive.namelist()}
    files[name] = change(files[name])
    return zip_of(files)


def test_workbook_with_entities_is_refused():
    content = repacked(
        workbook_of({"学校": [HEADER, ROW]}),
        "xl/workbook.xml",
        lambda part: b'<!DOCTYPE x [<!ENTITY a "b">]>' + part,
    )

    with pytest.raises(unreadable.DangerousXml):
        read_bytes(content, "a.xlsx")


def test_cell_in_the_far_corner_is_refused():
    content = repacked(
        workbook_of({"学校": [HEADER, ROW]}),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(
            b"</sheetData>",
            b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
        ),
    )

    with pytest.raises(unreadable.SheetTooLarge):
        read_bytes(content, "a.xlsx")


def test_too_many_rows_are_refused():
    with pytest.raises(unreadable.TooManyRows):
        read_bytes(TEXT.encode() + b"1,2,3\n" * (limits.ROWS + 20), "schools.csv")


def test_missing_path_is_named(tmp_path):
    with pytest.raises(unreadable.NotFound):
        read_path(tmp_path / "nothing.csv")
