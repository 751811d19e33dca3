from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.plans.enums import PlanState, ScenarioState
from manyuan.plans.models import Scenario
from manyuan.plans.queries.grouping import GroupingHeadline
from manyuan.web.scenarios.words import RUN_STATES, proven, sign_of
from manyuan.web.ui.columns import Column, Record
from manyuan.web.ui.figures import number
from manyuan.web.ui.table import Table


def drafts_table(drafts: Sequence[Scenario], told: Sequence[GroupingHeadline]) -> Table:
    """Return the drafts of a year, each with what its last plan comes to."""
    latest: dict[int, GroupingHeadline] = {}
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
                href=lambda row: reverse("grouping-draft", args=[row["pk"]]),
            ),
            Column(key="asked", label=_("最多集团数"), kind="number"),
            Column(key="state", label=_("状态"), labels=dict(ScenarioState.choices)),
            Column(key="run", label=_("最近一次计算"), labels=RUN_STATES),
            *_result_columns(),
        ],
        empty=_("没有符合条件的方案草案。"),
    )


def plans_table(told: Sequence[GroupingHeadline]) -> Table:
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
                href=lambda row: reverse("grouping-plan", args=[row["pk"]]),
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
        Column(key="groups", label=_("集团"), kind="number"),
        Column(key="schools", label=_("覆盖学校"), sort_key="covered"),
        Column(key="gap", label=_("证明到哪一步"), verdict="gap_sign", sort_key="gap_value"),
    ]


def _draft_row(draft: Scenario, headline: GroupingHeadline | None) -> Record:
    runs = list(draft.runs.all())
    return {
        "pk": draft.pk,
        "name": draft.name,
        "asked": draft.grouping.groups,
        "state": draft.state,
        "run": runs[0].state if runs else "",
        **_result(headline),
    }


def _plan_row(headline: GroupingHeadline) -> Record:
    plan = headline.plan
    text = _("第 {number} 版（人工调整）") if plan.edited_from_id else _("第 {number} 版")
    return {
        "pk": plan.pk,
        "version": text.format(number=plan.number),
        "number": plan.number,
        "draft": plan.scenario.name,
        "state": plan.state,
        "made": plan.made_at,
        **_result(headline),
    }


def _result(headline: GroupingHeadline | None) -> Record:
    if headline is None:
        return {"groups": None, "schools": "", "gap": ""}
    if headline.plan.status == "infeasible":
        none = {"groups": None, "schools": ""}
        return {**none, "gap": _("没有可行方案"), "gap_sign": "missed"}
    groups = headline.told["groups"]
    covered = sum(1 + len(one["members"]) for one in groups)
    every = covered + len(headline.told["uncovered"])
    return {
        "groups": len(groups),
        "schools": f"{number(covered)} / {number(every)}",
        "covered": covered,
        "gap": proven(headline.gap),
        "gap_value": headline.gap,
        "gap_sign": sign_of(headline.gap),
    }
