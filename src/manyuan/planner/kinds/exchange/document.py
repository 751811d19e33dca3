from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any

from manyuan.kernel.saying import Said, as_json_with_text
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

Json = dict[str, Any]


def document(problem: Problem, plan: Plan) -> Json:
    """Return the plan as the JSON of ``manyuan plan exchange``; see docs/reference/planner.md.

    Sentences stand in it in Chinese (``text``) and whole enough to be said again in another
    language. The home view after the plan is that before it: a posted teacher counts at home.
    """
    return {
        "status": plan.status,
        "scope": problem.scope,
        "group": problem.group,
        "year": problem.year,
        "pack": problem.pack.id,
        "policy": _policy(plan.policy),
        "goals": [_goal(goal) for goal in plan.goals],
        "moves": [_move(move) for move in plan.moves],
        "ineligible": dict(sorted(plan.ineligible.items())),
        "deferred": dict(sorted(plan.deferred.items())),
        "balance_before": {"host": _balance(plan.before), "home": _balance(plan.before)},
        "balance_after": {"host": _balance(plan.after), "home": _balance(plan.before)},
        "unmet_posts": [_unmet(post) for post in plan.unmet_posts],
        "conflicts": _sentences(plan.conflicts),
        "notes": _sentences(plan.notes),
        "rule_status": plan.rule_status.value,
        "seconds": round(plan.seconds, 3),
        "seed": plan.seed,
    }


def moves_of(document: Mapping[str, Any]) -> tuple[Placement, ...]:
    """Return who goes where in a plan that ``document`` wrote."""
    return tuple(Placement(move["teacher"], move["to"]) for move in document["moves"])


def _sentences(sentences: Iterable[Said]) -> list[Json]:
    return [as_json_with_text(said) for said in sentences]


def _policy(policy: PolicyReached) -> Json:
    return {
        "eligible": policy.eligible,
        "moved": policy.moved,
        "rate": policy.rate,
        "backbone_moved": policy.backbone_moved,
        "backbone_share": policy.backbone_share,
        "rules": [_rule(rule) for rule in policy.rules],
    }


def _rule(rule: RuleReached) -> Json:
    return {
        "rule": rule.code,
        "base": rule.base,
        "required": rule.required,
        "reached": rule.reached,
        "met": rule.met,
        "short_by": rule.short_by,
        "remedy": None if rule.remedy is None else as_json_with_text(rule.remedy),
    }


def _goal(goal: GoalReached) -> Json:
    return {
        "name": goal.name,
        "value": _finite(goal.value),
        "bound": _finite(goal.bound),
        "gap": _finite(goal.gap),
    }


def _finite(number: float) -> float | None:
    """Return the number, or None where nothing is known: JSON has no infinities."""
    return number if isfinite(number) else None


def _move(move: Move) -> Json:
    return {
        "teacher": move.teacher,
        "from": move.from_school,
        "to": move.to_school,
        "stage": move.stage,
        "subject": move.subject,
        "start": move.start.isoformat(),
        "end": move.end.isoformat(),
        "reasons": _sentences(move.reasons),
        "minutes": move.minutes,
        "backbone": move.is_backbone,
        "wish_rank": move.wish_rank,
        "pinned": move.pinned,
    }


def _balance(balance: Balance) -> Json:
    return {
        "equalising_shortfall": balance.equalising_shortfall,
        "largest": balance.largest,
        "weakest_tenth": balance.weakest_tenth,
        "total": balance.total,
        "cells": [_cell(cell) for cell in balance.cells],
    }


def _cell(cell: Cell) -> Json:
    return {
        "school": cell.school,
        "stage": cell.stage,
        "indicator": cell.indicator,
        "pupils": cell.pupils,
        "teachers": cell.teachers,
        "needed": cell.needed,
        "met": cell.met,
    }


def _unmet(post: UnmetPost) -> Json:
    return {
        "school": post.school,
        "stage": post.stage,
        "subject": post.subject,
        "wanted": post.wanted,
        "filled": post.filled,
    }
