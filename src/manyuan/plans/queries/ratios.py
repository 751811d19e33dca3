from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from manyuan.plans.enums import PlanState
from manyuan.plans.models import Plan
from manyuan.plans.visibility import visible_plans
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class YearRatios:
    """The ratios of one adopted plan, as its document gives them."""

    plan: Plan
    policy: Mapping[str, Any]
    rule_status: str

    @property
    def year(self) -> int:
        """The school year's first calendar year."""
        return self.plan.year

    @property
    def rate(self) -> float | None:
        """Moved over eligible."""
        return self.policy["rate"]  # type: ignore[no-any-return]

    @property
    def backbone_share(self) -> float | None:
        """Backbone among the moved."""
        return self.policy["backbone_share"]  # type: ignore[no-any-return]


def planned_ratios(seat: Seat, year: int) -> tuple[YearRatios, ...]:
    """Return the ratios of the plans in force in a year, that for all schools first."""
    return tuple(one for one in ratio_trend(seat) if one.year == year)


def ratio_trend(seat: Seat) -> tuple[YearRatios, ...]:
    """Return the ratios of every plan in force, the earliest year first."""
    found = visible_plans(seat).filter(state=PlanState.ADOPTED).select_related("group__unit")
    kept = found.order_by("year", "group__unit__code").defer("settings")
    ordered = sorted(kept, key=lambda plan: (plan.year, plan.group_id is not None))
    return tuple(
        YearRatios(plan, plan.document["policy"], plan.document["rule_status"]) for plan in ordered
    )
