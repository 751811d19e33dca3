"""The picture and the tables of an estimate of impact."""

from typing import Any

from django.utils.translation import gettext as _

from manyuan.evaluation.bridge import Effect, ImpactReport
from manyuan.kernel.school_year import SchoolYear
from manyuan.web.evaluation.pictures import Panel, Picture
from manyuan.web.impact.finding import DECIMALS, Writer
from manyuan.web.ui.columns import Column
from manyuan.web.ui.parts import Twin
from manyuan.web.ui.table import Table


def event_picture(report: ImpactReport, writer: Writer) -> Picture:
    """Draw the effect at each distance from joining, with its interval."""
    title = _("加入前后各年的变化与 95 % 区间")
    spec = {
        "type": "intervals",
        "decimals": DECIMALS,
        "unit": writer.unit,
        "limit": {"value": 0, "label": _("无变化")},
        "items": [
            {
                "name": event_name(each.event),
                "value": writer.scaled(each.effect.estimate),
                "low": writer.scaled(each.effect.low),
                "high": writer.scaled(each.effect.high),
                "before": each.event < 0,
            }
            for each in report.dynamic
        ],
    }
    return Picture(
        title=title,
        panels=(Panel("events", "", spec),),
        twin=Twin(
            caption=title,
            headers=[_("距加入"), _("变化"), _("95 % 区间")],
            rows=[
                [event_name(e.event), writer.change(e.effect.estimate), writer.band(e.effect)]
                for e in report.dynamic
            ],
        ),
    )


def event_name(event: int) -> str:
    """Name a distance from joining; before it, what is shown is that one year's change."""
    if event < 0:
        return _("前 {n} 年").format(n=-event)
    return _("加入当年") if event == 0 else _("后 {n} 年").format(n=event)


def cohort_table(report: ImpactReport, writer: Writer) -> Table:
    """Return the mean effect on each cohort since it joined."""
    rows = [
        {"cohort": group.cohort, "name": str(SchoolYear(group.cohort)), "units": group.units}
        | _numbers(group.effect, writer)
        for group in report.groups
    ]
    columns = [
        Column(key="name", label=_("加入学年"), sort_key="cohort"),
        Column(key="units", label=_("加入校"), kind="number"),
    ]
    return _table(
        "impact-cohorts",
        _("各批加入的学校：加入以来平均变化"),
        columns=columns,
        rows=rows,
        unit=writer.unit,
    )


def cell_table(report: ImpactReport, writer: Writer) -> Table:
    """Return the effect on each cohort in each year; before joining they are checks."""
    rows = [
        {
            "cohort": cell.cohort,
            "name": str(SchoolYear(cell.cohort)),
            "time": cell.time,
            "year": str(SchoolYear(cell.time)),
            "when": _("加入前：检验") if cell.is_before else _("加入后：成效"),
            "treated": cell.treated,
            "controls": cell.controls,
        }
        | _numbers(cell.effect, writer)
        for cell in report.att
    ]
    columns = [
        Column(key="name", label=_("加入学年"), sort_key="cohort"),
        Column(key="year", label=_("学年"), sort_key="time"),
        Column(key="when", label=_("性质")),
        Column(key="treated", label=_("加入校"), kind="number"),
        Column(key="controls", label=_("对照校"), kind="number"),
    ]
    return _table(
        "impact-cells", _("各批学校各学年的估计"), columns=columns, rows=rows, unit=writer.unit
    )


def _numbers(effect: Effect, writer: Writer) -> dict[str, Any]:
    return {
        "estimate": effect.estimate,
        "change": writer.change(effect.estimate),
        "error": writer.scaled(effect.se),
        "band": writer.band(effect),
    }


def _table(
    name: str, title: str, *, columns: list[Column], rows: list[dict[str, Any]], unit: str
) -> Table:
    return Table(
        id=name,
        title=title,
        columns=[
            *columns,
            Column(key="change", label=_("变化"), unit=unit, sort_key="estimate"),
            Column(key="error", label=_("标准误"), kind="number", decimals=DECIMALS),
            Column(key="band", label=_("95 % 区间"), sortable=False),
        ],
        rows=rows,
        wide=True,
    )
