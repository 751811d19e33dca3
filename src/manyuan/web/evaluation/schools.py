"""Schools × indicators: every verdict of a year in one table, each cell opening its formula."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.directory.enums import Nature, Setting, Stage
from manyuan.directory.queries.groups import visible_groups
from manyuan.evaluation.bridge import SchoolVerdict
from manyuan.evaluation.errors import NothingReported
from manyuan.evaluation.queries.balance import Balances, BalanceView
from manyuan.evaluation.queries.placing import Place, places_of
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.balance import BalancePack
from manyuan.seats.models import Seat
from manyuan.web.evaluation.asked import (
    cell_url,
    crumbs_to,
    school_url,
    year_asked,
    year_tabs,
)
from manyuan.web.evaluation.district import nothing_reported
from manyuan.web.evaluation.findings import schools_finding
from manyuan.web.evaluation.sources import source_of
from manyuan.web.evaluation.words import STATES, short_name, state_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.table import Table
from manyuan.web.ui.verdicts import WORDS

Row = dict[str, Any]
Link = Callable[[Mapping[str, Any]], str | None]
NOWHERE = Place()


@require_safe
def schools(request: SeatRequest) -> HttpResponseBase:
    """Show every school-stage that the seat may see under the seven indicators."""
    balances = Balances(request.seat)
    try:
        view = balances.in_year(year_asked(request))
    except NothingReported as nothing:
        return nothing_reported(request, balances, nothing)
    table = schools_table(request.seat, view)
    if reply := table.reply(request):
        return reply
    context = {
        "view": view,
        "headline": schools_finding(view),
        "asked": SchoolYear(view.year_asked),
        "year": SchoolYear(view.year),
        "year_tabs": year_tabs(view, request.path),
        "crumbs": crumbs_to(_("学校明细")),
        "table": table.for_request(request),
        "source": source_of(view),
    }
    return render(request, "evaluation/schools.html", context)


def schools_table(seat: Seat, view: BalanceView) -> Table:
    """Return the table of school-stages; the worst stand first."""
    places = places_of(seat, view.year)
    pack = view.report.pack
    return Table(
        id="schools",
        title=_("学校与七项指标"),
        columns=_columns(pack, view.year),
        rows=[_row(verdict, view.names, places) for verdict in view.schools],
        filters=_filters(seat, pack),
        search_keys=("name", "school"),
        default_sort="met",
        empty=_("没有可以查看的校段"),
    )


def _row(verdict: SchoolVerdict, names: Mapping[str, str], places: Mapping[str, Place]) -> Row:
    place = places.get(verdict.school, NOWHERE)
    row: Row = {
        "school": verdict.school,
        "name": names.get(verdict.school, verdict.school),
        "stage": verdict.stage,
        "pupils": verdict.pupils,
        "met": verdict.met_count,
        "passes": verdict.passes,
        "verdicts": _verdicts(verdict),
        "groups": place.groups,
        "nature": place.nature,
        "setting": place.setting,
    }
    states = []
    for code, value in verdict.indicators.items():
        state = state_of(value)
        row[code], row[f"{code} state"], row[f"{code} ratio"] = value.value, state, value.ratio
        states.append(f"{code}-{state}")
    row["states"] = states
    return row


def _verdicts(verdict: SchoolVerdict) -> list[str]:
    passes = {True: "yes", False: "no", None: "none"}[verdict.passes]
    return [passes, "incomplete"] if verdict.unknown_count else [passes]


def _columns(pack: BalancePack, year: int) -> list[Column]:
    verdicts = {"met": _("达标"), "missed": _("未达标"), "unknown": _("尚无结论")}
    return [
        Column(key="name", label=_("学校名称"), href=_to_school(year)),
        Column(key="stage", label=_("学段"), labels=dict(Stage.choices)),
        Column(key="passes", label=_("结论"), kind="verdict", labels=verdicts),
        Column(key="met", label=_("达标项数"), kind="number", decimals=0),
        *(
            Column(
                key=rule.code,
                label=f"{rule.code} {short_name(rule)}",
                kind="number",
                decimals=0 if rule.code == "A6" else 2,
                verdict=f"{rule.code} state",
                sort_key=f"{rule.code} ratio",
                href=_to_cell(rule.code, year),
                in_panel=True,
            )
            for rule in pack.indicators
        ),
    ]


def _to_school(year: int) -> Link:
    return lambda row: school_url(row["school"], year)


def _to_cell(code: str, year: int) -> Link:
    return lambda row: cell_url(row["school"], row["stage"], code, year)


def _filters(seat: Seat, pack: BalancePack) -> list[Filter]:
    groups = [(group.code, group.name) for group in visible_groups(seat)]
    return [
        Filter(key="stage", label=_("学段"), choices=list(Stage.choices)[:2]),
        Filter(
            key="verdicts",
            label=_("结论"),
            choices=[
                ("yes", _("达标")),
                ("no", _("未达标")),
                ("none", _("尚无结论")),
                ("incomplete", _("数据不全")),
            ],
        ),
        Filter(key="states", label=_("指标"), choices=_state_choices(pack)),
        Filter(key="groups", label=_("集团"), choices=groups),
        Filter(key="nature", label=_("办学性质"), choices=list(Nature.choices)),
        Filter(key="setting", label=_("城乡"), choices=list(Setting.choices)),
    ]


def _state_choices(pack: BalancePack) -> list[tuple[str, object]]:
    return [
        (f"{rule.code}-{state}", f"{rule.code} {short_name(rule)} {WORDS[state]}")
        for rule in pack.indicators
        for state in sorted(STATES, key=("missed", "near", "unknown", "met").index)
    ]
