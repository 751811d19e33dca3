"""The indicator tree: what is asked of each stage, and how many reach it, nearly, or not."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.evaluation.queries.balance import BalanceView
from manyuan.rules.balance import JUDGED_STAGES, IndicatorRule
from manyuan.web.evaluation.words import STATES, short_name, spoken, stage_name, state_of

Counted = Counter[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Count:
    """How many school-stages stand so; ``url`` lists them where the seat may see them all."""

    state: str
    number: int
    url: str
    said: str


@dataclass(frozen=True, slots=True)
class StageOfIndicator:
    """What an indicator asks of one stage, and how its schools stand."""

    stage: str
    label: str
    threshold: Decimal
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """One indicator of the tree."""

    code: str
    name: str
    label: str
    unit: str
    status: str
    stages: tuple[StageOfIndicator, ...]


def indicator_tree(view: BalanceView) -> list[Branch]:
    """Return the seven indicators with their thresholds and counts."""
    counted: Counted = Counter(
        (verdict.stage, code, state_of(value))
        for verdict in view.report.schools
        for code, value in verdict.indicators.items()
    )
    return [_branch(rule, counted, view) for rule in view.report.pack.indicators]


def _branch(rule: IndicatorRule, counted: Counted, view: BalanceView) -> Branch:
    return Branch(
        code=rule.code,
        name=short_name(rule),
        label=spoken(rule, "label"),
        unit=spoken(rule, "unit"),
        status=rule.status.value,
        stages=tuple(_stage(rule, stage, counted, view) for stage in JUDGED_STAGES),
    )


def _stage(
    rule: IndicatorRule, stage: str, counted: Counted, view: BalanceView
) -> StageOfIndicator:
    return StageOfIndicator(
        stage=stage,
        label=stage_name(stage),
        threshold=rule.thresholds[stage].value,
        counts=tuple(
            _count((rule.code, stage, state), counted[stage, rule.code, state], view)
            for state in STATES
        ),
    )


def _count(place: tuple[str, str, str], number: int, view: BalanceView) -> Count:
    code, stage, state = place
    words = {"met": _("达标"), "near": _("接近"), "missed": _("未达标"), "unknown": _("未知")}
    asked = {
        "year": view.year,
        "schools-stage": stage,
        "schools-states": f"{code}-{state}",
    }
    is_open = number and view.sees_all
    url = f"{reverse('balance-schools')}?{urlencode(asked)}" if is_open else ""
    return Count(state, number, url, words[state])
