"""The slope of the weakest: what they lack of each standard, before the plan and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.enums import Stage
from manyuan.plans.queries.plans import PlanSummary
from manyuan.web.plans.words import cell_name
from manyuan.web.ui.figures import percent
from manyuan.web.ui.parts import Twin

WEAKEST, FEW = 20, 6
Cell = Mapping[str, Any]
Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Slope:
    """A picture of the weakest cells with its title and the table that it was drawn from."""

    title: str
    note: str
    spec: dict[str, Any]
    twin: Twin
    size: str


def weakest_slope(summary: PlanSummary, names: Names) -> Slope | None:
    """Draw the twenty cells that lacked most, or nothing where nothing was lacking."""
    after = {_key(cell): cell for cell in summary.after["cells"]}
    pairs = [(cell, after[_key(cell)]) for cell in summary.before["cells"] if lacks(cell)]
    if not pairs:
        return None
    worst = sorted(pairs, key=lambda pair: (-lacks(pair[0]), _key(pair[0])))[:WEAKEST]
    better = sum(lacks(two) < lacks(one) for one, two in worst)
    title = _("缺额最大的 {n} 个校段指标中，{better} 个缺得更少").format(
        n=len(worst), better=better
    )
    return Slope(
        title=title,
        note=_("缺额是还缺的教师占标准人数的比例；线越往下越好，降到 0 即达标。"),
        spec={
            "type": "slope",
            "left": _("方案前"),
            "right": _("方案后"),
            "format": "percent",
            "decimals": 0,
            "items": [_item(one, two, names, summary.plan.pk) for one, two in worst],
        },
        twin=Twin(
            caption=title,
            headers=[_("校段指标"), _("标准人数"), _("方案前缺"), _("方案后缺")],
            rows=[_row(one, two, names) for one, two in worst],
        ),
        size="tall" if len(worst) > FEW else "low",
    )


def lacks(cell: Cell) -> float:
    """Return what a cell lacks, as a share of the teachers that its standard asks for."""
    needed = int(cell["needed"])
    return max(0, needed - int(cell["teachers"])) / needed if needed else 0.0


def name_of_cell(cell: Cell, names: Names) -> str:
    """Return school, stage and indicator of a cell."""
    school = names.get(cell["school"], cell["school"])
    return cell_name(school, str(Stage(cell["stage"]).label), cell["indicator"])


def _key(cell: Cell) -> tuple[str, str, str]:
    return cell["school"], cell["stage"], cell["indicator"]


def _item(before: Cell, after: Cell, names: Names, plan: int) -> dict[str, Any]:
    start, end = lacks(before), lacks(after)
    verdict = "met" if end == 0 else "missed" if end > start else ""
    return {
        "name": name_of_cell(before, names),
        "start": start,
        "end": end,
        "verdict": verdict,
        "emphasis": end < start,
        "url": f"{reverse('plan-why', args=[plan])}?school={before['school']}",
        "in_panel": True,
    }


def _row(before: Cell, after: Cell, names: Names) -> list[object]:
    return [
        name_of_cell(before, names),
        before["needed"],
        percent(lacks(before), 0),
        percent(lacks(after), 0),
    ]
