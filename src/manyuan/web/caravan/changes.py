"""What a re-planned caravan changes of the visits that stood when it was asked."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.plans.enums import MoveChange
from manyuan.plans.models import Plan
from manyuan.plans.queries.caravan import dropped_stops, stops_outside
from manyuan.web.ui.figures import number


def changes_said(plan: Plan) -> str:
    """Say how many visits stay, move, come and go; nothing for a plan that departs from none."""
    if plan.scenario.base_id is None:
        return ""
    counted = Counter(plan.stops.order_by().values_list("change", flat=True))
    text = _("与现有的到校相比：{kept} 场不变，{moved} 场改期或换人，{new} 场新增，{gone} 场取消")
    said = text.format(
        kept=number(counted[MoveChange.KEPT]),
        moved=number(counted[MoveChange.MOVED]),
        new=number(counted[MoveChange.NEW]),
        gone=number(dropped_stops(plan).count()),
    )
    outside = stops_outside(plan).count()
    if not outside:
        return said
    rest = ngettext(
        "另有 {n} 场排不进行程，照旧不动",
        "另有 {n} 场排不进行程，照旧不动",
        outside,
    )
    return _("{first}；{rest}").format(first=said, rest=rest.format(n=number(outside)))
