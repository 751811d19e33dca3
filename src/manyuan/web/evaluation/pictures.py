"""The pictures of this room as specs of plain values, each with its table twin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from manyuan.evaluation.bridge import BalanceReport, DistrictResult
from manyuan.evaluation.queries.groups import GroupBalance
from manyuan.rules.balance import JUDGED_STAGES
from manyuan.web.evaluation.words import short_name, stage_name
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Twin


@dataclass(frozen=True, slots=True)
class Panel:
    """One drawing of a picture, with its heading where there are several."""

    id: str
    title: str
    spec: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of one or two panels with the table that it was drawn from."""

    title: str
    panels: tuple[Panel, ...]
    twin: Twin


def coefficient_picture(report: BalanceReport) -> Picture:
    """Draw each indicator's difference coefficient against the limit of its stage."""
    names = {rule.code: short_name(rule) for rule in report.pack.indicators}
    stages = [stage for stage in JUDGED_STAGES if _of(report.district, stage)]
    title = _("各项指标的校际差异系数与上限")
    return Picture(
        title=title,
        panels=tuple(
            Panel(
                id=f"coefficients-{stage}",
                title=stage_name(stage),
                spec=_bars(_of(report.district, stage), names),
            )
            for stage in stages
        ),
        twin=Twin(
            caption=title,
            headers=[_("指标"), *(f"{stage_name(s)}" for s in stages)],
            rows=[
                [f"{code} {name}", *(_cv(report.district, stage, code) for stage in stages)]
                for code, name in names.items()
            ],
        ),
    )


def _of(results: Sequence[DistrictResult], stage: str) -> list[DistrictResult]:
    return [result for result in results if result.stage == stage]


def _cv(results: Sequence[DistrictResult], stage: str, code: str) -> str:
    found = next(r for r in results if (r.stage, r.indicator) == (stage, code))
    return number(found.cv, 3)


def _bars(results: Sequence[DistrictResult], names: dict[str, str]) -> dict[str, Any]:
    words = {True: "met", False: "missed", None: "unknown"}
    return {
        "type": "bars",
        "decimals": 3,
        "limit": {"value": results[0].limit, "label": _("上限")},
        "items": [
            {
                "name": names[result.indicator],
                "value": result.cv,
                "verdict": words[result.passes],
            }
            for result in results
        ],
    }


def compared_picture(stages: Sequence[str], inside: GroupBalance, report: BalanceReport) -> Picture:
    """Draw each coefficient inside a group as a share of the district's."""
    district = {(r.stage, r.indicator): r.cv for r in report.district}
    names = {rule.code: short_name(rule) for rule in report.pack.indicators}
    title = _("集团内差异系数是全区的百分之几")
    return Picture(
        title=title,
        panels=tuple(
            Panel(f"compared-{stage}", stage_name(stage), _shares(stage, inside, district, names))
            for stage in stages
        ),
        twin=Twin(
            caption=title,
            headers=[_("指标"), _("学段"), _("本集团"), _("全区")],
            rows=[
                [
                    f"{r.indicator} {names[r.indicator]}",
                    stage_name(r.stage),
                    number(r.cv, 3),
                    number(district[r.stage, r.indicator], 3),
                ]
                for r in inside.spread
                if r.stage in stages
            ],
        ),
    )


def _shares(
    stage: str,
    inside: GroupBalance,
    district: Mapping[tuple[str, str], float | None],
    names: Mapping[str, str],
) -> dict[str, Any]:
    items = []
    for result in _of(inside.spread, stage):
        whole = district[stage, result.indicator]
        share = result.cv / whole if whole and result.cv is not None else None
        verdict = "unknown" if share is None else ("met" if share <= 1 else "missed")
        items.append({"name": names[result.indicator], "value": share, "verdict": verdict})
    return {
        "type": "bars",
        "format": "percent",
        "decimals": 0,
        "limit": {"value": 1, "label": _("全区")},
        "items": items,
    }
