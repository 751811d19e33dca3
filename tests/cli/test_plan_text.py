import json
from math import inf

import pytest

from manyuan.cli.plan_exchange import deliver
from manyuan.cli.plan_text import no_plan_text, plan_text
from manyuan.kernel.saying import Said, Word
from manyuan.planner.kinds.exchange.plan import (
    Balance,
    GoalReached,
    Plan,
    PolicyReached,
    RuleReached,
    UnmetPost,
)
from manyuan.planner.kinds.exchange.problem import Problem
from manyuan.rules.balance import load_balance_pack
from manyuan.rules.exchange import load_exchange_pack
from manyuan.rules.status import Status

PROBLEM = Problem(
    year=2026,
    scope="group",
    pack=load_exchange_pack(),
    balance=load_balance_pack(),
    schools=(),
    teams=(),
    reports=(),
    teachers=(),
    posts=(),
)
NOTE = Said("no_travel", "没有行程时间表，路程一律按直线距离估算。")
REMEDY = Said("cadre", "担任{cadre}，干部的交流另行安排", {"cadre": Word("校长")})


def balance(shortfall):
    return Balance(
        cells=(), equalising_shortfall=shortfall, largest=0.0, weakest_tenth=0.0, total=0
    )


def plan(**changes):
    values = {
        "status": "feasible",
        "goals": (
            GoalReached(name="policy_shortfall", value=1, bound=1),
            GoalReached(name="equalising_shortfall", value=2.5, bound=2.0),
            GoalReached(name="travel", value=30, bound=0),
            GoalReached(name="moves", value=2, bound=-inf),
        ),
        "moves": (),
        "policy": PolicyReached(
            eligible=25,
            moved=2,
            backbone_moved=1,
            rules=(
                RuleReached(
                    code="ratios.exchange_rate", base=25, required=3, reached=2, remedy=REMEDY
                ),
                RuleReached(code="ratios.backbone_share", base=2, required=1, reached=1),
            ),
        ),
        "ineligible": {},
        "deferred": {},
        "before": balance(7.5),
        "after": balance(2.5),
        "unmet_posts": (
            UnmetPost(school="S1", stage="primary", subject="音乐", wanted=3, filled=1),
        ),
        "conflicts": (),
        "notes": (NOTE,),
        "rule_status": Status.PROPOSED,
        "seconds": 59.96,
        "seed": None,
    }
    return Plan(**(values | changes))


ENGLISH = """\
2026–2027: moving 2 of 25 eligible teachers (8.0%); equalising shortfall from 7.5000 to 2.5000

     Policy ratio                                       Required  Reached
  ─  ─────────────────────────────────────────────────  ────────  ───────
  ✕  Moved teachers of the eligible, at least 10%       3         2
  ✓  Backbone teachers of those who move, at least 20%  1         1
  · Principal: cadres are exchanged apart

  Goal                          Result  Bound  Gap
  ────────────────────────────  ──────  ─────  ──────
  Policy shortfall              1       1      0.00%
  Equalising shortfall          2.5000  2      25.00%
  Sum of the minutes of travel  30      0      >1000%
  Teachers moved                2       —      —

Posts wanted and not filled: 2
Please note:
  · There is no table of travel times; every way is estimated from coordinates.
Rule pack exchange-national (proposed); time is up; see the gap of goals that are not proven; 60.0 s."""


def test_summary_says_finding_ratios_goals_and_what_to_know():
    assert plan_text(PROBLEM, plan()) == ENGLISH


def test_summary_speaks_chinese(monkeypatch):
    monkeypatch.setenv("MANYUAN_LANG", "zh")
    lines = plan_text(PROBLEM, plan()).splitlines()

    assert lines[0] == (
        "2026–2027 学年：2 人交流，占符合条件的 25 人的 8.0%；均衡缺额从 7.5000 到 2.5000"
    )
    assert "  · 担任校长，干部的交流另行安排" in lines
    assert lines[-1] == (
        "规则包 exchange-national（建议值）；时间用完，未证明最优的目标见偏差；用时 60.0 秒。"
    )


def test_summary_leaves_out_what_there_is_not():
    nobody = PolicyReached(eligible=0, moved=0, backbone_moved=0, rules=())
    lines = plan_text(PROBLEM, plan(policy=nobody, unmet_posts=(), notes=())).splitlines()

    assert lines[0].startswith("2026–2027: moving 0 of 0 eligible teachers (—);")
    assert [line for line in lines if "Policy ratio" in line or "Please note" in line] == []


@pytest.mark.parametrize(
    ("conflicts", "text"),
    [
        ((), "There is no plan."),
        ((REMEDY,), "There is no plan:\n  · Principal: cadres are exchanged apart"),
    ],
)
def test_no_plan_is_explained_by_its_conflicts(conflicts, text):
    assert no_plan_text(conflicts) == text


@pytest.mark.parametrize("to_file", [True, False])
def test_no_plan_is_still_written_and_ends_with_one(capsys, tmp_path, to_file):
    none = plan(status="infeasible", goals=(), conflicts=(REMEDY,))
    target = tmp_path / "PLAN.json"

    code = deliver(PROBLEM, none, target if to_file else None)

    said = capsys.readouterr()
    written = target.read_text("utf-8") if to_file else said.out
    assert code == 1
    assert json.loads(written)["status"] == "infeasible"
    assert said.err == "There is no plan:\n  · Principal: cadres are exchanged apart\n"
