from datetime import date

from django.db import transaction

from manyuan.directory.actions.venues import close_venue
from manyuan.directory.models import Venue
from manyuan.directory.permissions import may_change_venues_of
from manyuan.engagements.kinds.venue.actions.giving_up import call_off, give_up
from manyuan.engagements.kinds.venue.actions.promoting import promote
from manyuan.engagements.kinds.venue.actions.storing import in_hand, named
from manyuan.engagements.kinds.venue.enums import OPEN
from manyuan.engagements.kinds.venue.errors import BookingReasonMissing, NothingToCancel
from manyuan.engagements.kinds.venue.models import Booking
from manyuan.engagements.kinds.venue.permissions import may_change_booking
from manyuan.history.actions import record
from manyuan.kernel.reasons import given
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def cancel_booking(
    *, by: Seat, booking: Booking, reason: str, number: int | None = None
) -> Booking:
    """A booking is given up, or one of its days; the time is free again for who waits."""
    require(may_change_booking(by, booking))
    lock_bureau(by)
    why, hand = given(reason, missing=BookingReasonMissing), in_hand(booking)
    gone = [use for use in hand.in_states(OPEN) if number in {None, use.number}]
    if not gone:
        raise NothingToCancel(booking=str(booking))
    changes = give_up(by, hand, gone, why)
    said = named(hand.booking, gone)
    record(by=by, code="venue.cancelled", changes=changes, reason=why, **said)
    promote(by, hand.booking.venue, {use.on for use in gone})
    return hand.booking


@transaction.atomic
def withdraw_venue(*, by: Seat, venue: Venue, on: date, reason: str) -> Venue:
    """A venue is no longer used from a day on; what was booked for later is called off."""
    require(may_change_venues_of(by, venue.school))
    lock_bureau(by)
    closed = close_venue(by=by, venue=venue, on=on, reason=reason)
    call_off(by, closed, on, given(reason, missing=BookingReasonMissing))
    return closed
