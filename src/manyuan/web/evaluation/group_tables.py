"""The tables of a group's page: its members, its spread against the district, its lead."""

from typing import Any

from django.utils.translation import gettext as _

from manyuan.directory.enums import Stage
from manyuan.evaluation.queries.balance import BalanceView
from manyuan.evaluation.queries.groups import GroupBalance
from manyuan.web.evaluation.asked import school_url
from manyuan.web.evaluation.findings import missed_names
from manyuan.web.evaluation.words import joined, short_name, why_not
from manyuan.web.ui.columns import Column
from manyuan.web.ui.table import Table

STAGE_LABELS = dict(Stage.choices)
Row = dict[str, Any]


def member_table(inside: GroupBalance, view: BalanceView) -> Table:
    """Return the verdicts of the members that the seat may see."""
    rows: list[Row] = [
        {
            "name": view.names[verdict.school],
            "role": "lead" if verdict.school in inside.leads else "member",
            "rank": int(verdict.school not in inside.leads),
            "stage": verdict.stage,
            "passes": verdict.passes,
            "met": verdict.met_count,
            "why": why_not(verdict, view.report.pack),
            "short": joined(missed_names(verdict)),
            "url": school_url(verdict.school, view.year),
        }
        for verdict in inside.verdicts
    ]
    verdicts = {"met": _("达标"), "missed": _("未达标"), "unknown": _("尚无结论")}
    return Table(
        id="members",
        title=_("成员校的结论"),
        columns=[
            Column(key="name", label=_("学校名称"), href=lambda row: str(row["url"])),
            Column(
                key="role",
                label=_("角色"),
                labels={"lead": _("牵头校"), "member": _("成员校")},
                sort_key="rank",
            ),
            Column(key="stage", label=_("学段"), labels=STAGE_LABELS),
            Column(key="passes", label=_("结论"), kind="verdict", labels=verdicts),
            Column(key="met", label=_("达标项数"), kind="number", decimals=0),
            Column(key="why", label=_("说明"), sortable=False),
            Column(key="short", label=_("不足的指标"), sortable=False),
        ],
        rows=rows,
        default_sort="role",
        empty=_("没有可以查看的成员校"),
    )


def spread_table(inside: GroupBalance, view: BalanceView) -> Table:
    """Return each coefficient inside the group beside that of the district."""
    names = {rule.code: short_name(rule) for rule in view.report.pack.indicators}
    district = {(r.stage, r.indicator): r for r in view.report.district}
    rows: list[Row] = []
    for result in inside.spread:
        whole = district[result.stage, result.indicator]
        rows.append(
            {
                "code": result.indicator,
                "indicator": f"{result.indicator} {names[result.indicator]}",
                "stage": result.stage,
                "mean": result.mean,
                "district_mean": whole.mean,
                "cv": result.cv,
                "district_cv": whole.cv,
                "limit": result.limit,
                "narrower": _narrower(result.cv, whole.cv),
                "known": f"{result.schools_known}/{result.schools_all}",
            }
        )
    return Table(id="spread", title=_("集团内差异与全区"), columns=_spread_columns(), rows=rows)


def _spread_columns() -> list[Column]:
    words = {"met": _("比全区均衡"), "missed": _("差异大于全区"), "unknown": _("未知")}
    return [
        Column(key="indicator", label=_("指标"), sort_key="code"),
        Column(key="stage", label=_("学段"), labels=STAGE_LABELS),
        Column(key="mean", label=_("集团均值"), kind="number", decimals=2),
        Column(key="district_mean", label=_("全区均值"), kind="number", decimals=2),
        Column(key="cv", label=_("集团内差异系数"), kind="number", decimals=3),
        Column(key="district_cv", label=_("全区差异系数"), kind="number", decimals=3),
        Column(key="limit", label=_("全区上限"), kind="number", decimals=2, on_phone=False),
        Column(key="narrower", label=_("比较"), kind="verdict", labels=words),
        Column(key="known", label=_("数据齐全的校段"), align="center", sortable=False),
    ]


def _narrower(inside: float | None, whole: float | None) -> bool | None:
    return None if inside is None or whole is None else inside <= whole


def gap_table(inside: GroupBalance, view: BalanceView) -> Table:
    """Return the lead's overall values beside those of the members."""
    names = {rule.code: short_name(rule) for rule in view.report.pack.indicators}
    rows: list[Row] = [
        {
            "code": gap.indicator,
            "indicator": f"{gap.indicator} {names[gap.indicator]}",
            "stage": gap.stage,
            "lead": gap.lead,
            "members": gap.members,
            "ratio": gap.ratio,
        }
        for gap in inside.gaps
        if gap.lead is not None and gap.members is not None
    ]
    return Table(
        id="gaps",
        title=_("牵头校与成员校"),
        columns=[
            Column(key="indicator", label=_("指标"), sort_key="code"),
            Column(key="stage", label=_("学段"), labels=STAGE_LABELS),
            Column(key="lead", label=_("牵头校均值"), kind="number", decimals=2),
            Column(key="members", label=_("成员校均值"), kind="number", decimals=2),
            Column(key="ratio", label=_("成员校是牵头校的"), kind="percent"),
        ],
        rows=rows,
    )
