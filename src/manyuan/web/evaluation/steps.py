"""The formula of one cell with its numbers filled in, line by line; every number is exact."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from manyuan.evaluation.queries.arithmetic import Arithmetic, Part, Split
from manyuan.web.evaluation.words import column_name
from manyuan.web.ui.figures import UNKNOWN, number, percent

PLACES = 2


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the calculation: what is worked out, and how."""

    what: str
    how: str


def steps_of(arithmetic: Arithmetic, unit: str) -> list[Step]:
    """Return the calculation from the reported numbers to the value."""
    steps = []
    if arithmetic.split is not None:
        steps.append(_split_step(arithmetic.split))
    steps += [_part_step(part, arithmetic.split) for part in arithmetic.parts if _has_shared(part)]
    return [*steps, Step(_("本学段数值"), _value_line(arithmetic, unit))]


def written(amount: Fraction | None) -> str:
    """Write an exact amount; more than two decimals are rounded."""
    if amount is None:
        return UNKNOWN
    scaled = amount * 10**PLACES
    if scaled.denominator == 1:
        plain = Decimal(scaled.numerator).scaleb(-PLACES).normalize()
        return number(plain if plain.as_tuple().exponent else int(plain), _places(plain))
    return number(amount, PLACES)


def equals(amount: Fraction | None) -> str:
    """Return = before what is written exactly, ≈ before what is rounded."""
    is_exact = amount is None or (amount * 10**PLACES).denominator == 1
    return f"{'=' if is_exact else '≈'} {written(amount)}"


def _places(plain: Decimal) -> int:
    exponent = plain.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _has_shared(part: Part) -> bool:
    return part.shared is not None


def _split_step(split: Split) -> Step:
    how = _(
        "学生 {pupils} × 权重 {weight} = {weighted}；全校折算学生 {all}；本学段占 {share}"
    ).format(
        pupils=written(Fraction(split.pupils)),
        weight=written(split.weight),
        weighted=written(split.weighted),
        all=written(split.weighted_all),
        share=percent(split.share, PLACES),
    )
    return Step(_("共用部分的拆分"), how)


def _part_step(part: Part, split: Split | None) -> Step:
    own = "" if part.own is None else f"{written(part.own)} + "
    share = UNKNOWN if split is None else f"{written(split.weighted)}/{written(split.weighted_all)}"
    how = f"{own}{written(part.shared)} × {share} {equals(part.total)}"
    return Step(column_name(part.column), how)


def _value_line(arithmetic: Arithmetic, unit: str) -> str:
    amounts = _numerator(arithmetic)
    per = f" × {arithmetic.per}" if arithmetic.per != 1 else ""
    pupils = UNKNOWN if arithmetic.pupils is None else written(Fraction(arithmetic.pupils))
    tail = f" {unit}" if arithmetic.value is not None else ""
    return f"{amounts} ÷ {pupils}{per} {equals(arithmetic.value)}{tail}"


def _numerator(arithmetic: Arithmetic) -> str:
    line = ""
    for part in arithmetic.parts:
        sign = ("−" if part.is_taken_off else "+") if line else ""
        line = f"{line} {sign} {written(part.total)}".strip()
    return f"({line})" if len(arithmetic.parts) > 1 else line
