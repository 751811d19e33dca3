"""One cell opened: formula, numbers, threshold, by how much, exceptions, inputs and who."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.directory.enums import ReportedStage
from manyuan.directory.permissions import may_change_directory, may_see_reports_of
from manyuan.evaluation.bridge import IndicatorValue, SchoolVerdict
from manyuan.evaluation.queries.arithmetic import arithmetic_of, distance_of, rules_behind
from manyuan.evaluation.queries.balance import BalanceView, balance_of
from manyuan.evaluation.queries.entries import REPORTS, last_records, report_keys
from manyuan.history.models import Record
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.balance import BalancePack
from manyuan.rules.pack import Rule
from manyuan.seats.permissions import may_see_history, require
from manyuan.web.directory.finding import school_at
from manyuan.web.evaluation.asked import (
    crumbs_to,
    is_for_panel,
    school_url,
    year_asked,
)
from manyuan.web.evaluation.shortfalls import distance_words
from manyuan.web.evaluation.sources import entered
from manyuan.web.evaluation.steps import equals, steps_of, written
from manyuan.web.evaluation.words import (
    column_name,
    floor_percent,
    short_name,
    spoken,
    stage_name,
    state_of,
    why_not,
)
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


@dataclass(frozen=True, slots=True)
class RuleShown:
    """A rule as the page shows it."""

    title: str
    source: str
    status: str
    note: str


@dataclass(frozen=True, slots=True)
class RowShown:
    """One reported row: what it says, who entered it, where to look it up and correct it."""

    stage: str
    amounts: tuple[tuple[str, str], ...]
    entered: str
    history_url: str
    edit_url: str


@require_safe
def cell(request: SeatRequest, code: str, stage: str, indicator: str) -> HttpResponse:
    """Open one indicator of one school-stage, as a page or inside the side panel."""
    school = school_at(request.seat, code)
    require(may_see_reports_of(request.seat, school))
    view = balance_of(request.seat, year_asked(request))
    verdict = view.verdict(school.code, stage)
    if verdict is None or indicator not in verdict.indicators:
        raise Http404(_("这所学校在 {year} 学年没有这一格。").format(year=SchoolYear(view.year)))
    context = _page(request, view, verdict, verdict.indicators[indicator])
    template = "evaluation/_cell.html" if is_for_panel(request) else "evaluation/cell.html"
    return render(request, template, context)


def _page(
    request: SeatRequest, view: BalanceView, verdict: SchoolVerdict, value: IndicatorValue
) -> dict[str, Any]:
    pack, unit = view.report.pack, spoken(value.rule, "unit")
    name = view.names[verdict.school]
    distance = distance_of(value, pack)
    words = distance_words(value, distance, floor_percent(pack))
    schools = Crumb(name, school_url(verdict.school, view.year))
    return {
        "headline": _headline(name, verdict, value, words),
        "state": state_of(value),
        "distance": words,
        "value": value,
        "unit": unit,
        "threshold": value.rule.thresholds[value.facts.stage].value,
        "floor": equals(distance.floor_value) if distance else "",
        "floor_percent": floor_percent(pack),
        "label": spoken(value.rule, "label"),
        "formula": spoken(value.rule.formula, "title"),
        "steps": steps_of(arithmetic_of(value), unit),
        "rules": [_rule(rule) for rule in rules_behind(value, pack)],
        "exceptions": list(_exceptions(value, pack)),
        "rows": list(_rows(value, last_records(report_keys(value).values()))),
        "school_rule": why_not(verdict, pack),
        "year": SchoolYear(view.year),
        "crumbs": crumbs_to(f"{stage_name(verdict.stage)} {value.indicator}", schools),
        "school_url": schools.url,
        "school_name": name,
        "may_edit": may_change_directory(request.seat),
        "may_see_history": may_see_history(request.seat),
    }


def _headline(name: str, verdict: SchoolVerdict, value: IndicatorValue, words: str) -> str:
    return _("{school}{stage}{indicator}：{finding}").format(
        school=name,
        stage=stage_name(verdict.stage),
        indicator=short_name(value.rule),
        finding=words,
    )


def _rule(rule: Rule[Any]) -> RuleShown:
    return RuleShown(spoken(rule, "title"), rule.source, rule.status.value, spoken(rule, "note"))


def _exceptions(value: IndicatorValue, pack: BalancePack) -> Iterator[RuleShown]:
    for relaxation in pack.relaxations:
        if relaxation.rule.value in value.flags:
            yield _rule(relaxation.rule)


def _rows(value: IndicatorValue, records: Mapping[str, Record]) -> Iterator[RowShown]:
    given = {"own": value.facts.row, "shared": value.facts.shared}
    for place, (stage, key) in enumerate(report_keys(value).items()):
        row = given["own" if place == 0 else "shared"]
        columns = value.rule.columns if place else (*value.rule.columns, "pupils")
        record = records.get(key)
        yield RowShown(
            stage=str(ReportedStage(stage).label),
            amounts=tuple((column_name(c), _amount(getattr(row, c))) for c in columns),
            entered=entered(record) if record else "",
            history_url=reverse("history-object", args=[REPORTS, key]) if record else "",
            edit_url=reverse(
                "report-edit", args=[value.facts.school.school, stage, value.facts.row.year]
            ),
        )


def _amount(stored: int | Decimal | None) -> str:
    return written(None if stored is None else Fraction(stored))
