"""The tables of the district's page: every coefficient against its limit, and who is left out."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.enums import Stage
from manyuan.evaluation.bridge import DistrictResult
from manyuan.evaluation.queries.balance import BalanceView
from manyuan.web.evaluation.words import (
    WHY_EXCLUDED,
    name_with_unit,
    why_no_verdict,
)
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.table import Table

Row = dict[str, Any]


def coefficient_table(view: BalanceView) -> Table:
    """Return each indicator of each stage with its mean, its coefficient and its limit."""
    rules = {rule.code: rule for rule in view.report.pack.indicators}
    rows = [_coefficient(result) for result in view.report.district]
    for row in rows:
        row["indicator"] = name_with_unit(rules[row["code"]])
    return Table(
        id="coefficients",
        title=_("校际差异系数"),
        columns=_coefficient_columns(),
        rows=rows,
        filters=[Filter(key="stage", label=_("学段"), choices=list(Stage.choices)[:2])],
        empty=_("没有参加评估的学校"),
    )


def _coefficient(result: DistrictResult) -> Row:
    return {
        "code": result.indicator,
        "stage": result.stage,
        "mean": result.mean,
        "cv": result.cv,
        "limit": result.limit,
        "passes": result.passes,
        "unweighted": result.cv_unweighted,
        "known": f"{result.schools_known}/{result.schools_all}",
        "missing": result.schools_all - result.schools_known,
        "why": why_no_verdict(result),
    }


def _coefficient_columns() -> list[Column]:
    words = {"met": _("上限以内"), "missed": _("超过上限"), "unknown": _("尚无结论")}
    return [
        Column(key="indicator", label=_("指标"), sort_key="code"),
        Column(key="stage", label=_("学段"), labels=dict(Stage.choices)),
        Column(key="mean", label=_("全区均值"), kind="number", decimals=2),
        Column(key="cv", label=_("差异系数"), kind="number", decimals=3, verdict="passes"),
        Column(key="limit", label=_("上限"), kind="number", decimals=2),
        Column(key="passes", label=_("结论"), kind="verdict", labels=words),
        Column(
            key="unweighted",
            label=_("不加权差异系数"),
            kind="number",
            decimals=3,
            mark=_("仅供参考"),
            on_phone=False,
        ),
        Column(key="known", label=_("数据齐全的校段"), align="center", sort_key="missing"),
    ]


def excluded_table(view: BalanceView) -> Table:
    """Return the school-stages that are not judged, and why."""
    rows: list[Row] = [
        {
            "school": item.school,
            "name": view.names.get(item.school, item.school),
            "stage": item.stage,
            "reason": str(WHY_EXCLUDED[item.reason]),
        }
        for item in view.report.excluded
    ]
    return Table(
        id="excluded",
        title=_("不参加评估的校段"),
        columns=[
            Column(key="name", label=_("学校名称"), href=_school_page(view)),
            Column(key="stage", label=_("学段"), labels=dict(Stage.choices)),
            Column(key="reason", label=_("原因")),
        ],
        rows=rows,
        page_size=10,
        empty=_("所有上报的校段都参加评估"),
    )


def _school_page(view: BalanceView) -> Any:  # noqa: ANN401 -- a callable of one row
    def href(row: Any) -> str | None:  # noqa: ANN401
        known = row["school"] in view.names
        return reverse("school", args=[row["school"]]) if known else None

    return href
