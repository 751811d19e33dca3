import json
import re

import pytest
from openpyxl import load_workbook

from manyuan.directory.models import School
from manyuan.history.models import Record
from manyuan.seats.models import Unit
from manyuan.seats.queries import bureaus
from manyuan.seats.scope import before_any_seat
from manyuan.sheets.writing import write_folder
from worlds.shore import HEAD, shore_tables
from worlds.terminal import Terminal

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    write_folder(tmp_path / "shore", HEAD, shore_tables())
    return tmp_path / "shore"


@pytest.fixture
def run(capsys):
    return Terminal(capsys)


def stored():
    with before_any_seat():
        return (Unit.objects.count(), School.objects.count(), Record.objects.count())


def test_dry_run_of_a_new_district_counts_and_writes_nothing(run, folder):
    code, out, err = run("import", folder)

    assert (code, err) == (0, "")
    assert "岸区教育和体育局 (990001, new)" in out
    assert re.search(r"^  Schools +9 +0 ", out, re.MULTILINE)
    assert "This was a dry run" in out
    assert stored() == (0, 0, 0)


def test_applied_folder_is_stored_and_stays_the_same(run, folder):
    assert run("import", folder, "--apply")[0] == 0
    before = stored()

    code, out, _err = run("import", folder, "--apply")

    assert code == 0
    assert "nothing to write" in out
    assert stored() == before
    assert [bureau.code for bureau in bureaus()] == ["990001"]


def test_errors_end_with_one_and_write_nothing(run, folder, tmp_path):
    (folder / "resources.csv").write_text("school,stage,year,pupils\nS1,primary,2025,-5\n", "utf-8")

    code, out, _err = run("import", folder, "--apply", "--annotated", tmp_path / "marked.xlsx")

    assert code == 1
    assert "[Error] resources.csv row 2 Pupils: “-5” is below the lowest allowed value, 0" in out
    assert "nothing was written" in out
    assert stored() == (0, 0, 0)
    sheet = load_workbook(tmp_path / "marked.xlsx").worksheets[0]
    assert "below the lowest allowed value" in str(sheet["G2"].value)


@pytest.mark.parametrize("name", ["schools.csv", "marked.xlsx"])
def test_annotations_are_never_written_over_what_is_read(run, folder, name):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    code, _out, err = run("import", folder, "--annotated", folder / name)

    assert (code, err.endswith("Choose another file name.\n")) == (2, True)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_json_holds_counts_findings_and_sentences(run, folder):
    (folder / "notes.csv").write_text("a,b\n1,2\n", "utf-8")

    code, out, _err = run("import", folder, "--json")

    answer = json.loads(out)
    assert code == 0
    assert answer["district"] == {"code": "990001", "name": "岸区教育和体育局", "is_new": True}
    assert answer["applied"] is False
    assert answer["tables"][0] == {
        "table": "schools",
        "added": 9,
        "changed": 0,
        "unchanged": 0,
        "absent": 0,
    }
    assert answer["codes"]["unknown_file"] == 1
    assert all(one["sentence"] for one in answer["findings"])


def test_one_table_changes_what_it_holds(run, shore, tmp_path):
    (tmp_path / "schools.csv").write_text("school,address\nS1,x\n", "utf-8")

    code, _out, _err = run("import", tmp_path / "schools.csv", "--district", "990001", "--apply")

    with shore.at():
        assert (code, shore.school("S1").address, shore.school("S1").name) == (0, "x", "海棠路小学")


def test_workbooks_of_several_schools_are_merged(run, shore, tmp_path):
    for school in ("S1", "S2"):
        (tmp_path / school).mkdir()
        (tmp_path / school / "schools.csv").write_text(
            f"school,address\n{school},{school} street\n"
        )

    paths = [tmp_path / school / "schools.csv" for school in ("S1", "S2")]
    code, _out, _err = run("import", *paths, "--district", "990001", "--apply")

    with shore.at():
        assert [code, shore.school("S1").address, shore.school("S2").address] == [
            0,
            "S1 street",
            "S2 street",
        ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["{table}"], "give no district code"),
        (["{folder}", "--district", "990002"], "belong to district 990001"),
        (["{table}", "--district", "990007", "--apply"], "add --name"),
        (["{folder}/missing"], "missing"),
        (["{folder}", "{table}", "--mapping", "annuaire-fr"], "--mapping takes one file"),
        (["{folder}", "--as", "nobody"], "nobody"),
    ],
)
def test_bad_usage_ends_with_two(run, shore, folder, tmp_path, arguments, said):
    table = tmp_path / "schools.csv"
    table.write_text("school,name,kind\nN1,x,primary\n", "utf-8")
    before = stored()

    code, out, err = run("import", *(a.format(folder=folder, table=table) for a in arguments))

    assert (code, out) == (2, "")
    assert said in err
    assert stored() == before


@pytest.mark.parametrize(
    ("user", "said"),
    [
        ("principal", "The bureau imports data; give your tables to the bureau."),
        ("hill", "has no seat in this district"),
    ],
)
def test_person_without_the_right_is_refused_with_the_reason(run, shore, folder, user, said):
    before = stored()

    code, out, err = run("import", folder, "--apply", "--as", user)

    assert (code, out) == (1, "")
    assert said in err
    assert stored() == before


def test_officer_acts_in_the_own_seat(run, shore, folder):
    (folder / "schools.csv").write_text("school,address\nS1,x\n", "utf-8")

    code, _out, _err = run(
        "import", folder / "schools.csv", "--district", "990001", "--as", "officer", "--apply"
    )

    with shore.at():
        assert (code, Record.objects.first().seat) == (0, shore.officer)


def test_nothing_of_a_new_bureau_stays_when_it_cannot_be_named(run, tmp_path):
    (tmp_path / "schools.csv").write_text("school,name,kind\nN1,x,primary\n", "utf-8")

    code, out, _err = run("import", tmp_path / "schools.csv", "--district", "990007")

    assert (code, "990007" in out) == (0, True)
    assert stored() == (0, 0, 0)
