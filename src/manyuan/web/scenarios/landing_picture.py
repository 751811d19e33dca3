"""The picture of a year's plans: from where to where each brings the equalising shortfall."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from manyuan.plans.enums import PlanState
from manyuan.plans.queries.headlines import PlanHeadline
from manyuan.web.scenarios.words import shortfall
from manyuan.web.ui.parts import Twin

LEAST, MOST = 2, 6


@dataclass(frozen=True, slots=True)
class PlansPicture:
    """What is drawn, and its table."""

    title: str
    spec: dict[str, object]
    twin: Twin


def picture_of(plans: Sequence[PlanHeadline]) -> PlansPicture | None:
    """Draw each draft's newest plan as a slope from today, once there are two to compare."""
    latest = {one.plan.scenario_id: one for one in reversed(plans) if _is_comparable(one)}
    drawn = sorted(latest.values(), key=lambda one: -one.plan.number)[:MOST]
    if len(drawn) < LEAST:
        return None
    best = min(drawn, key=lambda one: (one.after or 0) - (one.before or 0))
    title = _("均衡缺额：第 {number} 版降得最多，从 {before} 到 {after}").format(
        number=best.plan.number, before=shortfall(best.before), after=shortfall(best.after)
    )
    left, right = _("现状"), _("方案实施以后")
    items = [
        {
            "name": _("第 {number} 版 · {name}").format(
                name=one.plan.scenario.name, number=one.plan.number
            ),
            "start": one.before,
            "end": one.after,
            "emphasis": one is best,
        }
        for one in drawn
    ]
    return PlansPicture(
        title=title,
        spec={"type": "slope", "left": left, "right": right, "items": items, "decimals": 1},
        twin=Twin(
            headers=[_("方案"), left, right],
            rows=[[item["name"], item["start"], item["end"]] for item in items],
            caption=title,
        ),
    )


def _is_comparable(one: PlanHeadline) -> bool:
    return one.plan.status != "infeasible" and one.plan.state != PlanState.DISCARDED
