"""How values are written: thousands separated, a true minus, a dash for what is not known."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.timezone import is_aware, localtime

UNKNOWN = "—"
MINUS = "−"


def as_decimal(value: object) -> Decimal | None:
    """Return a number as Decimal, or None for what is no number."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, Decimal):
        return value if value.is_finite() else None
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):
        exact = Decimal(repr(value))
        return exact if exact.is_finite() else None
    return None


def number(value: object, decimals: int | None = None) -> str:
    """Write a number with separated thousands; without ``decimals`` as exactly as it is stored."""
    exact = as_decimal(value)
    if exact is None:
        return UNKNOWN if value is None or isinstance(value, float) else str(value)
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
        # A rounded zero has no sign.
        exact = abs(exact) if exact == 0 else exact
    return f"{exact:,f}".replace("-", MINUS)


def percent(share: object, decimals: int = 1) -> str:
    """Write a share (0.853) as a percentage (85.3 %) with one decimal."""
    exact = as_decimal(share)
    return UNKNOWN if exact is None else f"{number(exact * 100, decimals)}%"


def day(value: object) -> str:
    """Write a date as 2025-09-01, and a moment as 2025-09-01 08:30 in the district's time."""
    if isinstance(value, datetime):
        moment = localtime(value) if is_aware(value) else value
        return moment.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if value else UNKNOWN


def shown(value: object, decimals: int | None = None) -> str:
    """Write any value of a cell: dates, numbers, words."""
    if isinstance(value, date):
        return day(value)
    return UNKNOWN if value is None or value == "" else number(value, decimals)
