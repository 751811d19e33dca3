"""An indicator worked out step by step in exact numbers, and by how much it misses its lines."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any

from manyuan.evaluation.bridge import IndicatorValue
from manyuan.rules.balance import BalancePack, IndicatorRule
from manyuan.rules.pack import Rule
from manyuan.sheets.columns import Kind
from manyuan.sheets.tables import RESOURCES

HUNDRED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One column of the formula: what the stage has of its own and its part of what is shared.

    ``total`` is None while neither is known, or the shared amount cannot be split yet.
    """

    column: str
    is_taken_off: bool
    own: Fraction | None
    shared: Fraction | None
    total: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """How a shared amount is divided: pupils × weight of this stage over those of all stages."""

    pupils: int
    weight: Fraction
    weighted: Fraction
    weighted_all: Fraction

    @property
    def share(self) -> Fraction:
        """The part of the shared amount that belongs to this stage."""
        return self.weighted / self.weighted_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Arithmetic:
    """The steps from the inputs to the value; everything is exact."""

    parts: tuple[Part, ...]
    split: Split | None
    numerator: Fraction | None
    pupils: int | None
    per: int
    value: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """How far an indicator lies from its threshold and from the floor of the school rule.

    The amounts are in the unit of what is counted (teachers, m², yuan, rooms), rounded so that
    they are enough; ``spare`` is what could be given away with the threshold still met.
    """

    to_threshold: Fraction
    to_floor: Fraction
    spare: Fraction
    floor_value: Fraction


def arithmetic_of(value: IndicatorValue) -> Arithmetic:
    """Return the steps by which ``value`` was worked out from what was reported."""
    split = _split(value)
    return Arithmetic(
        parts=tuple(_part(column, value, split) for column in value.rule.columns),
        split=split,
        numerator=value.numerator,
        pupils=value.facts.pupils,
        per=value.rule.per,
        value=exact_value(value),
    )


def exact_value(value: IndicatorValue) -> Fraction | None:
    """Return the value as an exact fraction: numerator ÷ pupils × per; None where unknown."""
    if value.value is None or value.numerator is None or not value.facts.pupils:
        return None
    return value.numerator * value.rule.per / value.facts.pupils


def distance_of(value: IndicatorValue, pack: BalancePack) -> Distance | None:
    """Return by how much ``value`` misses its lines; None where it is unknown.

    value ≥ threshold  ⟺  numerator ≥ threshold · pupils / per, so what is missing of the
    numerator is threshold · pupils / per − numerator.
    """
    if value.value is None or value.numerator is None or not value.facts.pupils:
        return None
    rule = value.rule
    threshold = Fraction(rule.thresholds[value.facts.stage].value)
    floor_value = threshold * Fraction(pack.miss_floor.value)
    pupils_per = Fraction(value.facts.pupils, rule.per)
    step = _step(rule)
    surplus = value.numerator - threshold * pupils_per
    return Distance(
        to_threshold=_up(-surplus, step),
        to_floor=_up(floor_value * pupils_per - value.numerator, step),
        spare=max(Fraction(0), floor(surplus / step) * step),
        floor_value=floor_value,
    )


def rules_behind(value: IndicatorValue, pack: BalancePack) -> tuple[Rule[Any], ...]:
    """Return the rules on which one verdict rests: threshold, formula, floor and any split."""
    rule = value.rule
    rules: list[Rule[Any]] = [rule.thresholds[value.facts.stage], rule.formula, pack.miss_floor]
    if value.uses_shared and value.facts.split is not None:
        rules.append(value.facts.split)
    return tuple(rules)


def _split(value: IndicatorValue) -> Split | None:
    facts = value.facts
    if not value.uses_shared or not facts.weights or facts.weight is None or not facts.pupils:
        return None
    weighted = Fraction(facts.weight, HUNDRED)
    return Split(
        pupils=facts.pupils,
        weight=weighted / facts.pupils,
        weighted=weighted,
        weighted_all=Fraction(facts.weights, HUNDRED),
    )


def _part(column: str, value: IndicatorValue, split: Split | None) -> Part:
    own = _exact(getattr(value.facts.row, column))
    shared = _exact(getattr(value.facts.shared, column, None)) if value.uses_shared else None
    total = own
    if shared is not None:
        total = None if split is None else (own or Fraction(0)) + shared * split.share
    return Part(
        column=column,
        is_taken_off=column in value.rule.minus,
        own=own,
        shared=shared,
        total=total,
    )


def _exact(amount: object) -> Fraction | None:
    return None if amount is None else Fraction(str(amount))


def _step(rule: IndicatorRule) -> Fraction:
    """Return the smallest amount that can be added: one person or room, or a hundredth."""
    counted = all(RESOURCES.column(name).kind is Kind.COUNT for name in rule.columns)
    return Fraction(1) if counted else Fraction(1, HUNDRED)


def _up(missing: Fraction, step: Fraction) -> Fraction:
    return max(Fraction(0), ceil(missing / step) * step)
