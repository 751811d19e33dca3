"""A gate: what must be there before a step, what is there, and where that can be seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from manyuan.rules.pack import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# The name of an address, what stands in it, and its query.
Place = tuple[str, tuple[str, ...]]
Number = Fraction | Decimal | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What one gate shows: met, not met, or unknown with the reason.

    ``figure`` and ``line`` are as people read them; ``place`` is the page that shows the evidence.
    """

    rule: Rule[Decimal]
    verdict: bool | None
    figure: str = ""
    line: str = ""
    unknown: "_StrPromise | str" = ""
    place: Place

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.rule.code

    def as_json(self) -> Mapping[str, object]:
        """Return what a decision keeps of the gate."""
        return {
            "code": self.code,
            "verdict": self.verdict,
            "figure": self.figure,
            "line": self.line,
            "status": self.rule.status.value,
        }


def at_least(
    rule: Rule[Decimal],
    value: Number | None,
    *,
    unknown: "_StrPromise | str" = "",
    place: Place,
    share: bool,
) -> Gate:
    """Return the gate that asks for a number of at least the rule's; exact, without rounding."""
    verdict = None if value is None else Fraction(value) >= Fraction(rule.value)
    return _gate(rule, verdict, value, unknown=unknown, place=place, share=share)


def at_most(
    rule: Rule[Decimal], value: Number | None, *, unknown: "_StrPromise | str" = "", place: Place
) -> Gate:
    """Return the gate that asks for a number of at most the rule's; exact, without rounding."""
    verdict = None if value is None else Fraction(value) <= Fraction(rule.value)
    return _gate(rule, verdict, value, unknown=unknown, place=place, share=False)


def _gate(
    rule: Rule[Decimal],
    verdict: bool | None,  # noqa: FBT001 -- three-valued
    value: Number | None,
    *,
    unknown: "_StrPromise | str",
    place: Place,
    share: bool,
) -> Gate:
    write = share_text if share else number_text
    return Gate(
        rule=rule,
        verdict=verdict,
        figure="" if value is None else write(value),
        line=write(rule.value),
        unknown=unknown if verdict is None else "",
        place=place,
    )


def number_text(value: Number) -> str:
    """Write a number with at most two decimals.

    Examples
    --------
    >>> number_text(Fraction(7, 3))
    '2.33'
    """
    exact = Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else value
    rounded = Decimal(exact).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded.normalize():,f}"


def share_text(value: Number) -> str:
    """Write a share as a percentage with one decimal.

    Examples
    --------
    >>> share_text(Fraction(1, 3))
    '33.3%'
    """
    exact = Fraction(value) * 100
    whole = Decimal(exact.numerator) / exact.denominator
    return f"{whole.quantize(Decimal('0.1'), ROUND_HALF_UP)}%"
