from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import repeat
from typing import Any, TypeAlias

from manyuan.measures.balance.amounts import SCALE
from manyuan.measures.balance.stage_facts import StageFacts
from manyuan.measures.balance.values import IndicatorValue, SchoolVerdict
from manyuan.measures.tables import ResourceRow
from manyuan.rules.balance import JUDGED_STAGES, BalancePack, IndicatorRule, Relaxation

Computed: TypeAlias = tuple[int | None, int | None, float | None, float | None]


@dataclass(frozen=True, slots=True)
class _Bar:
    """What one indicator asks of one stage, made ready once for thousands of schools.

    ``threshold`` and ``floor`` are the numerator and denominator of the limit, divided by ``per``
    and counted in hundredths.
    """

    rule: IndicatorRule
    threshold: tuple[int, int]
    floor: tuple[int, int]
    shared_columns: tuple[str, ...]
    relaxations: tuple[Relaxation, ...]


def verdicts(
    facts: Sequence[StageFacts], columns: Mapping[str, list[Any]], *, pack: BalancePack
) -> Iterator[SchoolVerdict]:
    """Judge every stage from its facts and the computed columns, row by row.

    The verdicts are taken from whole numbers: value ≥ threshold becomes
    numerator · per · denominator(threshold) ≥ threshold's numerator · pupils, so that a value
    exactly on the line is met whatever the floats say.
    """
    bars = {stage: [_bar(rule, stage, pack) for rule in pack.indicators] for stage in JUDGED_STAGES}
    parts = ("own", "shared", "value", "ratio")
    by_rule = [
        zip(*(columns[f"{rule.code}_{part}"] for part in parts), strict=True)
        for rule in pack.indicators
    ]
    for each, *computed in zip(facts, *by_rule, strict=True):
        judged = map(_judge, bars[each.stage], repeat(each), computed)
        yield _school(each, {value.rule.code: value for value in judged}, pack)


def _bar(rule: IndicatorRule, stage: str, pack: BalancePack) -> _Bar:
    threshold = rule.thresholds[stage].value
    unit = Fraction(SCALE, rule.per)
    return _Bar(
        rule=rule,
        threshold=(Fraction(threshold) * unit).as_integer_ratio(),
        floor=(Fraction(threshold * pack.miss_floor.value) * unit).as_integer_ratio(),
        shared_columns=tuple(column for column in rule.columns if column in pack.shared_columns),
        relaxations=tuple(each for each in pack.relaxations if each.indicator == rule.code),
    )


def _judge(bar: _Bar, facts: StageFacts, computed: Computed) -> IndicatorValue:
    own, shared, value, ratio = computed
    numerator, over, reason = _numerator(facts, own, shared)
    met: bool | None = None
    above_floor: bool | None = None
    if numerator is not None and reason is None:
        per_pupils = (facts.pupils or 0) * over
        met = _reaches(numerator, per_pupils, bar.threshold)
        above_floor = met or _reaches(numerator, per_pupils, bar.floor)
    return IndicatorValue(
        rule=bar.rule,
        facts=facts,
        value=None if reason else value,
        ratio=None if reason else ratio,
        met=met,
        at_least_85=above_floor,
        reason=reason,
        flags=() if met else _flags(bar, facts),
        numerator_hundredths=numerator,
        numerator_over=over,
        uses_shared=facts.shared is not None and _gives(facts.shared, bar.shared_columns),
    )


def _reaches(amount: int, pupils: int, limit: tuple[int, int]) -> bool:
    top, bottom = limit
    return amount * bottom >= top * pupils


def _numerator(
    facts: StageFacts, own: int | None, shared: int | None
) -> tuple[int | None, int, str | None]:
    numerator, over = own, 1
    if own is not None and shared is not None:
        if facts.weights is None or facts.weight is None:
            numerator = None
        else:
            numerator, over = own * facts.weights + shared * facts.weight, facts.weights
    return numerator, over, _reason(facts, own, numerator)


def _reason(facts: StageFacts, own: int | None, numerator: int | None) -> str | None:
    if not facts.reported:
        return "no_row"
    if facts.pupils is None:
        return "pupils_unknown"
    if own is None:
        return "input_unknown"
    if numerator is None:
        return "split_unknown"
    return "inconsistent" if numerator < 0 else None


def _gives(shared: ResourceRow, columns: Sequence[str]) -> bool:
    return any(getattr(shared, column) is not None for column in columns)


def _flags(bar: _Bar, facts: StageFacts) -> tuple[str, ...]:
    return tuple(each.rule.value for each in bar.relaxations if _may_apply(each, facts))


def _may_apply(relaxation: Relaxation, facts: StageFacts) -> bool:
    if facts.school.setting != relaxation.setting:
        return False
    least, below, pupils = relaxation.pupils_from, relaxation.pupils_below, facts.school_pupils
    if pupils is None:
        return least is None and below is None
    return (least is None or least <= pupils) and (below is None or pupils < below)


def _school(
    facts: StageFacts, indicators: Mapping[str, IndicatorValue], pack: BalancePack
) -> SchoolVerdict:
    mets = [value.met for value in indicators.values()]
    met, unknown, missed = mets.count(True), mets.count(None), mets.count(False)
    below = False in [value.at_least_85 for value in indicators.values()]
    passes, reason = school_rule(missed=missed, unknown=unknown, below_floor=below, pack=pack)
    return SchoolVerdict(
        school=facts.school.school,
        stage=facts.stage,
        pupils=facts.pupils,
        indicators=indicators,
        met_count=met,
        unknown_count=unknown,
        passes=passes,
        reason=reason,
    )


def school_rule(
    *, missed: int, unknown: int, below_floor: bool, pack: BalancePack
) -> tuple[bool | None, str | None]:
    """Return whether a school passes and, if not or unknown, why.

    At least 6 of the 7 indicators are met and the other reaches 85 % of its threshold. Any
    unknown indicator might lie below the floor, so a school passes only when all are known.

    Source: 教督〔2017〕6号 (6 of 7; the 85 % is recalled).
    """
    if below_floor:
        return False, "below_floor"
    if missed > len(pack.indicators) - pack.met_at_least.value:
        return False, "too_many_missed"
    if unknown:
        return None, "unknown"
    return True, None
