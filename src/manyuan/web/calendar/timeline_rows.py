"""The row of a venue: its day in quarters of an hour, free or taken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from urllib.parse import urlencode

from django.urls import reverse

from manyuan.directory.models import Venue
from manyuan.engagements.kinds.venue.permissions import may_book_venues
from manyuan.engagements.kinds.venue.quarters import AN_HOUR, EARLIEST, LATEST, time_of
from manyuan.engagements.kinds.venue.queries.taken import Taken
from manyuan.kernel.clock import today
from manyuan.offers.kinds import flow_kinds
from manyuan.seats.models import Seat
from manyuan.web.calendar.entries import MOVERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Some quarters of an hour of a venue: free, with the form that books them, or taken."""

    width: int
    at: time
    book_url: str = ""
    taken: Taken | None = None
    url: str = ""
    move_url: str = ""
    may_change_rows: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks at which day, and what of it the seat may open: by kind and code."""

    seat: Seat
    day: date
    opened: frozenset[tuple[str, str]]

    def cells(self, venue: Venue, taken: Sequence[Taken]) -> Iterator[Cell]:
        """Yield a venue's day in order: what is free hour by hour, what is taken whole."""
        at = EARLIEST
        for one in sorted(taken, key=lambda one: one.first):
            first, last = max(one.first, at), min(one.last, LATEST)
            if first < last:
                yield from self._free(venue, at, first)
                yield self._busy(one, first, last)
                at = last
        yield from self._free(venue, at, LATEST)

    def _free(self, venue: Venue, first: int, last: int) -> Iterator[Cell]:
        books = self.day >= today() and venue.is_shared and may_book_venues(self.seat)
        while first < last:
            end = min(last, first - first % AN_HOUR + AN_HOUR)
            at = time_of(first)
            query = urlencode({"on": self.day.isoformat(), "at": f"{at:%H:%M}"})
            url = f"{reverse('venue-book', args=[venue.code])}?{query}" if books else ""
            yield Cell(width=end - first, at=at, book_url=url)
            first = end

    def _busy(self, one: Taken, first: int, last: int) -> Cell:
        at, width = time_of(first), last - first
        if one.occasion is None or one.occasion[:2] not in self.opened:
            return Cell(width=width, at=at, taken=one)
        slug, code, _number = one.occasion
        kind = flow_kinds()[slug]
        moves = one.is_ahead and kind.move is not None and self.seat.is_any_of(*MOVERS)
        return Cell(
            width=width,
            at=at,
            taken=one,
            url=reverse(kind.page, args=[code]),
            move_url=reverse("occasion-move", args=one.occasion) if moves else "",
            may_change_rows=moves and kind.rehouse is not None,
        )


def opened_by(seat: Seat, taken: Sequence[Taken]) -> frozenset[tuple[str, str]]:
    """Return which of what is taken the seat may open, each kind asked once."""
    codes: dict[str, set[str]] = {}
    for one in taken:
        if one.occasion is not None:
            codes.setdefault(one.occasion[0], set()).add(one.occasion[1])
    kinds = flow_kinds()
    return frozenset(
        (slug, code) for slug, asked in codes.items() for code in kinds[slug].codes(seat, asked)
    )
