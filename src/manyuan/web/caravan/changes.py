"""What a re-planned caravan changes, seen from the plan from which it departed."""

from collections import Counter

from django.utils.translation import gettext as _

from manyuan.plans.enums import MoveChange
from manyuan.plans.models import Plan
from manyuan.plans.queries.caravan import dropped_stops


def changes_said(plan: Plan) -> str:
    """Say how many visits stay, move, come and go; nothing for a plan that departs from none."""
    if plan.scenario.base_id is None:
        return ""
    counted = Counter(plan.stops.order_by().values_list("change", flat=True))
    text = _("与第 {base} 版相比：{kept} 场不变，{moved} 场改期或换人，{new} 场新增，{gone} 场取消")
    return text.format(
        base=plan.scenario.base.number if plan.scenario.base else "",
        kept=counted[MoveChange.KEPT],
        moved=counted[MoveChange.MOVED],
        new=counted[MoveChange.NEW],
        gone=dropped_stops(plan).count(),
    )
