"""What else a partner takes part in, beside its visits: courses, events, research, rooms."""

from datetime import timedelta

from manyuan.engagements.kinds.visit.enums import KIND
from manyuan.engagements.queries.occasions import occasions_between
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.web.calendar.entries import Entry, entries_of

AHEAD = timedelta(days=400)


def others_coming(seat: Seat) -> list[Entry]:
    """Return what the partner takes part in from today on and that is no visit."""
    found = occasions_between(seat, today(), today() + AHEAD).exclude(kind=KIND)
    return entries_of(seat, found)
