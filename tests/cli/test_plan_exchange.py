import json
import shutil
from datetime import date

import pytest

from manyuan.cli.main import main
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.writing import write_folder
from manyuan.synthetic import generate
from worlds.terminal import Terminal

KEYS = [
    *("status", "scope", "group", "year", "pack", "policy", "goals", "moves", "ineligible"),
    *("deferred", "balance_before", "balance_after", "unmet_posts", "conflicts", "notes"),
    *("rule_status", "seconds", "seed"),
]


@pytest.fixture(scope="module")
def district():
    return generate(schools=12, groups=2, grouped=8, seed=11)


@pytest.fixture
def folder(tmp_path, district):
    head = DistrictHead(district.code, district.name, district.outline)
    write_folder(tmp_path / "bay", head, district.tables)
    return tmp_path / "bay"


@pytest.fixture
def run(capsys):
    terminal = Terminal(capsys)
    return lambda folder, *options: terminal("plan", "exchange", folder, "--seconds", 20, *options)


def test_plan_goes_to_the_standard_output_and_only_progress_to_the_other(run, folder):
    code, out, err = run(folder, "--seed", 3)

    plan = json.loads(out)
    assert code == 0
    assert [*plan] == KEYS
    assert (plan["status"], plan["scope"], plan["seed"]) == ("optimal", "group", 3)
    assert (plan["year"], plan["pack"]) == (SchoolYear.on(today()).start, "exchange-national")
    assert plan["moves"]
    assert all(": now " in line and line.endswith(" s") for line in err.splitlines())


def test_plan_goes_to_a_file_and_what_it_holds_is_said(run, folder, tmp_path):
    target = tmp_path / "plans" / "PLAN.json"
    code, out, err = run(folder, "--out", target)

    plan = json.loads(target.read_text("utf-8"))
    moved, eligible = plan["policy"]["moved"], plan["policy"]["eligible"]
    assert (code, out) == (0, "")
    assert f"moving {moved} of {eligible} eligible teachers" in err
    assert "Rule pack exchange-national (proposed); every goal is proven" in err


def test_plan_replaces_the_one_of_an_earlier_run(run, folder, tmp_path):
    target = tmp_path / "PLAN.json"
    target.write_text("old", "utf-8")
    code, _out, _err = run(folder, "--out", target)

    assert code == 0
    assert [*json.loads(target.read_text("utf-8"))] == KEYS


def test_zip_of_the_folder_gives_the_same_plan(run, folder, tmp_path):
    packed = shutil.make_archive(str(tmp_path / "packed"), "zip", folder)
    plans = [json.loads(run(path, "--seed", 1)[1]) for path in (folder, packed)]

    for plan in plans:
        del plan["seconds"]
    assert plans[0] == plans[1]


def test_options_choose_scope_group_pack_year_and_rules(run, folder, district):
    group = district.tables["groups"][0]["group"]
    year = SchoolYear.on(today()).start
    wide = json.loads(run(folder, "--scope", "district", "--pack", "exchange-shanghai-demo")[1])
    one = json.loads(run(folder, "--group", group, "--scope", "district")[1])
    none = json.loads(run(folder, "--set", "limits.eligible_move_share=0", "--year", year)[1])

    assert (wide["scope"], wide["pack"]) == ("district", "exchange-shanghai-demo")
    assert [rule["rule"] for rule in wide["policy"]["rules"]] == [
        "ratios.strong_to_weaker_rate",
        "ratios.strong_to_weaker_backbone_share",
    ]
    assert {date.fromisoformat(move["end"]).year for move in wide["moves"]} <= {year + 3}
    assert (one["scope"], one["group"]) == ("group", group)
    assert none["moves"] == []


@pytest.mark.parametrize("name", ["schools", "groups", "memberships", "resources", "teachers"])
def test_missing_table_is_named(run, folder, name):
    (folder / f"{name}.csv").unlink()

    code, out, err = run(folder)

    assert (code, out) == (2, "")
    assert err == f"{name}.csv is missing, so the exchange cannot be planned; add that table.\n"


@pytest.mark.parametrize("name", ["groups", "memberships", "posts", "travel"])
def test_table_that_the_district_scope_does_not_need_may_be_missing(run, folder, name):
    (folder / f"{name}.csv").unlink()

    assert run(folder, "--scope", "district")[0] == 0


def test_files_that_the_exchange_does_not_read_are_no_obstacle(run, folder):
    for name in ("district.toml", "outcomes.csv", "partners.csv", "flows.csv"):
        (folder / name).write_bytes(b"\xff\xfe\x00garbage")

    assert run(folder)[0] == 0


def test_rows_with_errors_stop_the_plan_and_the_first_is_told(run, folder):
    lines = (folder / "teachers.csv").read_text("utf-8-sig").splitlines()
    head = lines[0].split(",")
    cells = lines[1].split(",")
    cells[head.index("born")] = "never"
    lines[1] = ",".join(cells)
    (folder / "teachers.csv").write_text("\n".join(lines), "utf-8")

    code, out, err = run(folder)

    assert (code, out) == (2, "")
    assert err.startswith("bay holds errors (1); correct them first. The first: teachers.csv row 2")


def test_year_before_any_figures_is_planned_without_comparing_balance(run, folder):
    code, out, _err = run(folder, "--year", 1990)

    plan = json.loads(out)
    assert code == 0
    assert plan["balance_before"]["host"]["cells"] == []
    assert "no_resources" in {note["code"] for note in plan["notes"]}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--group", "G999"], "There is no group with the code “G999” on "),
        (["--set", "lend"], "--set takes CODE=VALUE, such as --set limits.lend=2; what came was "),
        (["--set", "lend=2"], "Rule pack “exchange-national” has no rule “lend”. Those that can"),
        (["--set", "limits.lend=many"], "Rule “limits.lend” cannot be “many”: it takes a whole "),
        (["--pack", "exchange-mars"], "--pack cannot be used: "),
        (["--scope", "world"], "--scope cannot be used: "),
        (["--seconds", "0"], "--seconds cannot be used: use a number from 0.1 to 86400."),
        (["--seconds", "long"], "--seconds cannot be used: use a number from 0.1 to 86400."),
    ],
)
def test_wrong_usage_is_answered_in_one_sentence(run, folder, options, said):
    code, out, err = run(folder, *options)

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(said)


def test_plan_is_never_written_over_the_data(run, folder, tmp_path):
    packed = shutil.make_archive(str(tmp_path / "packed"), "zip", folder)
    before = (folder / "teachers.csv").read_bytes()
    over_table = run(folder, "--out", folder / "teachers.csv")
    over_input = run(packed, "--out", packed)

    assert [over_table[0], over_input[0]] == [2, 2]
    assert over_table[2] == (
        f"“{folder / 'teachers.csv'}” is the district's data, so the plan cannot be written there."
        " Choose another file name.\n"
    )
    assert (folder / "teachers.csv").read_bytes() == before


def test_plan_lists_what_it_can_make(capsys):
    with pytest.raises(SystemExit) as end:
        main(["plan"])

    assert end.value.code == 0
    assert "  exchange  Plan a year's teacher exchange" in capsys.readouterr().out
