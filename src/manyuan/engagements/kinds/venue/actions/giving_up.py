"""Uses of a venue that do not take place; whoever calls these steps holds the bureau's lock."""

from collections.abc import Sequence
from datetime import date

from manyuan.directory.models import Venue
from manyuan.engagements.kinds.venue.actions.storing import InHand, in_hand, named, put_back
from manyuan.engagements.kinds.venue.actions.taking import free
from manyuan.engagements.kinds.venue.enums import OPEN, USE_FOLLOWS, UseState
from manyuan.engagements.kinds.venue.models import Booking, Use
from manyuan.history.actions import Changed, record
from manyuan.plans.transitions import follow
from manyuan.seats.models import Seat


def give_up(by: Seat, hand: InHand, uses: Sequence[Use], why: str) -> list[Changed]:
    """Let some uses of a booking not take place; their time is free again."""
    for use in uses:
        follow(use, USE_FOLLOWS, UseState.CANCELLED)
        use.reason = why
    free(uses)
    return put_back(by, hand)


def call_off(by: Seat, venue: Venue, on: date, why: str) -> None:
    """Let no use of a venue take place from a day on.

    It writes a record for each booking: that is what its school looks for in history.
    """
    found = Booking.objects.filter(venue=venue, uses__state__in=OPEN, uses__on__gte=on)
    for booking in found.order_by("pk").distinct():
        hand = in_hand(booking)
        gone = [use for use in hand.in_states(OPEN) if use.on >= on]
        changes = give_up(by, hand, gone, why)
        said = named(hand.booking, gone)
        record(by=by, code="venue.cancelled", changes=changes, reason=why, **said)
