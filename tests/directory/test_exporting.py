import pytest

from manyuan.directory.actions.importing import import_district
from manyuan.directory.queries.exporting import exported_district
from manyuan.directory.queries.importing import dry_run
from manyuan.kernel.errors import Refused
from manyuan.seats.actions import open_bureau
from manyuan.seats.scope import seated
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.reading import read_bytes, read_path
from manyuan.sheets.stores import stores
from manyuan.sheets.writing import folder_files, write_folder, write_workbook, zip_folder
from manyuan.synthetic import generate


def exported(seat):
    return folder_files(*exported_district(seat))


def test_export_of_a_reimported_export_is_identical_byte_for_byte(shore, tmp_path):
    with shore.at():
        first = exported(shore.officer)
        write_folder(tmp_path / "out", *exported_district(shore.officer))
    twin = open_bureau(code="990009", name="另一个区")

    with seated(twin):
        run = dry_run(twin, read_path(tmp_path / "out"))
        import_district(by=twin, tables=run.files.tables, source="x", head=run.files.head)
        second = exported(twin)

    code = first.pop("district.toml"), second.pop("district.toml")
    assert code[1] == code[0].replace(b"990001", b"990009")
    assert second == first
    assert first.keys() == {"outline.geojson", *(f"{name}.csv" for name in stores())}


def test_export_of_a_generated_district_is_what_was_generated(db, tmp_path):
    district = generate(schools=20, groups=3, seed=5)
    head = DistrictHead(district.code, district.name, district.outline)
    given = folder_files(head, district.tables)
    write_folder(tmp_path / "given", head, district.tables)
    seat = open_bureau(code=head.code, name=head.name)

    with seated(seat):
        run = dry_run(seat, read_path(tmp_path / "given"))
        import_district(by=seat, tables=run.files.tables, source="x", head=run.files.head)
        out = exported(seat)

    assert run.files.totals.get("error", 0) == 0
    assert out == given


def test_zip_and_workbook_of_an_export_change_nothing_on_import(shore, tmp_path):
    with shore.at():
        head, tables = exported_district(shore.officer)
        write_workbook(tmp_path / "all.xlsx", head, tables)

        zipped = dry_run(shore.officer, read_bytes(zip_folder(head, tables), "all.zip"))
        booked = dry_run(shore.officer, read_path(tmp_path / "all.xlsx"))

    assert (zipped.is_idle, zipped.files.totals.get("error", 0)) == (True, 0)
    assert (booked.is_idle, booked.files.totals.get("error", 0)) == (True, 0)


def test_export_is_for_the_bureau_and_its_auditors(shore):
    with shore.at(shore.auditor):
        head, _tables = exported_district(shore.auditor)
    assert head.code == "990001"

    for seat in (shore.group_office, shore.principal, shore.teacher):
        with shore.at(seat), pytest.raises(Refused, match="导出全区数据限教育局干部和督导审计"):
            exported_district(seat)


def test_empty_tables_are_written_with_their_headers(shore):
    with shore.at(shore.hill):
        files = exported(shore.hill)

    assert files["partners.csv"] == b"partner,name,kind,lon,lat\n"
    assert "outline.geojson" not in files
