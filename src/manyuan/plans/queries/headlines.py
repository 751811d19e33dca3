"""What plans come to in a line of a list, without reading their documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from manyuan.plans.models import Plan
from manyuan.plans.queries.plans import plans
from manyuan.seats.models import Seat

EQUALISING = "equalising_shortfall"


@dataclass(frozen=True, slots=True)
class PlanHeadline:
    """A plan with who moves, the equalising shortfall before and after, and what is proven."""

    plan: Plan
    moved: int
    before: float | None
    after: float | None
    gap: float | None
    unmet: int


def plan_headlines(seat: Seat, year: int, scenario: int | None = None) -> list[PlanHeadline]:
    """Return the plans of a year, or of one scenario, that the seat sees, newest first."""
    found = plans(seat, year) if scenario is None else plans(seat, year).filter(scenario=scenario)
    told = found.annotate(
        told_policy=F("document__policy"),
        told_goals=F("document__goals"),
        told_before=F(f"document__balance_before__host__{EQUALISING}"),
        told_after=F(f"document__balance_after__host__{EQUALISING}"),
    )
    return [_headline(plan) for plan in told]


def _headline(plan: Any) -> PlanHeadline:  # noqa: ANN401 -- a plan with its annotations
    policy: Mapping[str, Any] = plan.told_policy
    return PlanHeadline(
        plan=plan,
        moved=policy["moved"],
        before=plan.told_before,
        after=plan.told_after,
        gap=_gap(plan.told_goals),
        unmet=sum(not rule["met"] for rule in policy["rules"]),
    )


def _gap(goals: Sequence[Mapping[str, Any]]) -> float | None:
    return next((goal["gap"] for goal in goals if goal["name"] == EQUALISING), None)
