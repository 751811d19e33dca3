import zipfile

import pytest
from openpyxl import load_workbook

from worlds.terminal import Terminal

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(capsys):
    return Terminal(capsys)


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_generated_district_comes_out_as_it_went_in(run, tmp_path):
    assert run("generate", tmp_path / "a", "--schools", 12, "--groups", 2, "--seed", 3)[0] == 0
    assert run("import", tmp_path / "a", "--apply")[0] == 0

    code, _out, _err = run("export", tmp_path / "b")

    assert code == 0
    assert content(tmp_path / "b") == content(tmp_path / "a")


def test_generate_is_deterministic(run, tmp_path):
    for name in ("a", "b"):
        run("generate", tmp_path / name, "--schools", 12, "--groups", 2, "--seed", 3)

    assert content(tmp_path / "a") == content(tmp_path / "b")


def test_impossible_district_is_refused(run, tmp_path):
    code, _out, err = run("generate", tmp_path / "a", "--schools", 2, "--groups", 9)

    assert code == 2
    assert err != ""
    assert not (tmp_path / "a").exists()


def test_export_by_ending_and_by_option(run, shore, tmp_path):
    for name, options in (("a.zip", []), ("a.xlsx", []), ("b.dat", ["--workbook"])):
        assert run("export", tmp_path / name, "--district", "990001", *options)[0] == 0

    assert "schools.csv" in zipfile.ZipFile(tmp_path / "a.zip").namelist()
    assert "学校" in load_workbook(tmp_path / "a.xlsx").sheetnames
    assert (tmp_path / "b.dat").read_bytes() == (tmp_path / "a.xlsx").read_bytes()


def test_export_never_writes_over_what_is_there(run, shore, tmp_path):
    (tmp_path / "note.txt").write_text("mine")

    code, _out, err = run("export", tmp_path, "--district", "990001")

    assert (code, sorted(path.name for path in tmp_path.iterdir())) == (2, ["note.txt"])
    assert "--force" in err


def test_forced_export_replaces_the_district_and_keeps_other_files(run, shore, tmp_path):
    (tmp_path / "note.txt").write_text("mine")
    (tmp_path / "outline.geojson").write_text("old")

    code, _out, _err = run("export", tmp_path, "--district", "990002", "--force")

    assert code == 0
    assert (tmp_path / "note.txt").read_text() == "mine"
    assert not (tmp_path / "outline.geojson").exists()


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ([], 2, "Name the district by --district"),
        (["--district", "123456"], 2, "There is no district 123456"),
        (["--district", "990001", "--as", "principal"], 1, ""),
    ],
)
def test_export_says_which_district_and_who(run, shore, tmp_path, options, code, said):
    ended, out, err = run("export", tmp_path / "out", *options)

    assert (ended, out) == (code, "")
    assert said in err
    assert not (tmp_path / "out").exists()


def test_template_is_written_once(run, tmp_path):
    assert run("template", tmp_path / "t.xlsx")[0] == 0
    assert run("template", tmp_path / "t.xlsx")[0] == 2
    assert run("template", tmp_path / "t.xlsx", "--force")[0] == 0

    assert load_workbook(tmp_path / "t.xlsx")["学校"]["A1"].value == "学校代码*"
