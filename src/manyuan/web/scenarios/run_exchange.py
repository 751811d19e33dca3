"""How the run of a teacher exchange speaks: who moves, and the equalising shortfall."""

import math

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from manyuan.plans.models import Plan, Run
from manyuan.plans.queries.headlines import EQUALISING
from manyuan.plans.queries.plans import plan_summary
from manyuan.plans.queries.runs import RunProgress
from manyuan.plans.queries.steps import steps_of
from manyuan.web.scenarios.run_pages import RunPage, RunPicture, Way
from manyuan.web.scenarios.run_words import goals_told
from manyuan.web.scenarios.trail import to_scenario
from manyuan.web.scenarios.words import GOALS, limit_said, proof_figure, shortfall, source_of
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import KeyFigure, Twin
from manyuan.web.ui.units import of_people

LEAST = 2


def _finished(plan: Plan, stopped: bool) -> str:  # noqa: FBT001 -- a shape that kinds share
    summary = plan_summary(plan)
    before, after = summary.before[EQUALISING], summary.after[EQUALISING]
    text = ngettext(
        "「{name}」{done}：{n} 人交流，均衡缺额从 {before} 降到 {after}",
        "「{name}」{done}：{n} 人交流，均衡缺额从 {before} 降到 {after}",
        summary.moves,
    )
    return text.format(
        name=plan.scenario.name,
        done=_("已停止，保留最好的方案") if stopped else _("计算完成"),
        n=number(summary.moves),
        before=shortfall(before),
        after=shortfall(after),
    )


def _figures(progress: RunProgress, plan: Plan | None) -> list[KeyFigure]:
    """Return time, moves, the equalising shortfall so far and how far it is proven."""
    if not goals_told(progress, plan):
        return []
    told = {row.goal: row for row in goals_told(progress, plan)}
    best = told.get(EQUALISING)
    moves = plan_summary(plan).moves if plan else progress.placed
    return [
        KeyFigure(
            label=_("已用时间"),
            value=round(progress.seconds),
            unit=pgettext("unit", "秒"),
            sub=limit_said(progress.run.scenario),
        ),
        KeyFigure(
            label=_("交流教师"),
            value=moves,
            unit=of_people(moves) if moves is not None else "",
            sub=_("目前最好的方案")
            if plan is None
            else _("第 {number} 版").format(number=plan.number),
        ),
        KeyFigure(label=_("均衡缺额"), value=shortfall(best.value) if best else None),
        proof_figure(best.gap if best else None),
    ]


def _picture(run: Run) -> RunPicture | None:
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


def _written(name: str, value: float | None) -> str:
    return number(value, 2 if name == EQUALISING else 0)


RUN_PAGE = RunPage(
    goals=GOALS,
    only_in_replans=frozenset({"changes"}),
    bound=gettext_lazy("已证明的下限"),
    written=_written,
    finished=_finished,
    figures=_figures,
    picture=_picture,
    crumbs=to_scenario,
    source=source_of,
    way=Way(scenario="scenario", plan="plan", wills="scenario-wills", rules="scenario-rules"),
)
