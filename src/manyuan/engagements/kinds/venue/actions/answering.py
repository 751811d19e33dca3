from collections.abc import Sequence

from django.db import transaction

from manyuan.engagements.kinds.venue.actions.promoting import promote
from manyuan.engagements.kinds.venue.actions.storing import in_hand, named, put_back
from manyuan.engagements.kinds.venue.actions.taking import free
from manyuan.engagements.kinds.venue.enums import USE_FOLLOWS, UseState
from manyuan.engagements.kinds.venue.errors import BookingReasonMissing, NothingToApprove
from manyuan.engagements.kinds.venue.models import Booking
from manyuan.engagements.kinds.venue.permissions import may_answer_for
from manyuan.history.actions import Changed, record
from manyuan.kernel.reasons import given
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

JOINT = "、"


@transaction.atomic
def approve_bookings(*, by: Seat, bookings: Sequence[Booking]) -> list[Booking]:
    """Whose room it is says yes to what schools have asked for, to one booking or to many."""
    for booking in bookings:
        require(may_answer_for(by, booking.venue))
    lock_bureau(by)
    changes: list[Changed] = []
    for booking in bookings:
        changes += _approve(by, booking)
    codes = JOINT.join(booking.code for booking in bookings)
    record(by=by, code="venue.approved", changes=changes, n=len(bookings), bookings=codes)
    return list(bookings)


def _approve(by: Seat, booking: Booking) -> list[Changed]:
    hand = in_hand(booking)
    asked = hand.in_states([UseState.REQUESTED])
    if not asked:
        raise NothingToApprove(booking=str(booking))
    for use in asked:
        follow(use, USE_FOLLOWS, UseState.APPROVED)
    return put_back(by, hand)


@transaction.atomic
def refuse_booking(*, by: Seat, booking: Booking, reason: str) -> Booking:
    """Whose room it is says no, and why; the time is free again for who waits."""
    require(may_answer_for(by, booking.venue))
    lock_bureau(by)
    why, hand = given(reason, missing=BookingReasonMissing), in_hand(booking)
    asked = hand.in_states([UseState.REQUESTED, UseState.WAITING])
    if not asked:
        raise NothingToApprove(booking=str(booking))
    for use in asked:
        follow(use, USE_FOLLOWS, UseState.REFUSED)
        use.reason = why
    free(asked)
    changes = put_back(by, hand)
    record(by=by, code="venue.refused", changes=changes, reason=why, **named(hand.booking, asked))
    promote(by, hand.booking.venue, {use.on for use in asked})
    return hand.booking
