from collections import Counter
from collections.abc import Iterator, Sequence

from manyuan.cli.language import gettext as _
from manyuan.cli.language import sentence
from manyuan.cli.plan_text import SOLVED, gap_text, listed
from manyuan.cli.rule_status import STATUS
from manyuan.cli.text_table import table
from manyuan.planner.kinds.grouping.plan import CurvePoint, Plan
from manyuan.planner.kinds.grouping.problem import Problem
from manyuan.planner.kinds.grouping.words import GOALS, OBSTACLES

MOST_WARNINGS = 8


def grouping_text(problem: Problem, plan: Plan, points: Sequence[CurvePoint]) -> str:
    """Write a plan for the terminal: the finding, the goals, the curve, what to know besides."""
    return "\n".join(_lines(problem, plan, points))


def _lines(problem: Problem, plan: Plan, points: Sequence[CurvePoint]) -> Iterator[str]:
    yield _finding(problem, plan)
    yield ""
    yield _goals(plan)
    yield ""
    if points:
        yield _curve(problem, points)
        yield ""
    yield from _uncovered(plan)
    if plan.warnings or plan.notes:
        yield _("请留意：")
        yield from listed((*plan.notes, *plan.warnings[:MOST_WARNINGS]))
    if len(plan.warnings) > MOST_WARNINGS:
        text = _("  · 另有 {count} 条，见方案的 warnings。")
        yield text.format(count=len(plan.warnings) - MOST_WARNINGS)
    text = _("规则包 {pack}（{status}）；{solved}；用时 {seconds} 秒。")
    yield text.format(
        pack=problem.pack.id,
        status=_(STATUS[plan.rule_status.value]),
        solved=_(SOLVED[plan.status]),
        seconds=f"{plan.seconds:.1f}",
    )


def _finding(problem: Problem, plan: Plan) -> str:
    text = _(
        "{groups} 个集团（新培育 {new} 个）覆盖 {schools} 所学校中的 {covered} 所，"
        "新加入 {joins} 所"
    )
    return text.format(
        groups=len(plan.groups),
        new=sum(group.code is None for group in plan.groups),
        schools=len(problem.schools),
        covered=len(plan.assignment),
        joins=len(plan.joins),
    )


def _goals(plan: Plan) -> str:
    heads = [_("目标"), _("结果"), _("下界"), _("偏差")]
    rows = [
        [sentence(GOALS[goal.name]), str(goal.value), str(goal.bound), gap_text(goal.gap)]
        for goal in plan.goals
    ]
    return table(heads, rows)


def _curve(problem: Problem, points: Sequence[CurvePoint]) -> str:
    heads = [_("集团数"), _("覆盖学校"), _("覆盖学生"), _("路程合计")]
    rows = [
        [
            f"{point.groups}{' *' if point.groups == problem.groups else ''}",
            str(point.schools),
            str(point.pupils),
            str(point.travel),
        ]
        for point in points
    ]
    return table(heads, rows)


def _uncovered(plan: Plan) -> Iterator[str]:
    counts = Counter(each.reason for each in plan.uncovered)
    if not counts:
        return
    yield _("未覆盖的学校：{count} 所").format(count=sum(counts.values()))
    for reason, count in counts.most_common():
        text = _("  · {reason}：{count} 所")
        yield text.format(reason=sentence(OBSTACLES[reason]), count=count)
