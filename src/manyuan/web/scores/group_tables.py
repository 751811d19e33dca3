"""The tables of a group's score: its lines, its schools, its weights moved."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.scores.sheet import ScoreSheet, SheetPart
from manyuan.rules.evaluation import EvaluationPack
from manyuan.web.scores.pictures import part_name
from manyuan.web.scores.words import (
    amount_of,
    leaf_of,
    leaf_title,
    leaf_url,
    leaf_value,
    points,
    weight_title,
    why,
)
from manyuan.web.ui.columns import Column
from manyuan.web.ui.figures import UNKNOWN, number, percent
from manyuan.web.ui.table import Table

Names = Mapping[str, str]


def lines_table(frozen: FrozenYear, sheet: ScoreSheet, pack: EvaluationPack, names: Names) -> Table:
    """Return what each line, school and adjustment adds to the score."""
    rows = []
    for part in sheet.parts:
        known = _leaf_row(frozen, sheet, pack, part) if part.kind == "leaf" else _row(part, names)
        rows.append({**known, "amount": amount_of(part), "order": part.amount})
    return Table(
        id="lines",
        title=_("得分的组成"),
        rows=rows,
        columns=[
            Column(key="place", label=_("条目"), align="center", sortable=False),
            Column(
                key="title", label=_("名称"), href=lambda row: row["url"] or None, in_panel=True
            ),
            Column(key="value", label=_("数值"), align="center", sortable=False),
            Column(key="curve", label=_("零分 → 满分"), align="center", sortable=False),
            Column(key="points", label=_("权重"), align="center", sortable=False),
            Column(key="amount", label=_("贡献"), align="center", sort_key="order"),
            Column(key="most", label=_("最多"), align="center", sortable=False),
            Column(key="why", label=_("说明"), sortable=False),
        ],
    )


def _leaf_row(
    frozen: FrozenYear, sheet: ScoreSheet, pack: EvaluationPack, part: SheetPart
) -> dict[str, Any]:
    leaf = leaf_of(pack, part.code)
    ends = (leaf_value(leaf, Fraction(leaf.floor)), leaf_value(leaf, Fraction(leaf.target)))
    return {
        "place": part.code,
        "title": leaf_title(leaf),
        "value": leaf_value(leaf, part.value),
        "curve": " → ".join(ends),
        "points": number(leaf.points.value),
        "most": UNKNOWN if part.most is None else points(part.most),
        "why": why(part.unknown),
        "url": leaf_url(frozen, sheet.code, leaf),
    }


def _row(part: SheetPart, names: Names) -> dict[str, Any]:
    return {
        "place": "",
        "title": part_name(part, names),
        "value": points(part.value),
        "curve": "",
        "points": "",
        "most": "" if part.kind == "adjustment" else points(part.most),
        "why": "",
        "url": "",
    }


def schools_table(sheet: ScoreSheet, names: Names) -> Table:
    """Return what bundling makes of each school's year."""
    return Table(
        id="schools",
        title=_("各校的捆绑结果"),
        rows=[
            {
                "name": names.get(one.code, one.code),
                "role": _("牵头校") if one.is_lead else _("成员校"),
                "rank": int(not one.is_lead),
                "level": one.level,
                "growth": one.growth,
                "own": one.own,
                "tie": one.tie,
                "result": one.result,
                "why": why(one.unknown),
            }
            for one in sheet.schools
        ],
        columns=[
            Column(key="name", label=_("学校名称")),
            Column(key="role", label=_("角色"), sort_key="rank"),
            Column(key="level", label=_("水平"), kind="percent"),
            Column(key="growth", label=_("成长"), kind="percent"),
            Column(key="own", label=_("自身得分"), kind="number", decimals=2),
            Column(key="tie", label=_("集团得分的比重"), kind="percent"),
            Column(key="result", label=_("捆绑结果"), kind="number", decimals=2),
            Column(key="why", label=_("说明"), sortable=False),
        ],
        default_sort="role",
        empty=_("没有可以查看的学校"),
    )


def swings_table(sheet: ScoreSheet, pack: EvaluationPack) -> Table:
    """Return how the score moves with each weight, and where the grade would be another one."""
    return Table(
        id="swings",
        title=_("每个权重单独浮动"),
        rows=[
            {
                "title": weight_title(pack, one.code),
                "low": one.low,
                "high": one.high,
                "reach": one.high - one.low,
                "verdict": one.turns_at is None,
                "turns": _turn(one.turns_at),
            }
            for one in sheet.swings
        ],
        columns=[
            Column(key="title", label=_("权重")),
            Column(key="low", label=_("最低分"), kind="number", decimals=2),
            Column(key="high", label=_("最高分"), kind="number", decimals=2),
            Column(key="reach", label=_("差"), kind="number", decimals=2),
            Column(key="turns", label=_("等次"), verdict="verdict", sortable=False),
        ],
        default_sort="-reach",
        empty=_("还不能评分"),
    )


def _turn(turns_at: Any) -> str:  # noqa: ANN401 -- a fraction or nothing
    if turns_at is None:
        return _("不变")
    sign = "+" if turns_at > 0 else ""
    return _("变动 {change} 时改变").format(change=f"{sign}{percent(turns_at)}")
