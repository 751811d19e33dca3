"""Every group's indicators in a frozen year, side by side."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.evaluation.bridge.indicators import INDICATORS, GroupMeasured, Indicator
from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.queries.frozen import groups_measured
from manyuan.web.frozen.finding import frozen_at
from manyuan.web.frozen.words import (
    as_of_words,
    at_version,
    source_of,
    trail,
    unit_of,
    value_text,
    version_name,
)
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column
from manyuan.web.ui.parts import Crumb
from manyuan.web.ui.table import Table


@require_safe
def groups(request: SeatRequest, year: int, version: int) -> HttpResponseBase:
    """Show the indicators of every group that the seat may see."""
    frozen = frozen_at(request.seat, year, version)
    found = {code: one for code, one in groups_measured(request.seat, frozen).items() if one.roll}
    table = _table(frozen, found)
    if reply := table.reply(request):
        return reply
    context = {
        "frozen": frozen,
        "headline": _headline(found),
        "lead": as_of_words(frozen),
        "table": table.for_request(request),
        "crumbs": trail(
            Crumb(version_name(frozen), at_version("frozen-year", frozen)), Crumb(_("集团指标"))
        ),
        "source": source_of(frozen),
    }
    return render(request, "frozen/groups.html", context)


def _headline(found: Mapping[str, GroupMeasured]) -> str:
    if not found:
        return _("没有可以查看的集团")
    values = [one for group in found.values() for one in group.indicators.values()]
    unknown = sum(one.value is None for one in values)
    said = _("{groups} 个集团、{indicators} 项指标：{known} 个数值可以算出，{unknown} 个还不知道")
    return said.format(
        groups=len(found),
        indicators=len(INDICATORS),
        known=len(values) - unknown,
        unknown=unknown,
    )


def _table(frozen: FrozenYear, found: Mapping[str, GroupMeasured]) -> Table:
    return Table(
        id="groups",
        title=_("集团指标"),
        rows=[_row(frozen, one) for one in found.values()],
        columns=[
            Column(key="name", label=_("集团"), href=lambda row: str(row["url"])),
            Column(key="schools", label=_("学校数"), kind="number"),
            *(_column(frozen, indicator) for indicator in INDICATORS),
        ],
        search_keys=("name",),
        default_sort="name",
        empty=_("没有可以查看的集团"),
    )


def _column(frozen: FrozenYear, indicator: Indicator) -> Column:
    code = indicator.code
    return Column(
        key=f"{code}_text",
        label=f"{indicator.place} {_(indicator.title)}",
        unit=unit_of(indicator),
        sort_key=code,
        align="center",
        href=lambda row: at_version("frozen-indicator", frozen, row["code"], code),
        in_panel=True,
    )


def _row(frozen: FrozenYear, one: GroupMeasured) -> dict[str, Any]:
    row: dict[str, Any] = {
        "code": one.code,
        "name": one.name,
        "schools": len(one.roll),
        "url": at_version("frozen-group", frozen, one.code),
    }
    for indicator in INDICATORS:
        value = one.indicators[indicator.code].value
        row[indicator.code] = value
        row[f"{indicator.code}_text"] = value_text(indicator, value)
    return row
