import csv
import json
from datetime import date

import pytest

from planner.kinds.caravan.checker import check
from planner.kinds.caravan.tiny_caravans import YEAR, one_visit
from worlds.clock import on_day
from worlds.terminal import Terminal

KEYS = [
    *("status", "year", "pack", "together", "goals", "schools_asking", "served_schools"),
    *("requests_served", "requests_all", "unserved", "pupils_reached", "tours", "conflicts"),
    *("notes", "value", "bound", "rule_status", "seconds", "seed"),
]


@pytest.fixture
def folder(tmp_path):
    made = one_visit()
    made.request("r2", "A", topic="航天")
    return made.write(tmp_path / "bay")


@pytest.fixture
def run(capsys):
    terminal = Terminal(capsys)
    words = ("--year", YEAR, "--seconds", 20)
    return lambda folder, *options: terminal("plan", "caravan", folder, *words, *options)


def test_plan_goes_to_the_standard_output_and_only_progress_to_the_other(run, folder):
    code, out, err = run(folder, "--seed", 3)

    plan = json.loads(out)
    assert (code, [*plan]) == (0, KEYS)
    assert (plan["status"], plan["seed"], plan["pack"]) == ("optimal", 3, "caravan-national")
    assert (plan["requests_served"], plan["requests_all"], plan["served_schools"]) == (1, 2, 1)
    assert (plan["value"], plan["bound"], plan["pupils_reached"]) == (100, 100, 100)
    assert [each["reason"] for each in plan["unserved"]] == ["no_expert"]
    assert all(": now " in line and line.endswith(" s") for line in err.splitlines())
    assert check(folder, plan) == []


def test_stop_says_when_and_how_far(run, folder):
    (tour,) = json.loads(run(folder)[1])["tours"]
    (stop,) = tour["stops"]

    assert (tour["expert"], tour["date"]) == ("E", "2026-10-12")
    assert (tour["leaves"], tour["returns"]) == ("08:00", "09:20")
    assert (stop["start"], stop["end"], stop["travel_minutes"]) == ("08:20", "09:00", 20)


def test_plan_goes_to_a_file_and_what_it_holds_is_said(run, folder, tmp_path):
    target = tmp_path / "plans" / "PLAN.json"

    code, out, err = run(folder, "--out", target)

    assert (code, out) == (0, "")
    assert [*json.loads(target.read_text("utf-8"))] == KEYS
    assert "1 tours to 1 of 1 schools, 1 of 2 requests, 100 pupils reached" in err
    assert "a school's visits, largest first, count 100%, 50%, 25%, 12.5%" in err
    assert "Unweighted, the plan reaches 100 pupils" in err
    assert "Rule pack caravan-national (proposed); every goal is proven" in err


def test_same_seed_gives_the_same_plan(run, folder):
    plans = [json.loads(run(folder, "--seed", 7)[1]) for _ in range(2)]

    for plan in plans:
        del plan["seconds"]
    assert plans[0] == plans[1]


def test_own_speed_makes_the_way_longer(run, folder):
    (folder / "travel.csv").unlink()

    fast, slow = (
        json.loads(run(folder, "--set", f"travel.speed_kmh={speed}")[1])["tours"][0]["stops"][0]
        for speed in (60, 6)
    )

    assert fast["travel_minutes"] < slow["travel_minutes"]


def test_together_is_said_in_the_plan(run, folder):
    assert json.loads(run(folder, "--together")[1])["together"] is True


@pytest.mark.parametrize("table", ["schools", "partners", "experts", "expert_days"])
def test_missing_table_is_named(run, folder, table):
    (folder / f"{table}.csv").unlink()

    code, out, err = run(folder)

    assert (code, out) == (2, "")
    assert table in err


def test_plan_is_never_written_over_the_data(run, folder):
    before = (folder / "experts.csv").read_bytes()

    code, _out, err = run(folder, "--out", folder / "experts.csv")

    assert code == 2
    assert "experts.csv" in err
    assert (folder / "experts.csv").read_bytes() == before


@pytest.mark.parametrize("setting", ["travel.speed_kmh", "travel.speed_kmh=0", "limits.lend=2"])
def test_setting_that_cannot_be_used_is_refused(run, folder, setting):
    code, out, _err = run(folder, "--set", setting)

    assert (code, out) == (2, "")


def said_in(language, run, monkeypatch, folder, *options):
    monkeypatch.setenv("MANYUAN_LANG", language)
    code, _out, err = run(folder, *options, "--out", folder.parent / "PLAN.json")
    assert code == 0
    return err


