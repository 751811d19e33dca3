"""A week of a venue: what is taken on each day."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from manyuan.directory.models import Venue
from manyuan.engagements.kinds.venue.queries.bookings import visible_codes
from manyuan.engagements.kinds.venue.queries.taken import Taken, taken_of
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.web.ui.parts import VerdictWord
from manyuan.web.venues.words import SIGNS

DAY = timedelta(days=1)
WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What takes a venue for some hours of a day; it opens for who may see it."""

    span: str
    who: str
    what: str
    sign: VerdictWord
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of the week, and the address that books the venue on it."""

    on: date
    is_today: bool
    entries: Sequence[Entry]
    book_url: str


def week_of(seat: Seat, venue: Venue, day: date) -> list[Day]:
    """Return the days of the week in which ``day`` lies, Monday first."""
    days = days_of_week(day)
    taken = taken_of([venue], days)
    open_codes = visible_codes(seat, {one.code for one in taken if one.code})
    return [_day(venue, one, taken, open_codes) for one in days]


def days_of_week(day: date) -> list[date]:
    """Return the seven days of a week, Monday first."""
    monday = day - day.weekday() * DAY
    return [monday + count * DAY for count in range(WEEK)]


def _day(venue: Venue, on: date, taken: Sequence[Taken], open_codes: Collection[str]) -> Day:
    return Day(
        on=on,
        is_today=on == today(),
        entries=[entry_of(one, open_codes) for one in taken if one.on == on],
        book_url=f"{reverse('venue-book', args=[venue.code])}?on={on.isoformat()}",
    )


def entry_of(taken: Taken, open_codes: Collection[str]) -> Entry:
    """Return how a page shows what takes a venue."""
    return Entry(
        span=taken.span,
        who=taken.who,
        what=taken.what,
        sign=SIGNS.get(taken.state, "unknown"),
        url=reverse("booking", args=[taken.code]) if taken.code in open_codes else "",
    )
