"""What the plan was asked to reach: the policy ratios and the goals, as rows to print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import ngettext

from manyuan.kernel.saying import Said
from manyuan.plans.queries.plans import PlanSummary
from manyuan.plans.spoken import spoken
from manyuan.rules.exchange import ExchangePack
from manyuan.web.plans.words import DECIMALS, GOALS, title_of
from manyuan.web.scenarios.words import proven, sign_of
from manyuan.web.ui.figures import number, percent
from manyuan.web.ui.parts import VerdictWord


@dataclass(frozen=True, slots=True)
class RatioRow:
    """A policy ratio: what it asks, what the plan reaches, what would mend the rest."""

    code: str
    title: str
    status: str
    share: str
    required: int
    reached: int
    base: int
    met: bool
    short: str
    remedy: str


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal in its place of the order: its value and what is proven of it."""

    name: str
    value: str
    bound: str
    sign: VerdictWord
    said: str


def ratio_rows(summary: PlanSummary, pack: ExchangePack) -> list[RatioRow]:
    """Return the policy ratios in the order of the pack."""
    shares = {ratio.code: ratio.share for ratio in pack.ratios}
    rows = []
    for rule in summary.policy["rules"]:
        share = shares[rule["rule"]]
        rows.append(
            RatioRow(
                code=rule["rule"],
                title=title_of(share),
                status=share.status.value,
                share=percent(share.value),
                required=rule["required"],
                reached=rule["reached"],
                base=rule["base"],
                met=rule["met"],
                short=_short(rule["short_by"]),
                remedy=_remedy(rule["remedy"]),
            )
        )
    return rows


def _short(by: int) -> str:
    return ngettext("还差 {n} 人", "还差 {n} 人", by).format(n=by) if by else ""


def _remedy(remedy: Mapping[str, Any] | None) -> str:
    return "" if remedy is None else spoken(Said.from_json(remedy))


def goal_rows(goals: Sequence[Mapping[str, Any]]) -> list[GoalRow]:
    """Return the goals in their order."""
    return [
        GoalRow(
            name=str(GOALS[goal["name"]]),
            value=goal_number(goal["name"], goal["value"]),
            bound=_bound(goal),
            sign=sign_of(goal["gap"]),
            said=proven(goal["gap"]),
        )
        for goal in goals
    ]


def _bound(goal: Mapping[str, Any]) -> str:
    """Write what is proven; the bound of a goal that was never opened says nothing."""
    known = None if sign_of(goal["gap"]) == "unknown" else goal["bound"]
    return goal_number(goal["name"], known)


def goal_number(name: str, value: object) -> str:
    """Write the value of a goal: people and minutes are whole, the shortfall has two decimals."""
    return number(value, DECIMALS.get(name, 0))
