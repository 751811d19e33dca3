from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from django.db.models import Max, Min, Q

from manyuan.engagements.queries.flows import visible_flows
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.queries.school_days import terms_of_year
from manyuan.seats.models import Seat

MONTHS = 12
FIRST_YEAR, LAST_YEAR = 1990, 2100
# Of a posting, as in the district folder, an empty end is one that is not known yet.
GOES_ON = Q(ends_on__isnull=True, kind="posting")


@dataclass(frozen=True, slots=True)
class Period:
    """A school year, one of its terms or one of its months: from its first day up to ``after``.

    The code says which: ``2025``, ``2025-T1``, ``2025-09``; ``number`` is that of term or month.
    """

    code: str
    kind: Literal["year", "term", "month"]
    number: int
    first: date
    after: date

    @property
    def year(self) -> SchoolYear:
        """Return the school year in which it lies."""
        return SchoolYear.on(self.first)

    def holds(self, day: date) -> bool:
        """Say whether ``day`` lies in it."""
        return self.first <= day < self.after


def under_way_in(period: Period) -> Q:
    """Return the condition that a flow is under way at some time of the period.

    Its first day counts, whatever its end; the day on which it ends counts no more. A flow
    without a first day is in no period; one without an end lasts the day of its start alone, but
    a posting goes on.
    """
    begun = Q(starts_on__lt=period.after)
    return begun & (Q(starts_on__gte=period.first) | Q(ends_on__gt=period.first) | GOES_ON)


def year_period(year: SchoolYear) -> Period:
    """Return a school year as a period."""
    return Period(
        str(year.start), "year", year.start, year.first_day, SchoolYear(year.start + 1).first_day
    )


def months_of(year: SchoolYear) -> tuple[Period, ...]:
    """Return the twelve months of a school year, from September on."""
    count = [(year.start * MONTHS + year.first_day.month - 1) + n for n in range(MONTHS + 1)]
    days = [date(n // MONTHS, n % MONTHS + 1, 1) for n in count]
    return tuple(
        Period(f"{day:%Y-%m}", "month", day.month, day, after) for day, after in pairwise(days)
    )


def months_within(period: Period) -> tuple[Period, ...]:
    """Return the months of a period, whole ones: those of a year, those that a term touches."""
    months = months_of(period.year)
    return tuple(one for one in months if one.first < period.after and period.first < one.after)


def terms_in(seat: Seat, year: SchoolYear) -> tuple[Period, ...]:
    """Return the terms of a school year, by the calendar of the seat's bureau."""
    return tuple(
        Period(
            f"{year.start}-T{term.number}",
            "term",
            term.number,
            term.first,
            term.last + timedelta(days=1),
        )
        for term in terms_of_year(seat, year)
    )


def periods_of(seat: Seat, year: SchoolYear) -> tuple[Period, ...]:
    """Return a school year, then its terms, then its months."""
    return (year_period(year), *terms_in(seat, year), *months_of(year))


def period_with_code(seat: Seat, code: str) -> Period | None:
    """Return the period that a code names, None when it names none."""
    head, _, rest = code.partition("-")
    if not (head.isascii() and head.isdigit() and FIRST_YEAR <= int(head) <= LAST_YEAR):
        return None
    year = SchoolYear(int(head))
    if not rest:
        return year_period(year)
    if rest.startswith("T"):
        found: Sequence[Period] = terms_in(seat, year)
    else:
        found = (*months_of(SchoolYear(year.start - 1)), *months_of(year))
    return next((period for period in found if period.code == code), None)


def years_of_flows(seat: Seat) -> tuple[SchoolYear, ...]:
    """Return the school years from the first flow that the seat may see to today's, latest first.

    A year in which flows will start later is one of them, too.
    """
    span = visible_flows(seat).order_by().aggregate(first=Min("starts_on"), last=Max("starts_on"))
    days = [day for day in (span["first"], span["last"], today()) if day is not None]
    first, last = SchoolYear.on(min(days)), SchoolYear.on(max(days))
    return tuple(SchoolYear(year) for year in range(last.start, first.start - 1, -1))


def current_term(seat: Seat, year: SchoolYear) -> Period:
    """Return the term of ``year`` in which today lies, outside of terms the whole year."""
    day = today()
    return next((term for term in terms_in(seat, year) if term.holds(day)), year_period(year))
