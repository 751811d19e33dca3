"""What the page of a run says: the finding, the figures, how far each goal is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from manyuan.plans.enums import RunState
from manyuan.plans.queries.headlines import EQUALISING
from manyuan.plans.queries.plans import PlanSummary
from manyuan.plans.queries.runs import GoalProgress, RunProgress
from manyuan.web.scenarios.words import GOALS, proof_figure, proven, shortfall, sign_of
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import KeyFigure, VerdictWord
from manyuan.web.ui.units import of_people

Stage = Literal["done", "now", "ahead"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    """A goal with its best value, what is proven of it, and whether it is at work."""

    label: str
    stage: Stage
    value: str
    bound: str
    gap: str
    sign: VerdictWord


def headline(progress: RunProgress, plan: PlanSummary | None) -> str:
    """State what there is to know of a run right now."""
    run, name = progress.run, progress.run.scenario.name
    if run.state == RunState.QUEUED:
        return _("「{name}」在排队，等后台计算开始").format(name=name)
    if run.state == RunState.FAILED:
        return _("「{name}」没有算成").format(name=name)
    if plan is not None:
        return _finished(name, plan, stopped=run.state == RunState.STOPPED)
    if not run.is_live:
        return _("「{name}」已取消，没有开始计算").format(name=name)
    if run.stop_asked:
        return _("「{name}」正在停止，保留当前最好的方案").format(name=name)
    return _running(progress, name)


def _running(progress: RunProgress, name: str) -> str:
    if not progress.goals:
        return _("「{name}」正在读取数据、准备计算").format(name=name)
    goal = progress.goals[-1]
    text = _("「{name}」正在计算：{goal}，{gap}")
    return text.format(name=name, goal=GOALS.get(goal.goal, goal.goal), gap=proven(goal.gap))


def _finished(name: str, plan: PlanSummary, *, stopped: bool) -> str:
    if plan.plan.status == "infeasible":
        return _("「{name}」没有可行的方案：规则、指定和排除不能同时满足").format(name=name)
    before, after = plan.before[EQUALISING], plan.after[EQUALISING]
    text = ngettext(
        "「{name}」{done}：{n} 人交流，均衡缺额从 {before} 降到 {after}",
        "「{name}」{done}：{n} 人交流，均衡缺额从 {before} 降到 {after}",
        plan.moves,
    )
    return text.format(
        name=name,
        done=_("已停止，保留最好的方案") if stopped else _("计算完成"),
        n=number(plan.moves),
        before=shortfall(before),
        after=shortfall(after),
    )


def figures(progress: RunProgress, plan: PlanSummary | None) -> list[KeyFigure]:
    """Return time, moves, the equalising shortfall so far and how far it is proven."""
    if not goals_told(progress, plan):
        return []
    told = {row.goal: row for row in goals_told(progress, plan)}
    best = told.get(EQUALISING)
    moves = plan.moves if plan else progress.moves
    return [
        KeyFigure(
            label=_("已用时间"),
            value=round(progress.seconds),
            unit=pgettext("unit", "秒"),
            sub=_("最长 {n} 秒").format(n=number(progress.run.scenario.seconds)),
        ),
        KeyFigure(
            label=_("交流教师"),
            value=moves,
            unit=of_people(moves) if moves is not None else "",
            sub=_("目前最好的方案")
            if plan is None
            else _("第 {number} 版").format(number=plan.plan.number),
        ),
        KeyFigure(label=_("均衡缺额"), value=shortfall(best.value) if best else None),
        proof_figure(best.gap if best else None),
    ]


def goals_told(progress: RunProgress, plan: PlanSummary | None) -> Sequence[GoalProgress]:
    """Return the goals as the plan gives them once there is one, else as the run reports them."""
    if plan is None:
        return progress.goals
    return [
        GoalProgress(goal["name"], goal["value"], goal["bound"], progress.seconds)
        for goal in plan.goals
    ]


def goal_rows(progress: RunProgress, plan: PlanSummary | None) -> list[GoalRow]:
    """Return every goal in its order: reached, at work, or still to come."""
    told = {row.goal: row for row in goals_told(progress, plan)}
    last = progress.goals[-1].goal if progress.goals and progress.run.is_live else ""
    replanning = progress.run.scenario.base_id is not None
    names = [name for name in GOALS if name != "changes" or replanning]
    return [_row(name, told.get(name), is_now=name == last) for name in names]


def _row(name: str, goal: GoalProgress | None, *, is_now: bool) -> GoalRow:
    stage: Stage = "ahead" if goal is None else "now" if is_now else "done"
    return GoalRow(
        label=str(GOALS[name]),
        stage=stage,
        value=_written(name, goal.value) if goal else "",
        bound=_written(name, _bound(goal)) if goal else "",
        gap=proven(goal.gap) if goal else "",
        sign=sign_of(goal.gap) if goal else "unknown",
    )


def _bound(goal: GoalProgress) -> float | None:
    """Return what is proven; a trivial bound says nothing."""
    return None if sign_of(goal.gap) == "unknown" else goal.bound


def _written(name: str, value: float | None) -> str:
    return number(value, 2 if name == EQUALISING else 0)
