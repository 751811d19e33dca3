from collections.abc import Iterator
from datetime import date, timedelta

SATURDAY = 5
# The days on which no school of the demo is open, from the first to the last.
TERM_BEGINS, TERM_ENDS = (9, 8), (6, 25)
CLOSED = (
    ((10, 1), (10, 8)),
    ((1, 1), (1, 3)),
    ((1, 20), (2, 25)),
    ((4, 4), (4, 6)),
    ((5, 1), (5, 5)),
)


def school_days(year: int) -> list[date]:
    """Return the days of a school year on which schools may be visited: Monday to Friday."""
    return [
        day
        for day in _days(date(year, *TERM_BEGINS), date(year + 1, *TERM_ENDS))
        if day.weekday() < SATURDAY and not _is_closed(day)
    ]


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _is_closed(day: date) -> bool:
    return any(first <= (day.month, day.day) <= last for first, last in CLOSED)
