"""A sound plan as JSON, made of the checker's own numbers, for tests that break one of them."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from planner.kinds.exchange.checker.balance import changes, figures
from planner.kinds.exchange.checker.market import Market
from planner.kinds.exchange.checker.rules import GOALS, Judge


def plan_json(market: Market, moves: Mapping[str, str]) -> dict[str, Any]:
    """Return the document of a plan that is proven best on every goal."""
    judge = Judge(market)
    before, after = figures(judge.cells, {}), figures(judge.cells, changes(market, moves))
    return {
        "status": "optimal",
        "scope": market.scope,
        "policy": _policy(judge, moves),
        "goals": [
            {"name": name, "value": _plain(value), "bound": _plain(value)}
            for name, value in zip(GOALS, judge.goals(moves), strict=True)
        ],
        "moves": [_move(market, code, end) for code, end in moves.items()],
        "ineligible": _counts(market, "ineligible"),
        "deferred": _counts(market, "deferred"),
        "balance_before": {"host": _balance(before), "home": _balance(before)},
        "balance_after": {"host": _balance(after), "home": _balance(before)},
        "rule_status": "proposed",
        "seconds": 0.5,
        "seed": None,
    }


def _policy(judge: Judge, moves: Mapping[str, str]) -> dict[str, Any]:
    market = judge.market
    backbone, eligible = sum(map(market.is_backbone, moves)), len(market.eligible)
    return {
        "eligible": eligible,
        "moved": len(moves),
        "rate": len(moves) / eligible if eligible else None,
        "backbone_moved": backbone,
        "backbone_share": backbone / len(moves) if moves else None,
        "rules": [
            {
                "rule": ratio.code,
                "required": reached.required,
                "reached": reached.reached,
                "met": not reached.short_by,
                "short_by": reached.short_by,
                "remedy": "more posts" if reached.short_by else None,
            }
            for ratio in market.pack.ratios
            for reached in [judge.ratio(ratio, moves)]
        ],
    }


def _move(market: Market, code: str, end: str) -> dict[str, Any]:
    row = market.teachers[code]
    return {
        "teacher": code,
        "from": row["school"],
        "to": end,
        "stage": row["stage"],
        "subject": row["subject"],
        "start": market.first.isoformat(),
        "end": date(market.year + market.pack.term_years, 9, 1).isoformat(),
        "reasons": ["helps"],
    }


def _counts(market: Market, state: str) -> dict[str, int]:
    return dict(Counter(code for found, code in market.verdicts.values() if found == state))


def _balance(found: Any) -> dict[str, Any]:
    names = ("equalising_shortfall", "largest", "weakest_tenth", "total")
    return {name: _plain(getattr(found, name)) for name in names}


def _plain(value: Fraction | int) -> float | int:
    return float(value) if isinstance(value, Fraction) else value
