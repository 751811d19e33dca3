"""What two plans reach, one measure after the other, the better one marked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from manyuan.plans.bridge.exchange import Comparison
from manyuan.plans.models import Plan
from manyuan.plans.queries.plans import PlanSummary
from manyuan.web.plans.standards import goal_number
from manyuan.web.plans.trail import named
from manyuan.web.plans.words import GOALS
from manyuan.web.ui.figures import number, percent

ROUNDING = 1e-9
E = "equalising_shortfall"


@dataclass(frozen=True, slots=True)
class Side:
    """One measure of both plans; ``better`` is 1 or 2, 0 where they are alike or not comparable."""

    name: str
    first: str
    second: str
    better: int


def goal_sides(found: Comparison, *, same_schools: bool) -> list[Side]:
    """Return every goal of either plan; the smaller value is better, for the same schools."""
    order = list(GOALS)
    return [
        Side(
            name=str(GOALS[goal.name]),
            first=goal_number(goal.name, goal.first),
            second=goal_number(goal.name, goal.second),
            better=better_of(goal.difference) if same_schools else 0,
        )
        for goal in sorted(found.goals, key=lambda goal: order.index(goal.name))
    ]


def apart_said(people: str, sides: Sequence[Side], one: Plan, two: Plan) -> str:
    """Say who is placed differently, and which plan is better on the first measure that differs."""
    first = next((side for side in sides if side.better), None)
    if first is None:
        return _("{people}，各项目标相同").format(people=people)
    better = named(one if first.better == 1 else two)
    said = _("{people}；{plan}在“{goal}”上更好（{one} 对 {two}）")
    return said.format(
        people=people, plan=better, goal=first.name, one=first.first, two=first.second
    )


def same_schools(one: PlanSummary, two: PlanSummary) -> bool:
    """Say whether both plans judge the same school-stages: else their sums cannot be compared."""
    return _judged(one) == _judged(two)


def _judged(summary: PlanSummary) -> set[tuple[str, str, str]]:
    cells = summary.before["cells"]
    return {(cell["school"], cell["stage"], cell["indicator"]) for cell in cells}


def better_of(difference: float | None) -> int:
    """Return which of two plans has the smaller value: 1 or 2, 0 where they are alike."""
    if difference is None or abs(difference) < ROUNDING:
        return 0
    return 2 if difference < 0 else 1


def figure_sides(one: PlanSummary, two: PlanSummary) -> list[Side]:
    """Return what both plans come to, beside their goals; what they mend can be compared always."""
    plans, alike = (one, two), same_schools(one, two)

    def after(name: str, key: str, write: Callable[[object], str]) -> Side:
        return _side(name, [plan.after[key] for plan in plans], write, better=alike)

    mended = [-plan.before[E] + plan.after[E] for plan in plans]
    return [
        _side(_("均衡缺额变化"), mended, lambda value: number(value, 2), better=True),
        after(_("最弱的十分之一平均缺"), "weakest_tenth", percent),
        after(_("最大的缺额"), "largest", percent),
        after(_("还缺的教师"), "total", number),
        _side(_("交流比例"), [plan.policy["rate"] for plan in plans], percent),
        _side(_("骨干占比"), [plan.policy["backbone_share"] for plan in plans], percent),
    ]


def _side(
    name: str,
    values: list[float | None],
    write: Callable[[object], str],
    *,
    better: bool = False,
) -> Side:
    first, second = values
    difference = second - first if first is not None and second is not None else None
    return Side(name, write(first), write(second), better_of(difference) if better else 0)
