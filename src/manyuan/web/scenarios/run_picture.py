"""The picture of a run: the best equalising shortfall and what is proven of it, over the time."""

import math
from dataclasses import dataclass

from django.utils.translation import gettext as _

from manyuan.plans.models import Run
from manyuan.plans.queries.headlines import EQUALISING
from manyuan.plans.queries.steps import steps_of
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Twin

LEAST = 2


@dataclass(frozen=True, slots=True)
class RunPicture:
    """What is drawn, and its table."""

    title: str
    spec: dict[str, object]
    twin: Twin


def picture_of(run: Run) -> RunPicture | None:
    """Draw value and bound coming together, once there are two moments to draw."""
    steps = steps_of(run, EQUALISING)
    if len(steps) < LEAST:
        return None
    best, bound = _("目前最好"), _("已证明不可能低于")
    seconds = [number(step.seconds, 0) for step in steps]
    values, bounds = [_drawn(step.value) for step in steps], [_drawn(step.bound) for step in steps]
    spec: dict[str, object] = {
        "type": "line",
        "x": seconds,
        "series": [
            {"name": best, "values": values, "emphasis": True},
            {"name": bound, "values": bounds},
        ],
        "decimals": 1,
        "zero": False,
    }
    return RunPicture(
        title=_("均衡缺额：最好的方案与已证明的下限逐秒靠近，相遇即最优"),
        spec=spec,
        twin=Twin(
            headers=[_("秒"), best, bound],
            rows=list(zip((step.seconds for step in steps), values, bounds, strict=True)),
            caption=_("均衡缺额的计算过程"),
        ),
    )


def _drawn(value: float | None) -> float | None:
    """Return what a picture can draw: what is not known yet is a gap in the line."""
    return value if value is not None and math.isfinite(value) else None
