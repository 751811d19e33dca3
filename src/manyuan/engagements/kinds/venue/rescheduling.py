from datetime import date, time

from manyuan.directory.models import Venue
from manyuan.engagements.errors import NotMovable
from manyuan.engagements.kinds.venue.actions import Slot, move_use
from manyuan.engagements.kinds.venue.queries.bookings import booking_with_code
from manyuan.seats.models import Seat


def move_occasion(
    *,
    by: Seat,
    code: str,
    number: int,
    on: date,
    starts_at: time | None,
    reason: str,
    venue: Venue | None = None,
) -> None:
    """Move one of the uses of a booking to another day or hour, or to another venue."""
    found = booking_with_code(by, code)
    if found is None or starts_at is None:
        raise NotMovable
    to = Slot(on, starts_at, venue)
    move_use(by=by, booking=found, number=number, to=to, reason=reason)
