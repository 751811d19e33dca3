"""Who waits for a venue takes its place once it is free, the first to ask before the others."""

from collections.abc import Collection
from datetime import date

from manyuan.directory.models import Venue
from manyuan.engagements.kinds.venue.actions.storing import in_hand, named, put_back
from manyuan.engagements.kinds.venue.actions.taking import take, taken_from_one
from manyuan.engagements.kinds.venue.enums import USE_FOLLOWS, UseState
from manyuan.engagements.kinds.venue.models import Booking, Use
from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.plans.transitions import follow
from manyuan.seats.models import Seat


def promote(by: Seat, venue: Venue, days: Collection[date]) -> None:
    """Let those who wait for a venue on some days move up, in the order in which they asked.

    A step of several actions, which hold the bureau's lock and have freed something. It writes a
    record for each booking that moved up: that is what its school looks for in history.
    """
    waiting = Booking.objects.filter(
        venue=venue, uses__state=UseState.WAITING, uses__on__in=[d for d in days if d >= today()]
    )
    for booking in waiting.order_by("asked_at", "pk").distinct():
        _promote(by, booking, days)


def _promote(by: Seat, booking: Booking, days: Collection[date]) -> None:
    hand = in_hand(booking)
    waiting = [use for use in hand.in_states([UseState.WAITING]) if use.on in days]
    up = [use for use in waiting if taken_from_one(hand.booking.venue, use) is None]
    if not up:
        return
    for use in up:
        _move_up(hand.booking, use)
    take(hand.booking.venue, up)
    changes = put_back(by, hand)
    record(by=by, code="venue.promoted", changes=changes, **named(hand.booking, up))


def _move_up(booking: Booking, use: Use) -> None:
    """Ask the owner, who need not be asked for the own school."""
    follow(use, USE_FOLLOWS, UseState.APPROVED if booking.is_own_use else UseState.REQUESTED)
