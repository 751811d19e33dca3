"""A plan out of the JSON that was written of it: kept plans are explained, edited, compared."""

from collections.abc import Iterable, Mapping
from datetime import date
from math import inf
from typing import Any

from manyuan.kernel.saying import Said
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
from manyuan.rules.status import Status

Json = Mapping[str, Any]


def plan_of(document: Json) -> Plan:
    """Return the plan of which ``document`` wrote the JSON.

    Dates and decimals within its sentences come back as text, all else as it was.
    """
    return Plan(
        status=document["status"],
        goals=tuple(_goal(each) for each in document["goals"]),
        moves=tuple(_move(each) for each in document["moves"]),
        policy=_policy(document["policy"]),
        ineligible=document["ineligible"],
        deferred=document["deferred"],
        before=_balance(document["balance_before"]["host"]),
        after=_balance(document["balance_after"]["host"]),
        unmet_posts=tuple(UnmetPost(**each) for each in document["unmet_posts"]),
        conflicts=_sentences(document["conflicts"]),
        notes=_sentences(document["notes"]),
        rule_status=Status(document["rule_status"]),
        seconds=document["seconds"],
        seed=document["seed"],
    )


def _sentences(given: Iterable[Json]) -> tuple[Said, ...]:
    return tuple(Said.from_json(each) for each in given)


def _goal(given: Json) -> GoalReached:
    value, bound = given["value"], given["bound"]
    return GoalReached(
        name=given["name"],
        value=inf if value is None else value,
        bound=-inf if bound is None else bound,
    )


def _move(given: Json) -> Move:
    return Move(
        teacher=given["teacher"],
        from_school=given["from"],
        to_school=given["to"],
        stage=given["stage"],
        subject=given["subject"],
        start=date.fromisoformat(given["start"]),
        end=date.fromisoformat(given["end"]),
        minutes=given["minutes"],
        is_backbone=given["backbone"],
        wish_rank=given["wish_rank"],
        pinned=given["pinned"],
        reasons=_sentences(given["reasons"]),
    )


def _policy(given: Json) -> PolicyReached:
    return PolicyReached(
        eligible=given["eligible"],
        moved=given["moved"],
        backbone_moved=given["backbone_moved"],
        rules=tuple(_rule(each) for each in given["rules"]),
    )


def _rule(given: Json) -> RuleReached:
    return RuleReached(
        code=given["rule"],
        base=given["base"],
        required=given["required"],
        reached=given["reached"],
        remedy=None if given["remedy"] is None else Said.from_json(given["remedy"]),
    )


def _balance(given: Json) -> Balance:
    return Balance(
        cells=tuple(_cell(each) for each in given["cells"]),
        equalising_shortfall=given["equalising_shortfall"],
        largest=given["largest"],
        weakest_tenth=given["weakest_tenth"],
        total=given["total"],
    )


def _cell(given: Json) -> Cell:
    return Cell(**{name: value for name, value in given.items() if name != "met"})
