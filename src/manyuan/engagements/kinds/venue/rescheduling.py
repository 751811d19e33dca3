from datetime import date, time

from manyuan.engagements.errors import NotMovable
from manyuan.engagements.kinds.venue.actions import Slot, move_use
from manyuan.engagements.kinds.venue.queries.bookings import booking_with_code
from manyuan.seats.models import Seat


def move_occasion(
    *, by: Seat, code: str, number: int, on: date, starts_at: time | None, reason: str
) -> None:
    """Move one of the uses of a booking to another day or hour."""
    found = booking_with_code(by, code)
    if found is None or starts_at is None:
        raise NotMovable
    move_use(by=by, booking=found, number=number, to=Slot(on, starts_at), reason=reason)
