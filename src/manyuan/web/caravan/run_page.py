"""How the run of a caravan speaks: visits placed, and the pupils that they reach."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from manyuan.plans.models import Plan, Run
from manyuan.plans.queries.runs import RunProgress
from manyuan.plans.queries.steps import steps_of
from manyuan.web.caravan.trail import to_draft
from manyuan.web.caravan.words import GOALS, finding, source_of
from manyuan.web.scenarios.run_pages import RunPage, RunPicture, Way
from manyuan.web.scenarios.words import limit_said, proof_figure
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import KeyFigure, Twin
from manyuan.web.ui.units import of_people

LEAST = 2
MAIN = "pupils"


def _finished(plan: Plan, stopped: bool) -> str:  # noqa: FBT001 -- a shape that kinds share
    text = _("「{name}」{done}：{finding}")
    done = _("已停止，保留最好的方案") if stopped else _("计算完成")
    return text.format(name=plan.scenario.name, done=done, finding=finding(plan.document))


def _figures(progress: RunProgress, plan: Plan | None) -> list[KeyFigure]:
    if not progress.goals and plan is None:
        return []
    visits = plan.document["requests_served"] if plan else progress.placed
    sub = _("目前最好的方案") if plan is None else _("第 {n} 版").format(n=plan.number)
    pupils = plan.document["pupils_reached"] if plan else None
    reached = (
        []
        if pupils is None
        else [
            KeyFigure(label=_("受益学生"), value=pupils, unit=of_people(pupils), sub=_("按人次计"))
        ]
    )
    return [
        KeyFigure(
            label=_("已用时间"),
            value=round(progress.seconds),
            unit=pgettext("unit", "秒"),
            sub=limit_said(progress.run.scenario),
        ),
        KeyFigure(label=_("到校"), value=visits, unit=pgettext("unit", "场"), sub=sub),
        *reached,
        proof_figure(_gap(progress, plan)),
    ]


def _gap(progress: RunProgress, plan: Plan | None) -> float | None:
    if plan is not None:
        return next((one["gap"] for one in plan.document["goals"] if one["name"] == MAIN), None)
    return next((one.gap for one in progress.goals if one.goal == MAIN), None)


def _picture(run: Run) -> RunPicture | None:
    """Draw value and bound coming together, once there are two moments to draw."""
    steps = [one for one in steps_of(run, MAIN) if one.value is not None]
    if len(steps) < LEAST:
        return None
    best, bound = _("目前最好"), _("已证明不可能超过")
    values, bounds = [one.value for one in steps], [one.bound for one in steps]
    spec: dict[str, object] = {
        "type": "line",
        "x": [number(one.seconds, 0) for one in steps],
        "series": [
            {"name": best, "values": values, "emphasis": True},
            {"name": bound, "values": bounds},
        ],
        "decimals": 0,
        "zero": False,
    }
    rows = list(zip((one.seconds for one in steps), values, bounds, strict=True))
    return RunPicture(
        title=_("学生（加权）：最好的方案与已证明的上限逐秒靠近，相遇即最优"),
        spec=spec,
        twin=Twin(headers=[_("秒"), best, bound], rows=rows, caption=_("学生（加权）的计算过程")),
    )


def _written(name: str, value: float | None) -> str:  # noqa: ARG001 -- a shape that kinds share
    return number(value, 0)


RUN_PAGE = RunPage(
    goals=GOALS,
    only_in_replans=frozenset({"unmoved"}),
    bound=gettext_lazy("已证明的界"),
    written=_written,
    finished=_finished,
    figures=_figures,
    picture=_picture,
    crumbs=to_draft,
    source=source_of,
    way=Way(
        scenario="caravan-draft",
        plan="caravan-plan",
        wills="caravan-draft-wills",
        rules="caravan-draft-rules",
    ),
)
