from collections.abc import Iterator

from manyuan.directory.queries.venues import venues_open_on
from manyuan.engagements.kinds.venue.enums import KIND
from manyuan.engagements.kinds.venue.permissions import may_see_bookings
from manyuan.kernel.clock import today
from manyuan.offers.openings import Opening
from manyuan.seats.models import Seat


def openings(seat: Seat) -> Iterator[Opening]:
    """Yield the venues that other schools may book."""
    if not may_see_bookings(seat):
        return
    for venue in venues_open_on(seat, today()).filter(is_shared=True):
        yield Opening(
            kind=KIND,
            code=venue.code,
            title=venue.name,
            provider=venue.school.unit,
            page=("venue", venue.code),
            until=venue.closed_on,
        )
