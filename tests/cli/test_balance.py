import json

import pytest

from manyuan.sheets.writing import write_folder
from worlds.shore import HEAD, shore_tables
from worlds.terminal import Terminal


@pytest.fixture
def folder(tmp_path):
    tables = shore_tables()
    write_folder(
        tmp_path / "shore", HEAD, {name: tables[name] for name in ("schools", "resources")}
    )
    return tmp_path / "shore"


@pytest.fixture
def run(capsys):
    return Terminal(capsys)


def test_json_has_the_keys_of_the_issue_in_their_order(run, folder):
    code, out, _err = run("balance", folder, "--year", "2026", "--json")

    answer = json.loads(out)
    assert code == 0
    assert [*answer] == ["year", "rule_pack", "rule_status", "schools", "excluded", "district"]
    school, district = answer["schools"][0], answer["district"][0]
    assert [*school] == ["school", "stage", "pupils", "indicators", "met_count", "passes"]
    assert [*school["indicators"]] == ["A1", "A2", "A3", "A4", "A5", "A6", "A7"]
    assert [*school["indicators"]["A1"]] == ["value", "threshold", "ratio", "met", "reason"]
    assert [*district] == [
        *("stage", "indicator", "mean", "cv", "limit", "passes", "schools_known", "schools_all")
    ]


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("memberships.csv", b"\xff\xfe\x00garbage"),
        ("teachers.csv", b""),
        ("district.toml", b"code = "),
        ("district.toml", b'code = "990001"\nname = "x"\noutline = "gone.geojson"\n'),
    ],
)
def test_files_that_balance_does_not_read_are_no_obstacle(run, folder, file, content):
    before = run("balance", folder, "--json")
    (folder / file).write_bytes(content)

    assert run("balance", folder, "--json") == before


@pytest.mark.parametrize("name", ["schools", "resources"])
def test_missing_table_is_named(run, folder, name):
    (folder / f"{name}.csv").unlink()

    code, out, err = run("balance", folder)

    assert (code, out) == (2, "")
    assert err == f"shore has no {name}.csv, so the balance cannot be judged; add that table.\n"


def test_year_without_resources_takes_the_latest_before_and_says_so(run, folder):
    code, out, err = run("balance", folder, "--year", "2200", "--json")

    used = json.loads(out)["year"]
    assert code == 0
    assert err == f"No data for 2200; the year used is {used}.\n"
