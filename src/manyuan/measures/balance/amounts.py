from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from manyuan.kernel.errors import BadInput
from manyuan.measures.tables import ResourceRow

Amount: TypeAlias = int | Decimal

# Amounts are counted in hundredths, so that every sum and product of the verdicts is a whole one.
SCALE = 100
# In hundredths this stays below 2^53: an engine that counts in floats still holds it exactly.
LARGEST = 10_000_000_000_000


class AmountNotUsable(BadInput):
    """A resource is negative, too large or has more than two decimals."""

    code = "amount_not_usable"
    sentence = (
        "学校 {school} 在 {year} 学年的 {column} 是 {amount}，无法计算。"
        "它应不小于 0、不大于一万亿，且最多两位小数。"
    )


def hundredths(row: ResourceRow, column: str) -> int | None:
    """Return the amount in ``column`` in hundredths, or None if it is unknown.

    Raises
    ------
    AmountNotUsable
        If it is negative, above 10^13 or not a whole number of hundredths.
    """
    amount: Amount | None = getattr(row, column)
    if amount is None:
        return None
    scaled = amount * SCALE
    if not 0 <= float(amount) <= LARGEST or scaled % 1:
        raise AmountNotUsable(school=row.school, year=row.year, column=column, amount=amount)
    return int(scaled)


def as_amount(scaled: int, *, over: int = 1) -> Fraction:
    """Return ``scaled`` hundredths, divided by ``over``, as the exact amount."""
    return Fraction(scaled, SCALE * over)
