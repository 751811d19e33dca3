from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.plans.enums import PlanState, ScenarioState
from manyuan.plans.models import Run, Scenario
from manyuan.plans.queries.headlines import PlanHeadline
from manyuan.web.scenarios.words import (
    RUN_STATES,
    pack_title,
    proven,
    shortfall,
    sign_of,
    where,
)
from manyuan.web.scenarios.year_state import YearOfPlans
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.table import Table

FEW = 8  # rows that one sees at a glance need no search


def scenarios_table(found: YearOfPlans) -> Table:
    """Return the drafts of a year, each with what its last plan comes to."""
    latest: dict[int, PlanHeadline] = {}
    for one in found.plans:
        latest.setdefault(one.plan.scenario_id, one)
    return Table(
        id="drafts",
        title=_("方案草案"),
        rows=[_scenario_row(one, latest.get(one.pk)) for one in found.scenarios],
        columns=[
            Column(
                key="name",
                label=_("名称"),
                href=lambda row: reverse("scenario", args=[row["pk"]]),
            ),
            Column(key="unit", label=_("起草单位"), on_phone=False),
            Column(key="where", label=_("范围")),
            Column(key="pack", label=_("规则包"), on_phone=False),
            Column(key="state", label=_("状态"), labels=dict(ScenarioState.choices)),
            Column(key="run", label=_("最近一次计算"), labels=RUN_STATES),
            Column(key="moved", label=_("交流人数"), kind="number"),
            Column(key="result", label=_("均衡缺额"), sort_key="after"),
            Column(key="gap", label=_("证明到哪一步"), verdict="gap_sign", sort_key="gap_value"),
        ],
        filters=[
            Filter(key="unit", label=_("起草单位")),
            Filter(key="state", label=_("状态"), choices=ScenarioState.choices),
        ]
        if len(found.scenarios) > FEW
        else [],
        search_keys=["name", "unit", "where"] if len(found.scenarios) > FEW else [],
        empty=_("没有符合条件的方案草案。"),
    )


def plans_table(found: YearOfPlans) -> Table:
    """Return the plans of a year."""
    return Table(
        id="versions",
        title=_("算出的方案"),
        rows=[_plan_row(one) for one in found.plans],
        columns=[
            Column(
                key="version",
                label=_("版本"),
                sort_key="number",
                href=lambda row: reverse("plan", args=[row["pk"]]),
            ),
            Column(key="draft", label=_("由哪份草案")),
            Column(key="state", label=_("状态"), labels=dict(PlanState.choices)),
            Column(key="moved", label=_("交流人数"), kind="number"),
            Column(key="result", label=_("均衡缺额"), sort_key="after"),
            Column(key="gap", label=_("证明到哪一步"), verdict="gap_sign", sort_key="gap_value"),
            Column(key="unmet", label=_("未达到的比例"), kind="number"),
            Column(key="made", label=_("形成时间"), kind="date"),
        ],
        filters=[Filter(key="state", label=_("状态"), choices=PlanState.choices)]
        if len(found.plans) > FEW
        else [],
        search_keys=["version", "draft"] if len(found.plans) > FEW else [],
        default_sort="-version",
        empty=_("没有符合条件的方案。"),
    )


def result(headline: PlanHeadline | None) -> str:
    """Write the equalising shortfall before and after."""
    if headline is None or headline.plan.status == "infeasible":
        return ""
    return f"{shortfall(headline.before)} → {shortfall(headline.after)}"


def _scenario_row(scenario: Scenario, headline: PlanHeadline | None) -> Record:
    runs: Sequence[Run] = list(scenario.runs.all())
    return {
        "pk": scenario.pk,
        "name": scenario.name,
        "unit": scenario.unit.name,
        "where": where(scenario),
        "pack": pack_title(scenario.pack),
        "state": scenario.state,
        "run": runs[0].state if runs else "",
        **_result_of(headline),
    }


def _plan_row(headline: PlanHeadline) -> Record:
    plan = headline.plan
    return {
        "pk": plan.pk,
        "version": _("第 {number} 版").format(number=plan.number),
        "number": plan.number,
        "draft": plan.scenario.name,
        "state": plan.state,
        "unmet": headline.unmet,
        "made": plan.made_at,
        **_result_of(headline),
    }


def _result_of(headline: PlanHeadline | None) -> Record:
    if headline is None:
        return {"moved": None, "result": "", "after": None, "gap": "", "gap_value": None}
    infeasible = headline.plan.status == "infeasible"
    return {
        "moved": None if infeasible else headline.moved,
        "result": result(headline),
        "after": headline.after,
        "gap": _("没有可行方案") if infeasible else proven(headline.gap),
        "gap_value": headline.gap,
        "gap_sign": "missed" if infeasible else sign_of(headline.gap),
    }
