from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from manyuan.directory.models import Venue
from manyuan.engagements.kinds.venue.actions.booking import require_open
from manyuan.engagements.kinds.venue.actions.promoting import promote
from manyuan.engagements.kinds.venue.actions.rehousing import rehouse
from manyuan.engagements.kinds.venue.actions.storing import in_hand, named, put_back
from manyuan.engagements.kinds.venue.actions.taking import (
    free,
    refuse_taken,
    span_of,
    take,
    taken_from_one,
)
from manyuan.engagements.kinds.venue.enums import OPEN, USE_FOLLOWS, UseState
from manyuan.engagements.kinds.venue.errors import (
    AcrossYears,
    BookingReasonMissing,
    DayIsOver,
    DayTwice,
    OutsideTheDay,
    UseNotMovable,
)
from manyuan.engagements.kinds.venue.models import Booking, Use
from manyuan.engagements.kinds.venue.permissions import may_answer_for, may_change_booking
from manyuan.engagements.kinds.venue.quarters import LATEST, time_of
from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.kernel.reasons import given
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True)
class Slot:
    """When a use is to begin, and in which venue if not in its own; it lasts as long as before."""

    on: date
    starts_at: time
    venue: Venue | None = None


@transaction.atomic
def move_use(*, by: Seat, booking: Booking, number: int, to: Slot, reason: str) -> Booking:
    """One use is laid on another day or time, or elsewhere; whose room it is is asked again."""
    require(may_change_booking(by, booking))
    lock_bureau(by)
    why, hand = given(reason, missing=BookingReasonMissing), in_hand(booking)
    use = next(one for one in hand.uses if one.number == number)
    before, left, room = f"{use.on.isoformat()} {use.span}", use.on, hand.booking.venue
    _require_movable(hand.uses, use, to)
    free([use])
    _lay(use, to)
    elsewhere = to.venue if to.venue != room else None
    if elsewhere is not None:
        rehouse(by, hand, use, elsewhere)
    require_open(hand.booking, use.on)
    taken = taken_from_one(hand.booking.venue, use)
    if taken is not None:
        refuse_taken(hand.booking.venue, taken)
    _ask_again(by, hand.booking, use)
    changes = put_back(by, hand)
    take(hand.booking.venue, [use])
    said = {**named(hand.booking, [use]), "before": before, "reason": why}
    code = "venue.rehoused" if elsewhere else "venue.moved"
    if elsewhere is not None:
        said["left"] = str(room)
    record(by=by, code=code, changes=changes, after=said.pop("when"), **said)
    promote(by, room, {left, use.on})
    return hand.booking


def _require_movable(uses: list[Use], use: Use, to: Slot) -> None:
    if use.state not in OPEN or use.on < today():
        raise UseNotMovable(on=use.on, state=use.get_state_display())
    if to.on < today():
        raise DayIsOver(on=to.on)
    if SchoolYear.on(to.on) != use.year:
        raise AcrossYears(on=to.on)
    if any(one.on == to.on for one in uses if one is not use and one.state in OPEN):
        raise DayTwice(on=to.on)


def _lay(use: Use, to: Slot) -> None:
    length = use.last - use.first
    first, _next = span_of(to.starts_at, time_of(LATEST))
    if first + length > LATEST:
        raise OutsideTheDay
    use.on, use.first, use.last = to.on, first, first + length


def _ask_again(by: Seat, booking: Booking, use: Use) -> None:
    answered = UseState.APPROVED if may_answer_for(by, booking.venue) else UseState.REQUESTED
    if use.state != answered:
        follow(use, USE_FOLLOWS, answered)