def test_year_without_data_says_what_is_of_other_years(run, folder, monkeypatch):
    said = {lang: said_in(lang, run, monkeypatch, folder, "--year", 2031) for lang in ("zh", "en")}

    assert "有 2 项需求的时段都不在 2031–2032 学年，没有列入。" in said["zh"]
    assert "有 1 个专家到校日不在 2031–2032 学年，没有列入。" in said["zh"]
    assert "没有填写时段或时长" not in said["zh"]
    assert "Requests with no time in 2031–2032, left out: 2." in said["en"]
    assert "Expert days outside 2031–2032, left out: 1." in said["en"]
    assert "Result" not in said["en"]


@pytest.mark.parametrize(("on", "year"), [("2026-11-30", 2026), ("2029-11-30", 2026)])
def test_year_is_this_one_or_else_the_last_with_days(capsys, folder, on, year):
    with on_day(date.fromisoformat(on)):
        _code, out, _err = Terminal(capsys)("plan", "caravan", folder, "--seconds", 20)

    plan = json.loads(out)
    assert (plan["year"], plan["requests_served"]) == (year, 1)


def test_expert_without_a_name_goes_by_the_code(run, folder):
    path = folder / "experts.csv"
    head, *rows = [line.split(",") for line in path.read_text("utf-8").splitlines()]
    at = head.index("name")
    cut = [",".join([*row[:at], *row[at + 1 :]]) for row in (head, *rows)]
    path.write_text("\n".join(cut) + "\n", "utf-8")

    code, out, _err = run(folder)

    assert (code, json.loads(out)["requests_served"]) == (0, 1)


@pytest.mark.parametrize(
    ("table", "column", "served", "reasons"),
    [
        ("expert_days", "max_visits", 1, {"r2": "no_expert"}),
        ("visit_requests", "pupils", 1, {"r2": "no_expert"}),
        ("visit_requests", "windows", 0, {"r1": "incomplete", "r2": "incomplete"}),
        ("visit_requests", "minutes", 0, {"r1": "incomplete", "r2": "incomplete"}),
        ("experts", "topics", 0, {"r1": "no_expert", "r2": "no_expert"}),
    ],
)
def test_empty_cell_is_unknown(run, folder, table, column, served, reasons):
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0])
        out.writeheader()
        out.writerows({**row, column: ""} for row in rows)

    code, text, _err = run(folder)

    plan = json.loads(text)
    assert (code, plan["requests_served"]) == (0, served)
    assert {one["request"]: one["reason"] for one in plan["unserved"]} == reasons


def test_ways_that_nobody_knows_are_not_called_far(run, folder, monkeypatch):
    (folder / "travel.csv").unlink()
    for name in ("schools", "partners"):
        path = folder / f"{name}.csv"
        path.write_text(path.read_text("utf-8").replace("120.3,", ",").replace("36.0", ""), "utf-8")

    said = {lang: said_in(lang, run, monkeypatch, folder) for lang in ("zh", "en")}

    assert "路程未知" in said["zh"]
    assert "the way is not known" in said["en"]
    assert "estimated" not in said["en"]


def test_topics_that_nobody_speaks_on_are_named(run, folder, monkeypatch):
    said = {lang: said_in(lang, run, monkeypatch, folder) for lang in ("zh", "en")}

    assert "没有专家能讲、或不面向该学段的主题：航天。" in said["zh"]
    assert "Topics that no expert speaks on, or not to that stage: 航天." in said["en"]


@pytest.mark.parametrize(
    ("table", "zh", "en"),
    [
        ("expert_days", "没有专家提供日期，无从安排。", "No expert has given a day"),
        ("visit_requests", "没有到校需求，无从安排。", "There are no requests"),
    ],
)
def test_empty_table_is_said_once_and_no_table_of_noughts_is_shown(
    run, folder, monkeypatch, table, zh, en
):
    path = folder / f"{table}.csv"
    path.write_text(path.read_text("utf-8").splitlines()[0] + "\n", "utf-8")

    said = {lang: said_in(lang, run, monkeypatch, folder) for lang in ("zh", "en")}

    assert said["zh"].count(zh) == 1
    assert said["en"].count(en) == 1
    assert "Bound" not in said["en"]


@pytest.mark.parametrize("option", [("--seconds", 0), ("--pack", "caravan-mars"), ("--year", 26)])
def test_option_that_cannot_be_used_is_named(run, folder, option):
    code, out, err = run(folder, *option)

    assert (code, out) == (2, "")
    assert f"{option[0]} cannot be used" in err
