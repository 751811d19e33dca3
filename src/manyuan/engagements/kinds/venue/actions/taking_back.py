from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

from django.db import transaction

from manyuan.engagements.kinds.venue.actions.answering import JOINT
from manyuan.engagements.kinds.venue.actions.storing import InHand, in_hand, named, put_back
from manyuan.engagements.kinds.venue.actions.taking import refuse_taken, take, taken_from_one
from manyuan.engagements.kinds.venue.enums import TAKES_TIME, USE_TAKEN_BACK, UseState
from manyuan.engagements.kinds.venue.models import Booking, Use
from manyuan.engagements.kinds.venue.permissions import may_answer_for
from manyuan.engagements.kinds.venue.rows import BOOKINGS, USES
from manyuan.history.actions import Changed, key_text, record
from manyuan.history.models import Change, Record
from manyuan.inbox.undoing import keys_in, retaken, rows_before
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

Before: TypeAlias = Mapping[str, Mapping[str, object]]


@transaction.atomic
def take_back_approval(*, by: Seat, undone: Record) -> list[Booking]:
    """Whose room it is has said yes a moment ago and takes it back: it is asked again."""
    lock_bureau(by)
    changes = retaken(by, undone, tables=[BOOKINGS, USES])
    hands = list(_hands(by, changes))
    was = rows_before(changes, USES)
    written: list[Changed] = []
    for hand in hands:
        for use in _answered(hand, was):
            follow(use, USE_TAKEN_BACK, UseState.REQUESTED)
        written += put_back(by, hand)
    codes = JOINT.join(hand.booking.code for hand in hands)
    said = {"n": len(hands), "bookings": codes}
    record(by=by, code="venue.unapproved", changes=written, undoes=undone, **said)
    return [hand.booking for hand in hands]


@transaction.atomic
def take_back_refusal(*, by: Seat, undone: Record) -> Booking:
    """Whose room it is has said no a moment ago and takes it back, if the time is still free.

    Whoever waited and has moved up into that time keeps it.
    """
    lock_bureau(by)
    changes = retaken(by, undone, tables=[BOOKINGS, USES])
    (hand,) = _hands(by, changes)
    was = rows_before(changes, USES)
    again = list(_answered(hand, was))
    for use in again:
        follow(use, USE_TAKEN_BACK, UseState(str(was[_key(use)]["state"])))
        use.reason = ""
    _take_again(hand, again)
    written = put_back(by, hand)
    said = named(hand.booking, again)
    record(by=by, code="venue.unrefused", changes=written, undoes=undone, **said)
    return hand.booking


def _take_again(hand: InHand, uses: Collection[Use]) -> None:
    asking = [use for use in uses if use.state in TAKES_TIME]
    for use in asking:
        taken = taken_from_one(hand.booking.venue, use)
        if taken is not None:
            refuse_taken(hand.booking.venue, taken)
    take(hand.booking.venue, asking)


def _hands(by: Seat, changes: Collection[Change]) -> Iterator[InHand]:
    for code in keys_in(changes, BOOKINGS):
        booking = Booking.objects.select_related("venue").get(bureau_id=by.bureau_id, code=code)
        require(may_answer_for(by, booking.venue))
        yield in_hand(booking)


def _answered(hand: InHand, was: Before) -> Iterator[Use]:
    """Yield the uses of a booking that were answered in the step."""
    yield from (use for use in hand.uses if _key(use) in was)


def _key(use: Use) -> str:
    return key_text((use.booking.code, use.number))
