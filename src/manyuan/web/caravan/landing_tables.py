from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.plans.enums import PlanState, ScenarioState
from manyuan.plans.models import Scenario
from manyuan.plans.queries.caravan import CaravanHeadline
from manyuan.web.caravan.words import when, where
from manyuan.web.scenarios.words import RUN_STATES, proven, sign_of
from manyuan.web.ui.columns import Column, Record
from manyuan.web.ui.figures import number
from manyuan.web.ui.table import Table


def drafts_table(drafts: Sequence[Scenario], told: Sequence[CaravanHeadline]) -> Table:
    """Return the drafts of a year, each with what its last plan comes to."""
    latest: dict[int, CaravanHeadline] = {}
    for one in told:
        latest.setdefault(one.plan.scenario_id, one)
    return Table(
        id="drafts",
        title=_("方案草案"),
        rows=[_draft_row(one, latest.get(one.pk)) for one in drafts],
        columns=[
            Column(
                key="name",
                label=_("名称"),
                href=lambda row: reverse("caravan-draft", args=[row["pk"]]),
            ),
            Column(key="where", label=_("范围")),
            Column(key="when", label=_("日期"), on_phone=False),
            Column(key="unit", label=_("起草单位"), on_phone=False),
            Column(key="state", label=_("状态"), labels=dict(ScenarioState.choices)),
            Column(key="run", label=_("最近一次计算"), labels=RUN_STATES),
            *_result_columns(),
        ],
        empty=_("没有符合条件的方案草案。"),
    )


def plans_table(told: Sequence[CaravanHeadline]) -> Table:
    """Return the plans of a year."""
    return Table(
        id="plans",
        title=_("算出的方案"),
        rows=[_plan_row(one) for one in told],
        columns=[
            Column(
                key="version",
                label=_("版本"),
                sort_key="number",
                href=lambda row: reverse("caravan-plan", args=[row["pk"]]),
            ),
            Column(key="draft", label=_("由哪份草案")),
            Column(key="state", label=_("状态"), labels=dict(PlanState.choices)),
            *_result_columns(),
            Column(key="made", label=_("形成时间"), kind="date"),
        ],
        default_sort="-version",
        empty=_("没有符合条件的方案。"),
    )


def _result_columns() -> list[Column]:
    return [
        Column(key="requests", label=_("已安排需求"), sort_key="served"),
        Column(key="schools", label=_("到访学校"), sort_key="reached"),
        Column(key="pupils", label=_("受益学生"), kind="number"),
        Column(key="gap", label=_("证明到哪一步"), verdict="gap_sign", sort_key="gap_value"),
    ]


def _draft_row(draft: Scenario, headline: CaravanHeadline | None) -> Record:
    runs = list(draft.runs.all())
    return {
        "pk": draft.pk,
        "name": draft.name,
        "where": where(draft),
        "when": when(draft),
        "unit": draft.unit.name,
        "state": draft.state,
        "run": runs[0].state if runs else "",
        **result_of(headline),
    }


def _plan_row(headline: CaravanHeadline) -> Record:
    plan = headline.plan
    return {
        "pk": plan.pk,
        "version": _("第 {number} 版").format(number=plan.number),
        "number": plan.number,
        "draft": plan.scenario.name,
        "state": plan.state,
        "made": plan.made_at,
        **result_of(headline),
    }


def result_of(headline: CaravanHeadline | None) -> Record:
    """Return what a plan comes to, as cells of a table."""
    if headline is None:
        return {"requests": "", "schools": "", "pupils": None, "gap": ""}
    if headline.plan.status == "infeasible":
        none = {"requests": "", "schools": "", "pupils": None}
        return {**none, "gap": _("没有可行方案"), "gap_sign": "missed"}
    told: Mapping[str, Any] = headline.told
    return {
        "requests": _of(told["requests_served"], told["requests_all"]),
        "served": told["requests_served"],
        "schools": _of(told["served_schools"], told["schools_asking"]),
        "reached": told["served_schools"],
        "pupils": told["pupils_reached"],
        "gap": proven(headline.gap),
        "gap_value": headline.gap,
        "gap_sign": sign_of(headline.gap),
    }


def _of(part: int, whole: int) -> str:
    return f"{number(part)} / {number(whole)}"
