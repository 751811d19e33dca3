"""What the page of a run says whatever is planned: the finding, how far each goal is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from manyuan.plans.enums import RunState
from manyuan.plans.models import Plan, Run
from manyuan.plans.queries.runs import GoalProgress, RunProgress
from manyuan.web.scenarios.run_pages import RunPage, run_page_of
from manyuan.web.scenarios.words import proven, sign_of
from manyuan.web.ui.parts import VerdictWord

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


def headline(progress: RunProgress, plan: Plan | None) -> str:
    """State what there is to know of a run right now."""
    run, name = progress.run, progress.run.scenario.name
    if run.state == RunState.QUEUED:
        return _("「{name}」在排队，等后台计算开始").format(name=name)
    if run.state == RunState.FAILED:
        return _("「{name}」没有算成").format(name=name)
    if plan is not None:
        return _finished(run, plan)
    if not run.is_live:
        return _("「{name}」已取消，没有开始计算").format(name=name)
    if run.stop_asked:
        return _("「{name}」正在停止，保留当前最好的方案").format(name=name)
    return _running(progress, name)


def _finished(run: Run, plan: Plan) -> str:
    if plan.status == "infeasible":
        text = _("「{name}」没有可行的方案：规则、指定和排除不能同时满足")
        return text.format(name=run.scenario.name)
    return run_page_of(run).finished(plan, run.state == RunState.STOPPED)


def _running(progress: RunProgress, name: str) -> str:
    if not progress.goals:
        return _("「{name}」正在读取数据、准备计算").format(name=name)
    goal, words = progress.goals[-1], run_page_of(progress.run).goals
    text = _("「{name}」正在计算：{goal}，{gap}")
    return text.format(name=name, goal=words.get(goal.goal, goal.goal), gap=proven(goal.gap))


def goals_told(progress: RunProgress, plan: Plan | None) -> Sequence[GoalProgress]:
    """Return the goals as the plan gives them once there is one, else as the run reports them."""
    if plan is None:
        return progress.goals
    return [
        GoalProgress(goal["name"], goal["value"], goal["bound"], progress.seconds)
        for goal in plan.document["goals"]
    ]


def goal_rows(progress: RunProgress, plan: Plan | None) -> list[GoalRow]:
    """Return every goal in its order: reached, at work, or still to come."""
    told = {row.goal: row for row in goals_told(progress, plan)}
    last = progress.goals[-1].goal if progress.goals and progress.run.is_live else ""
    page = run_page_of(progress.run)
    left_out = frozenset() if progress.run.scenario.base_id else page.only_in_replans
    names = [name for name in page.goals if name not in left_out]
    return [_row(page, name, told.get(name), is_now=name == last) for name in names]


def _row(page: RunPage, name: str, goal: GoalProgress | None, *, is_now: bool) -> GoalRow:
    stage: Stage = "ahead" if goal is None else "now" if is_now else "done"
    return GoalRow(
        label=str(page.goals[name]),
        stage=stage,
        value=page.written(name, goal.value) if goal else "",
        bound=page.written(name, _bound(goal)) if goal else "",
        gap=proven(goal.gap) if goal else "",
        sign=sign_of(goal.gap) if goal else "unknown",
    )


def _bound(goal: GoalProgress) -> float | None:
    """Return what is proven; a trivial bound says nothing."""
    return None if sign_of(goal.gap) == "unknown" else goal.bound
