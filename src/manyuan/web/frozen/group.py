"""The indicators of one group in a frozen year, and its schools."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.evaluation.bridge.indicators import (
    INDICATORS,
    REASONS,
    GroupMeasured,
    Indicator,
    MemberFacts,
)
from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.queries.frozen import measured_members, names_in
from manyuan.web.frozen.compared_with import Compared, last_year, version_before
from manyuan.web.frozen.finding import frozen_at, measured_at
from manyuan.web.frozen.words import (
    as_of_words,
    at_version,
    left_out_text,
    parts_text,
    source_of,
    trail,
    unit_of,
    value_text,
    version_name,
    why_unknown,
)
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column
from manyuan.web.ui.parts import Crumb
from manyuan.web.ui.table import Table

STATUS = {"proposed": "建议值", "recalled": "待核实", "verified": "已核实"}


@require_safe
def group(request: SeatRequest, year: int, version: int, code: str) -> HttpResponseBase:
    """Show every indicator of a group with what it was before, and the facts of its schools."""
    frozen = frozen_at(request.seat, year, version)
    one = measured_at(request.seat, frozen, code)
    members = measured_members(request.seat, frozen)[code]
    earlier = [last_year(request.seat, frozen)]
    if version > 1:
        earlier.append(version_before(request.seat, frozen))
    tables = {
        "indicators": _indicators(frozen, one, earlier),
        "members": _members(members, names_in(frozen)),
    }
    for table in tables.values():
        if reply := table.reply(request):
            return reply
    shown = {name: table.for_request(request) for name, table in tables.items()}
    return render(request, "frozen/group.html", {**_page(frozen, one, members), **shown})


def _page(
    frozen: FrozenYear, one: GroupMeasured, members: Mapping[str, MemberFacts]
) -> dict[str, Any]:
    return {
        "frozen": frozen,
        "group": one,
        "headline": _headline(one),
        "lead": as_of_words(frozen),
        "hidden": len(one.members) - len(members),
        "crumbs": trail(
            Crumb(version_name(frozen), at_version("frozen-year", frozen)),
            Crumb(_("集团指标"), at_version("frozen-groups", frozen)),
            Crumb(one.name),
        ),
        "source": source_of(frozen),
    }


def _headline(one: GroupMeasured) -> str:
    known = sum(measured.value is not None for measured in one.indicators.values())
    said = _("{group}：{all} 项指标中 {known} 项可以算出")
    return said.format(group=one.name, all=len(INDICATORS), known=known)


def _indicators(frozen: FrozenYear, one: GroupMeasured, earlier: list[Compared]) -> Table:
    return Table(
        id="indicators",
        title=_("{group}的指标").format(group=one.name),
        rows=[_row(frozen, one, indicator, earlier) for indicator in INDICATORS],
        columns=[
            Column(
                key="title",
                label=_("指标"),
                href=lambda row: str(row["url"]),
                in_panel=True,
                sort_key="place",
            ),
            Column(key="value", label=_("数值"), sortable=False, align="center"),
            Column(key="unit", label=_("单位"), sortable=False),
            Column(
                key="parts",
                label=_("部分 / 整体"),
                sortable=False,
                align="center",
                on_phone=False,
            ),
            *(
                Column(key=f"earlier{place}", label=told.label, sortable=False, align="center")
                for place, told in enumerate(earlier)
            ),
            Column(key="note", label=_("说明"), sortable=False),
            Column(key="status", label=_("依据"), kind="tag", on_phone=False),
        ],
    )


def _row(
    frozen: FrozenYear, one: GroupMeasured, indicator: Indicator, earlier: list[Compared]
) -> dict[str, Any]:
    measured = one.indicators[indicator.code]
    notes = (why_unknown(measured), left_out_text(measured))
    row = {
        "place": indicator.place,
        "title": f"{indicator.place} {_(indicator.title)}",
        "value": value_text(indicator, measured.value),
        "unit": unit_of(indicator),
        "parts": parts_text(measured),
        "note": "；".join(note for note in notes if note),
        "status": _(STATUS[indicator.status.value]),
        "url": at_version("frozen-indicator", frozen, one.code, indicator.code),
    }
    for place, told in enumerate(earlier):
        before = told.of(one.code, indicator.code)
        row[f"earlier{place}"] = value_text(indicator, before.value if before else None)
    return row


def _members(members: Mapping[str, MemberFacts], names: Mapping[str, str]) -> Table:
    return Table(
        id="members",
        title=_("各校的水平与增长"),
        rows=[
            {
                "name": names.get(code, code),
                "role": "lead" if facts.is_lead else "member",
                "rank": int(not facts.is_lead),
                "pupils": facts.pupils,
                "level": facts.level,
                "growth": facts.growth,
                "why": _(REASONS[facts.unknown]) if facts.unknown else "",
            }
            for code, facts in members.items()
        ],
        columns=[
            Column(key="name", label=_("学校名称")),
            Column(
                key="role",
                label=_("角色"),
                labels={"lead": _("牵头校"), "member": _("成员校")},
                sort_key="rank",
            ),
            Column(key="pupils", label=_("学生"), kind="number"),
            Column(key="level", label=_("达标项比例"), kind="percent"),
            Column(key="growth", label=_("差距缩小"), kind="percent"),
            Column(key="why", label=_("说明"), sortable=False),
        ],
        default_sort="role",
        empty=_("没有可以查看的学校"),
    )
