"""A plan's JSON held against its folder: every number worked out again, exactly."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from planner.kinds.exchange.checker.balance import Figures, changes, figures
from planner.kinds.exchange.checker.market import Market, open_market
from planner.kinds.exchange.checker.rules import GOALS, Judge
from planner.kinds.exchange.checker.shape import misshapen

CLOSE = 1e-9  # relative or absolute: the exact value was rounded once to a double
Document = Mapping[str, Any]


def check(
    folder: Path,
    document: Document,
    *,
    year: int,
    pack: str = "exchange-national",
    group: str | None = None,
) -> list[str]:
    """Return everything that is wrong with the plan in ``document``; nothing where it is sound."""
    said = misshapen(document)
    if said:
        return said
    market = open_market(Path(folder), year=year, scope=document["scope"], pack=pack, group=group)
    said = list(_moves(document, market))
    if said:
        return said
    judge = Judge(market)
    moves = {move["teacher"]: move["to"] for move in document["moves"]}
    return [
        *judge.broken(moves),
        *_people(document, market),
        *_policy(document, judge, moves),
        *_balances(document, judge, moves),
        *_goals(document, judge, moves),
        *_status(document),
    ]


def _moves(document: Document, market: Market) -> Iterator[str]:
    counted = Counter(move["teacher"] for move in document["moves"])
    for teacher, count in counted.items():
        if count > 1:
            yield f"{teacher} moves {count} times"
    for move in document["moves"]:
        yield from market.against(move["teacher"], move["to"])
        yield from _move(move, market)


def _move(move: Document, market: Market) -> Iterator[str]:
    code = move["teacher"]
    row = market.teachers.get(code, {})
    expected = {
        "start": market.first.isoformat(),
        "end": date(market.year + market.pack.term_years, 9, 1).isoformat(),
    }
    if row:
        expected |= {"from": row["school"], "stage": row["stage"], "subject": row["subject"]}
        if "minutes" in move and move["to"] in market.schools:
            expected["minutes"] = market.minutes(row["school"], move["to"])
    yield from _differing(code, move, expected)
    if not move["reasons"]:
        yield f"{code} moves without a reason"


def _people(document: Document, market: Market) -> Iterator[str]:
    for state in ("ineligible", "deferred"):
        own = Counter(code for found, code in market.verdicts.values() if found == state)
        if state in document and document[state] != dict(own):
            yield f"{state} is {document[state]}, not {dict(own)}"
    eligible = document["policy"]["eligible"]
    if eligible + sum(document["ineligible"].values()) != len(market.roster):
        yield f"eligible and ineligible do not sum to the {len(market.roster)} on the rosters"


def _policy(document: Document, judge: Judge, moves: Mapping[str, str]) -> Iterator[str]:
    policy, market = document["policy"], judge.market
    backbone = sum(market.is_backbone(code) for code in moves)
    eligible = len(market.eligible)
    yield from _differing(
        "policy",
        policy,
        {
            "eligible": eligible,
            "moved": len(moves),
            "rate": Fraction(len(moves), eligible) if eligible else None,
            "backbone_moved": backbone,
            "backbone_share": Fraction(backbone, len(moves)) if moves else None,
        },
    )
    names = [ratio.code for ratio in market.pack.ratios]
    if [rule["rule"] for rule in policy["rules"]] != names:
        yield f"policy.rules are {[rule['rule'] for rule in policy['rules']]}, not {names}"
        return
    for ratio, rule in zip(market.pack.ratios, policy["rules"], strict=True):
        own = judge.ratio(ratio, moves)
        expected = {
            "required": own.required,
            "reached": own.reached,
            "short_by": own.short_by,
            "met": own.short_by == 0,
        }
        yield from _differing(ratio.code, rule, expected)
        if own.short_by and not rule["remedy"]:
            yield f"{ratio.code} is short by {own.short_by} and has no remedy"


def _balances(document: Document, judge: Judge, moves: Mapping[str, str]) -> Iterator[str]:
    nothing: Mapping[Any, int] = {}
    moved = changes(judge.market, moves)
    for key, change in (("balance_before", nothing), ("balance_after", moved)):
        for view, answer in _views(document[key]):
            # In the formal report a posted teacher still counts at home.
            seen = nothing if view == "home" else change
            yield from _balance(f"{key}.{view}", answer, judge, seen)


def _views(answer: Document) -> Iterable[tuple[str, Document]]:
    if "host" in answer:
        return [(view, answer[view]) for view in ("host", "home")]
    return [("host", answer)]


def _balance(name: str, answer: Document, judge: Judge, change: Mapping[Any, int]) -> Iterator[str]:
    own: Figures = figures(judge.cells, change)
    yield from _differing(
        name,
        answer,
        {
            "equalising_shortfall": own.equalising_shortfall,
            "largest": own.largest,
            "weakest_tenth": own.weakest_tenth,
            "total": own.total,
        },
    )
    if "cells" not in answer:
        return
    said = {
        (cell["school"], cell["stage"], cell["indicator"]): (cell["teachers"], cell["needed"])
        for cell in answer["cells"]
    }
    known = {
        key: (cell.reported + change.get(key, 0), cell.needed) for key, cell in judge.cells.items()
    }
    for key in sorted({*said, *known}):
        if said.get(key) != known.get(key):
            yield f"{name}: {'/'.join(key)} is {said.get(key)}, not {known.get(key)}"


def _goals(document: Document, judge: Judge, moves: Mapping[str, str]) -> Iterator[str]:
    goals = document["goals"]
    if document["status"] == "infeasible":
        return
    names = [goal["name"] for goal in goals]
    if names != [*GOALS]:
        yield f"goals are {names}, not {[*GOALS]}"
        return
    for goal, own in zip(goals, judge.goals(moves), strict=True):
        yield from _differing(goal["name"], goal, {"value": own})
        value, bound = goal["value"], goal["bound"]
        if bound is not None and bound > value + CLOSE * max(1, abs(value)):
            yield f"{goal['name']}: the bound {bound} lies above the value {value}"
        if "gap" in goal and bound is not None:
            gap = abs(value - bound) / max(abs(bound), 0.01)
            yield from _differing(f"{goal['name']}.gap", goal, {"gap": gap})


def _status(document: Document) -> Iterator[str]:
    status = document["status"]
    open_goals = [
        goal["name"] for goal in document["goals"] if not _is_close(goal["value"], goal["bound"])
    ]
    if status == "optimal" and open_goals:
        yield f"status is optimal, but {', '.join(open_goals)} is not proven"
    if status == "feasible" and not open_goals:
        yield "status is feasible, but every goal is proven"
    if status == "infeasible" and document["moves"]:
        yield "status is infeasible, but there are moves"


def _differing(name: str, answer: Document, expected: Mapping[str, Any]) -> Iterator[str]:
    for key, own in expected.items():
        if key not in answer:
            yield f"{name} lacks {key}"
        elif not _is_close(answer[key], own):
            shown = float(own) if isinstance(own, Fraction) else own
            yield f"{name}.{key} is {answer[key]!r}, not {shown!r}"


def _is_close(said: Any, own: Any) -> bool:
    if said is None or own is None or isinstance(own, (bool, str)):
        return said == own
    if isinstance(said, bool):
        return False
    return abs(said - own) <= CLOSE * max(1, abs(own))
