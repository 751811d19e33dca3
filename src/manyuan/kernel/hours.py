"""How long something of one day lasts."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

HUNDREDTH = Decimal("0.01")


def length_between(first: time, last: time) -> timedelta:
    """Return the time from ``first`` to ``last`` of the same day.

    Examples
    --------
    >>> length_between(time(9), time(10, 30))
    datetime.timedelta(seconds=5400)
    """
    return datetime.combine(date.min, last) - datetime.combine(date.min, first)


def hours_in(length: timedelta) -> Decimal:
    """Return a length in hours, to the hundredth.

    Examples
    --------
    >>> hours_in(timedelta(minutes=100))
    Decimal('1.67')
    """
    return (Decimal(length // timedelta(seconds=1)) / 3600).quantize(HUNDREDTH)
