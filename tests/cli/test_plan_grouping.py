import json

import pytest

from planner.kinds.grouping.tiny_districts import YEAR, two_leads
from worlds.terminal import Terminal

KEYS = [
    *("status", "year", "pack", "groups_asked", "max_minutes", "most_campuses", "most_pupils"),
    *("chain", "leads", "released", "goals", "groups", "joins", "uncovered", "value", "bound"),
    *("curve", "years", "warnings", "conflicts", "notes", "rule_status", "seconds", "seed"),
]


@pytest.fixture
def folder(tmp_path):
    return two_leads().write(tmp_path / "bay")


@pytest.fixture
def run(capsys):
    terminal = Terminal(capsys)
    words = ("--year", YEAR, "--seconds", 20)
    return lambda folder, *options: terminal("plan", "grouping", folder, *words, *options)


def test_plan_goes_to_the_standard_output_and_only_progress_to_the_other(run, folder):
    code, out, err = run(folder, "--seed", 3)

    plan = json.loads(out)
    assert code == 0
    assert [*plan] == KEYS
    assert (plan["status"], plan["groups_asked"], plan["seed"]) == ("optimal", 2, 3)
    assert (plan["pack"], plan["rule_status"]) == ("grouping-national", "proposed")
    assert [point["groups"] for point in plan["curve"]] == [2]
    assert all(": now " in line and line.endswith(" s") for line in err.splitlines())


def test_plan_goes_to_a_file_and_what_it_holds_is_said(run, folder, tmp_path):
    target = tmp_path / "plans" / "PLAN.json"
    code, out, err = run(folder, "--max-minutes", 4, "--out", target)

    plan = json.loads(target.read_text("utf-8"))
    assert (code, out, plan["max_minutes"]) == (0, "", 4)
    assert "2 groups (0 of them new) cover 5 of 6 schools; 2 join" in err
    assert "Schools not covered: 1\n  · Too far: 1" in err
    assert "Rule pack grouping-national (proposed); every goal is proven" in err


def test_releasing_everybody_begins_from_a_blank_sheet(run, folder):
    _code, out, _err = run(folder, "--release", "all", "--leads", "A;primary", "--groups", 1)

    plan = json.loads(out)
    assert plan["released"] == ["A", "B", "C", "D", "L", "M"]
    assert [*plan["leads"]] == ["A", "B", "C", "D", "L", "M"]
    assert [len(group["members"]) for group in plan["groups"]] == [5]


def test_releasing_a_group_releases_its_schools(run, folder):
    plan = json.loads(run(folder, "--release", "G2,L", "--groups", 1)[1])

    assert plan["released"] == ["D", "L", "M"]


def test_too_few_groups_are_an_honest_no(run, folder):
    code, out, err = run(folder, "--groups", 1)

    plan = json.loads(out)
    assert (code, plan["status"], plan["groups"], plan["curve"]) == (1, "infeasible", [], [])
    assert plan["conflicts"][0]["code"] == "too_few_groups"
    assert "The groups of today and those assigned are 2, more than the 1" in err


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--leads", "Z"], "“Z” is neither the code of a school nor a kind of schools"),
        (["--release", "Z"], "“Z” is neither the code of a school nor that of a group"),
        (["--set", "size.campuses"], "--set"),
        (["--set", "size.schools=3"], "size.schools"),
        (["--set", "size.campuses=0"], "size.campuses"),
        (["--pack", "cn-groups"], "--pack"),
    ],
)
def test_what_cannot_be_used_is_said_in_a_sentence(run, folder, options, sentence):
    code, out, err = run(folder, *options)

    assert (code, out) == (2, "")
    assert sentence in err


@pytest.mark.parametrize("table", ["schools", "resources"])
def test_missing_table_is_named(run, folder, table):
    (folder / f"{table}.csv").unlink()

    code, out, err = run(folder)

    assert (code, out) == (2, "")
    assert f"{table}.csv is missing" in err


def test_plan_is_never_written_over_the_data(run, folder):
    before = (folder / "schools.csv").read_bytes()

    code, _out, err = run(folder, "--out", folder / "schools.csv")

    assert code == 2
    assert "schools.csv" in err
    assert (folder / "schools.csv").read_bytes() == before
