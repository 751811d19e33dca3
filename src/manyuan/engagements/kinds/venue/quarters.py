"""The day of a venue in quarters of an hour: what is taken is a row for each of them."""

from datetime import time
from decimal import Decimal

AN_HOUR = 4
MINUTES = 15
# A venue can be used from six in the morning to ten at night.
EARLIEST, LATEST = 6 * AN_HOUR, 22 * AN_HOUR


def is_on_the_quarter(at: time) -> bool:
    """Say whether a time of the day lies on a quarter of an hour."""
    return at.minute % MINUTES == 0 and at.second == at.microsecond == 0


def quarter_of(at: time) -> int:
    """Return the quarter of the day that begins at ``at``, midnight being 0."""
    return at.hour * AN_HOUR + at.minute // MINUTES


def time_of(quarter: int) -> time:
    """Return when a quarter of the day begins."""
    return time(quarter // AN_HOUR, quarter % AN_HOUR * MINUTES)


def hours_between(first: int, last: int) -> Decimal:
    """Return how many hours lie from the quarter ``first`` up to ``last``."""
    return Decimal(last - first) / AN_HOUR


def span_said(first: int, last: int) -> str:
    """Write from when to when as people read it."""
    return f"{time_of(first):%H:%M}–{time_of(last):%H:%M}"
