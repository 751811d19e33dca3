import json

import pytest

from worlds.terminal import Terminal

HEAD = "school,year,joined,score"
ASKED = ("--unit", "school", "--time", "year", "--cohort", "joined", "--outcome", "score")


@pytest.fixture
def run(capsys):
    return Terminal(capsys)


@pytest.fixture
def panel(tmp_path):
    """Twelve schools over four years, six of which join in 2022 and gain 2 or 4 from then on."""

    def write(*more, head=HEAD, without=()):
        rows = [
            f"s{school:02},{year},{joined or ''},{score}"
            for school in range(12)
            for joined in [2022 if school % 2 else 0]
            for year in range(2020, 2024)
            for score in [school + year % 10 + (2 + school % 4 if 0 < joined <= year else 0)]
            if (school, year) not in without
        ]
        path = tmp_path / "panel.csv"
        path.write_text("\n".join([head, *rows, *more]) + "\n", encoding="utf-8")
        return path

    return write


def test_json_has_the_keys_of_the_issue_in_their_order(run, panel):
    code, out, err = run("impact", panel(), *ASKED, "--json")

    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert [*answer] == ["att", "overall", "dynamic", "pretrend", "warnings"]
    assert [*answer["att"][0]] == ["cohort", "time", "estimate", "se", "low", "high"]
    assert [*answer["overall"]] == ["estimate", "se", "low", "high", "groups"]
    assert [*answer["dynamic"][0]] == ["event", "estimate", "se", "low", "high"]
    assert answer["pretrend"]["p"] is None
    assert answer["pretrend"]["warning"]["code"] == "untested"
    assert [said["code"] for said in answer["warnings"]] == ["untested"]
    assert [(c["cohort"], c["time"], c["estimate"]) for c in answer["att"]] == [
        (2022, 2021, 0.0),
        (2022, 2022, 4.0),
        (2022, 2023, 4.0),
    ]
    assert answer["overall"]["estimate"] == 4.0


def test_text_says_what_can_and_cannot_be_concluded(run, panel):
    code, out, _err = run("impact", panel(), *ASKED, "--control", "notyet")

    lines = out.splitlines()
    assert code == 0
    assert lines[0].startswith("After joining, “score” changed by +4.0000 on average (")
    assert lines[0].endswith("), but that cannot be put down to joining")
    assert lines[1].startswith("12 units, 6 of which joined, 4 periods;")
    assert out.count("─  ─") >= 3


def test_units_that_are_not_seen_in_each_period_are_named(run, panel):
    _code, out, _err = run("impact", panel(without={(1, 2021), (4, 2023)}), *ASKED, "--json")

    [_trend, said] = json.loads(out)["warnings"]
    assert said["code"] == "changed_composition"
    assert said["facts"] == {"units": 2, "names": "s01, s04"}


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (
            ["s99,2020,0,good"],
            (
                "Row 50 of panel.csv has “good” under “score”; it should be a number. "
                "Leave it empty if it is not known."
            ),
        ),
        (
            ["s99,2020.5,0,1"],
            (
                "Row 50 of panel.csv has “2020.5” under “year”; it should be a whole number, "
                "such as a year."
            ),
        ),
        (
            [",2020,0,1"],
            "Row 50 of panel.csv has nothing under “school”; fill it in or delete the row.",
        ),
        (
            ["s01,2020,2022,1"],
            (
                "s01 has two rows for 2020; each unit may have one row a period. "
                "Delete the one too many."
            ),
        ),
        (
            ["s01,2024,2021,1"],
            "s01 joins in 2022 by one row and in 2021 by another; a unit joins only once.",
        ),
    ],
)
def test_rows_that_cannot_be_used_are_named(run, panel, more, sentence):
    code, out, err = run("impact", panel(*more), *ASKED)

    assert (code, out, err) == (2, "", sentence + "\n")


def test_missing_column_is_named_with_those_that_are_there(run, panel):
    code, _out, err = run("impact", panel(head="school,year,group,score"), *ASKED)

    assert code == 2
    assert err == (
        "panel.csv has no column “joined”; its first row names: school, year, group, score.\n"
    )


def test_panel_without_controls_says_what_to_do(run, tmp_path):
    path = tmp_path / "panel.csv"
    rows = [f"s{s},{y},{2021 + s % 2},{s + y}" for s in range(8) for y in range(2019, 2023)]
    path.write_text("\n".join([HEAD, *rows]), encoding="utf-8")

    code, _out, err = run("impact", path, *ASKED)
    with_not_yet, _out, _err = run("impact", path, *ASKED, "--control", "notyet")

    assert code == 2
    assert err == (
        "No unit stays outside for good, so there is nothing to compare with; "
        "add units that never joined, or take those not yet joined as controls.\n"
    )
    assert with_not_yet == 0


@pytest.mark.parametrize(("content", "code"), [(b"", 2), (b"\x89PNG\r\n\x1a\n", 2)])
def test_file_that_is_no_table_is_refused(run, tmp_path, content, code):
    path = tmp_path / "panel.csv"
    path.write_bytes(content)

    assert run("impact", path, *ASKED)[0] == code
