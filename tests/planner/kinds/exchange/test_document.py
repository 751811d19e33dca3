import json
from datetime import date
from math import inf, nan

from manyuan.kernel.saying import Said
from manyuan.planner.kinds.exchange.document import document, moves_of
from manyuan.planner.kinds.exchange.plan import (
    Balance,
    Cell,
    GoalReached,
    Move,
    Plan,
    PolicyReached,
    RuleReached,
    UnmetPost,
)
from manyuan.planner.kinds.exchange.problem import Placement, Problem
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
    group="G1",
)
WHY = Said("mends", "{school}缺 {missing} 人", {"school": "西山小学", "missing": 2})
WHY_AS_JSON = {
    "code": "mends",
    "template": "{school}缺 {missing} 人",
    "facts": {"school": "西山小学", "missing": 2},
    "text": "西山小学缺 2 人",
}


def balance(teachers):
    cell = Cell(
        school="S2", stage="primary", indicator="A1", pupils=100, teachers=teachers, needed=5
    )
    return Balance(
        cells=(cell,),
        equalising_shortfall=0.6,
        largest=0.4,
        weakest_tenth=0.4,
        total=cell.missing,
    )


def as_json(teachers):
    return {
        "equalising_shortfall": 0.6,
        "largest": 0.4,
        "weakest_tenth": 0.4,
        "total": max(0, 5 - teachers),
        "cells": [
            {
                "school": "S2",
                "stage": "primary",
                "indicator": "A1",
                "pupils": 100,
                "teachers": teachers,
                "needed": 5,
                "met": teachers >= 5,
            }
        ],
    }


def plan(**changes):
    values = {
        "status": "feasible",
        "goals": (
            GoalReached(name="policy_shortfall", value=1, bound=1),
            GoalReached(name="wishes", value=4, bound=2),
        ),
        "moves": (
            Move(
                teacher="T1",
                from_school="S1",
                to_school="S2",
                stage="primary",
                subject="语文",
                start=date(2026, 9, 1),
                end=date(2027, 9, 1),
                minutes=12,
                is_backbone=True,
                wish_rank=2,
                reasons=(WHY,),
            ),
        ),
        "policy": PolicyReached(
            eligible=20,
            moved=1,
            backbone_moved=1,
            rules=(
                RuleReached(
                    code="ratios.exchange_rate", base=20, required=2, reached=1, remedy=WHY
                ),
            ),
        ),
        "ineligible": {"tenure": 3, "cadre": 1},
        "deferred": {"graduating_class": 2},
        "before": balance(3),
        "after": balance(5),
        "unmet_posts": (
            UnmetPost(school="S2", stage="primary", subject="音乐", wanted=2, filled=1),
        ),
        "conflicts": (),
        "notes": (WHY,),
        "rule_status": Status.PROPOSED,
        "seconds": 1.23456,
        "seed": 7,
    }
    return Plan(**(values | changes))


def test_plan_is_written_with_the_keys_of_the_issue_and_more_beside_them():
    written = document(PROBLEM, plan())

    assert written == {
        "status": "feasible",
        "scope": "group",
        "group": "G1",
        "year": 2026,
        "pack": "exchange-national",
        "policy": {
            "eligible": 20,
            "moved": 1,
            "rate": 0.05,
            "backbone_moved": 1,
            "backbone_share": 1.0,
            "rules": [
                {
                    "rule": "ratios.exchange_rate",
                    "base": 20,
                    "required": 2,
                    "reached": 1,
                    "met": False,
                    "short_by": 1,
                    "remedy": WHY_AS_JSON,
                }
            ],
        },
        "goals": [
            {"name": "policy_shortfall", "value": 1, "bound": 1, "gap": 0.0},
            {"name": "wishes", "value": 4, "bound": 2, "gap": 1.0},
        ],
        "moves": [
            {
                "teacher": "T1",
                "from": "S1",
                "to": "S2",
                "stage": "primary",
                "subject": "语文",
                "start": "2026-09-01",
                "end": "2027-09-01",
                "reasons": [WHY_AS_JSON],
                "minutes": 12,
                "backbone": True,
                "wish_rank": 2,
                "pinned": False,
            }
        ],
        "ineligible": {"cadre": 1, "tenure": 3},
        "deferred": {"graduating_class": 2},
        # The home view after is that before: a posted teacher counts at home.
        "balance_before": {"host": as_json(3), "home": as_json(3)},
        "balance_after": {"host": as_json(5), "home": as_json(3)},
        "unmet_posts": [
            {"school": "S2", "stage": "primary", "subject": "音乐", "wanted": 2, "filled": 1}
        ],
        "conflicts": [],
        "notes": [WHY_AS_JSON],
        "rule_status": "proposed",
        "seconds": 1.235,
        "seed": 7,
    }


def test_sentences_can_be_said_again_from_the_document():
    written = json.loads(json.dumps(document(PROBLEM, plan())))

    assert Said.from_json(written["moves"][0]["reasons"][0]) == WHY


def test_what_is_not_known_of_a_goal_is_null():
    goals = (
        GoalReached(name="travel", value=3, bound=-inf),
        GoalReached(name="moves", value=nan, bound=nan),
    )
    written = document(PROBLEM, plan(goals=goals))

    assert written["goals"] == [
        {"name": "travel", "value": 3, "bound": None, "gap": None},
        {"name": "moves", "value": None, "bound": None, "gap": None},
    ]
    assert json.dumps(written, allow_nan=False)


def test_nobody_moving_leaves_the_shares_unknown():
    nobody = PolicyReached(eligible=0, moved=0, backbone_moved=0, rules=())
    written = document(PROBLEM, plan(policy=nobody, moves=()))

    assert (written["policy"]["rate"], written["policy"]["backbone_share"]) == (None, None)


def test_moves_can_be_taken_from_a_document():
    assert moves_of(document(PROBLEM, plan())) == (Placement("T1", "S2"),)
