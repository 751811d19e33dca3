"""What other numbers of groups would come to: who would be with whom, and how large groups are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from manyuan.plans.bridge import grouping as bridge
from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_see_plan
from manyuan.plans.queries.grouping import placing_of
from manyuan.plans.settings import Settings
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True)
class Choice:
    """So many groups at most: what they cover, and the lead of each school that is covered.

    ``is_plan`` marks the plan itself, which beyond the others weighs balance, changes and edits.
    """

    groups: int
    schools: int
    pupils: int
    travel: int
    is_proven: bool
    placing: Mapping[str, str]
    is_plan: bool = False


def choices(seat: Seat, plan: Plan) -> list[Choice]:
    """Return the plan among the other numbers of groups of its curve, the smallest first.

    A plan made before the curve told who would be with whom stands alone.
    """
    require(may_see_plan(seat, plan))
    asked = plan.document["groups_asked"]
    points = (point for point in plan.document["curve"] if "members" in point)
    others = [_at(point) for point in points if point["groups"] != asked]
    return sorted([*others, _own(plan)], key=lambda choice: choice.groups)


def groups_of_choice(plan: Plan, choice: Choice) -> Sequence[Mapping[str, Any]]:
    """Return the groups of a choice as a plan's document has them."""
    if choice.is_plan:
        return plan.document["groups"]  # type: ignore[no-any-return]
    return bridge.groups_of(Settings.from_json(plan.settings), choice.placing)


def _at(point: Mapping[str, Any]) -> Choice:
    return Choice(
        groups=point["groups"],
        schools=point["schools"],
        pupils=point["pupils"],
        travel=point["travel"],
        is_proven=point["proven"],
        placing={
            code: lead for lead, members in point["members"].items() for code in (lead, *members)
        },
    )


def _own(plan: Plan) -> Choice:
    document = plan.document
    placing = placing_of(plan)
    schools = bridge.ground_of(Settings.from_json(plan.settings)).schools
    covering = document["goals"][:3]
    return Choice(
        groups=document["groups_asked"],
        schools=len(placing),
        pupils=sum(schools[code].pupils or 0 for code in placing),
        travel=document["value"],
        is_proven=all(goal["value"] == goal["bound"] for goal in covering),
        placing=placing,
        is_plan=True,
    )
