"""Pictures over the years: a school against what is asked, a group against the district."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from manyuan.evaluation.queries.balance import BalanceView
from manyuan.evaluation.queries.groups import GroupBalance
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.balance import BalancePack, IndicatorRule
from manyuan.web.evaluation.pictures import Panel, Picture
from manyuan.web.evaluation.words import is_english, short_name, stage_name
from manyuan.web.ui.figures import number, percent
from manyuan.web.ui.parts import Twin

Values = list[float | None]


def school_picture(code: str, stage: str, years: Sequence[BalanceView]) -> Picture:
    """Draw how much of what is asked a school-stage reached in each year."""
    latest = years[-1]
    pack = latest.report.pack
    ratios: dict[str, Values] = {rule.code: [] for rule in pack.indicators}
    for view in years:
        verdict = view.verdict(code, stage)
        for rule in pack.indicators:
            ratios[rule.code].append(verdict.indicators[rule.code].ratio if verdict else None)
    now = latest.verdict(code, stage)
    short = {c for c, value in now.indicators.items() if value.met is False} if now else set()
    spec = _lines(pack, ratios, years=[view.year for view in years], emphasis=short)
    spec |= {"format": "percent", "decimals": 0, "limit": {"value": 1, "label": _("要求")}}
    title = _("{stage}：各年达到要求的百分比").format(stage=stage_name(stage))
    return Picture(
        title=title,
        panels=(Panel(f"years-{stage}", "", spec),),
        twin=_twin(title, pack, ratios, years=[view.year for view in years], write=percent),
    )


def group_picture(
    stages: Sequence[str], balances: Sequence[GroupBalance], pack: BalancePack
) -> Picture:
    """Draw the difference coefficients inside a group over the years."""
    years = [balance.year for balance in balances]
    title = _("集团内差异系数的历年变化")
    panels, rows = [], []
    for stage in stages:
        spreads = _spreads(stage, balances, pack)
        spec = _lines(pack, spreads, years=years, emphasis=set())
        limit = {"value": float(pack.cv_limits[stage].value), "label": _("全区上限")}
        name = stage_name(stage)
        panels.append(Panel(f"years-{stage}", name, {**spec, "decimals": 2, "limit": limit}))
        twin = _twin(title, pack, spreads, years=years, write=_three_decimals)
        rows += [[f"{name} {row[0]}", *row[1:]] for row in twin.rows]
    headers = [_("指标"), *(str(SchoolYear(year)) for year in years)]
    return Picture(title, tuple(panels), Twin(caption=title, headers=headers, rows=rows))


def _spreads(stage: str, balances: Sequence[GroupBalance], pack: BalancePack) -> dict[str, Values]:
    spreads: dict[str, Values] = {rule.code: [] for rule in pack.indicators}
    for balance in balances:
        found = {(r.stage, r.indicator): r.cv for r in balance.spread}
        for rule in pack.indicators:
            spreads[rule.code].append(found.get((stage, rule.code)))
    return spreads


def _three_decimals(value: float | None) -> str:
    return number(value, 3)


def _lines(
    pack: BalancePack,
    values: dict[str, Values],
    *,
    years: Sequence[int],
    emphasis: set[str],
) -> dict[str, Any]:
    return {
        "type": "line",
        "x": [str(SchoolYear(year)) for year in years],
        "series": [
            {
                "name": _line_name(rule),
                "values": values[rule.code],
                "colour_index": place,
                "emphasis": rule.code in emphasis,
            }
            for place, rule in enumerate(pack.indicators)
            if any(value is not None for value in values[rule.code])
        ],
    }


def _line_name(rule: IndicatorRule) -> str:
    # English names would leave the lines no room at their ends; the table twin spells them out.
    return rule.code if is_english() else short_name(rule)


def _twin(
    title: str,
    pack: BalancePack,
    values: dict[str, Values],
    *,
    years: Sequence[int],
    write: Callable[[float | None], str],
) -> Twin:
    return Twin(
        caption=title,
        headers=[_("指标"), *(str(SchoolYear(year)) for year in years)],
        rows=[
            [f"{rule.code} {short_name(rule)}", *map(write, values[rule.code])]
            for rule in pack.indicators
        ],
    )
