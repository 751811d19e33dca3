from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from manyuan.measures.balance.amounts import Amount, as_amount
from manyuan.measures.balance.stage_facts import StageFacts
from manyuan.rules.balance import IndicatorRule

Input: TypeAlias = tuple[str, Amount | Fraction | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorValue:
    """One indicator of one stage of a school, with all that its page needs to open it.

    ``value`` is per pupil or per 100 pupils, in the unit of ``rule``; ``ratio`` is value over
    threshold. ``met`` and ``at_least_85`` (the floor of the school rule) are exact; they, value
    and ratio are None when ``reason`` says why nothing can be known: ``no_row``,
    ``pupils_unknown``, ``input_unknown`` (see ``missing``), ``split_unknown`` (a shared amount,
    and the pupils of another stage are unknown) or ``inconsistent`` (a result below zero).
    ``numerator_hundredths`` over ``numerator_over`` is the exact numerator in hundredths.
    """

    rule: IndicatorRule
    facts: StageFacts
    value: float | None = None
    ratio: float | None = None
    met: bool | None = None
    at_least_85: bool | None = None
    reason: str | None = None
    flags: tuple[str, ...] = ()
    numerator_hundredths: int | None = None
    numerator_over: int = 1
    uses_shared: bool = False

    @property
    def indicator(self) -> str:
        """The code of the indicator, ``A1`` to ``A7``."""
        return self.rule.code

    @property
    def threshold(self) -> float:
        """What is asked of the stage, in the unit of the value."""
        return float(self.rule.thresholds[self.facts.stage].value)

    @property
    def numerator(self) -> Fraction | None:
        """The exact amount that is divided by the pupils, this stage's part of shared included."""
        if self.numerator_hundredths is None:
            return None
        return as_amount(self.numerator_hundredths, over=self.numerator_over)

    @property
    def missing(self) -> tuple[str, ...]:
        """The columns of the formula that neither the stage row nor a shared row gives."""
        given = dict(self.inputs)
        return tuple(
            column
            for column in self.rule.columns
            if given[column] is None and given.get(f"shared_{column}") is None
        )

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The numbers of the formula by column name.

        For each column the stage's own amount, then, where a shared row is used,
        ``shared_<column>`` with the whole shared amount; at the end ``split_weight``, the share
        of this stage in it, and ``pupils``.
        """
        return tuple(self._inputs())

    def _inputs(self) -> Iterator[Input]:
        for column in self.rule.columns:
            yield column, getattr(self.facts.row, column)
            if self.uses_shared:
                yield f"shared_{column}", getattr(self.facts.shared, column)
        if self.uses_shared and self.facts.weights and self.facts.weight is not None:
            yield "split_weight", Fraction(self.facts.weight, self.facts.weights)
        yield "pupils", self.facts.pupils


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolVerdict:
    """One stage of one school under the school rule.

    ``passes`` is None only if the unknown indicators could change it. ``reason`` says why it does
    not pass: ``below_floor``, ``too_many_missed`` or ``unknown``; None when it passes.
    """

    school: str
    stage: str
    pupils: int | None
    indicators: Mapping[str, IndicatorValue]
    met_count: int
    unknown_count: int
    passes: bool | None
    reason: str | None
