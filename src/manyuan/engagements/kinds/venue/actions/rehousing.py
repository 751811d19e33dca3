from manyuan.directory.actions.venues import lock_venue
from manyuan.directory.models import Venue
from manyuan.engagements.kinds.venue.actions.booking import require_usable
from manyuan.engagements.kinds.venue.actions.storing import InHand
from manyuan.engagements.kinds.venue.enums import GIVEN_UP
from manyuan.engagements.kinds.venue.errors import UsesStayTogether
from manyuan.engagements.kinds.venue.models import Use
from manyuan.engagements.kinds.venue.permissions import may_book_for
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


def rehouse(by: Seat, hand: InHand, use: Use, venue: Venue) -> None:
    """Let a booking of one day be of another venue.

    A step of the move, which asks whose room that is. Within a school either side may do it; to
    another school's room nobody is sent but by who answers for the school that is to use it.
    """
    booking = hand.booking
    if any(one.state not in GIVEN_UP for one in hand.uses if one is not use):
        raise UsesStayTogether(venue=str(booking.venue))
    if venue.school_id != booking.venue.school_id:
        require(may_book_for(by, booking.school))
    booking.venue = lock_venue(venue)
    require_usable(booking, [use])
    booking.full_clean()
    booking.save()
