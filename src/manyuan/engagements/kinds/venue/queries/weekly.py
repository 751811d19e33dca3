"""The days of a booking that comes back every week, with what is in the way on each."""

from dataclasses import dataclass
from datetime import date, timedelta

from manyuan.directory.models import Venue
from manyuan.engagements.kinds.venue.queries.taken import Span, Taken, clashes
from manyuan.plans.queries.school_days import school_days
from manyuan.seats.models import Seat

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class BookedDay:
    """A day that is asked for, and what takes the venue then, if anything does."""

    on: date
    taken: Taken | None


def weekly_days(seat: Seat, first: date, until: date) -> tuple[date, ...]:
    """Return the first day and the same weekday of each week after it on which there is school."""
    count = (until - first) // WEEK
    days = [first + week * WEEK for week in range(count + 1)]
    open_days = school_days(seat, days)
    return tuple(day for day in days if day == first or day in open_days)


def booked_days(venue: Venue, days: tuple[date, ...], span: Span) -> list[BookedDay]:
    """Return each of the days with what is in the way on it."""
    found = clashes(venue, days, span)
    return [BookedDay(day, found.get(day)) for day in days]
