"""What a seat can do with a booking and with each of its uses."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.venue.enums import KIND, OPEN, UseState
from manyuan.engagements.kinds.venue.models import Booking, Use
from manyuan.engagements.kinds.venue.permissions import (
    may_answer_for,
    may_change_booking,
    may_hand_over,
)
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do; ``at_once`` says that a tap does it, without a page that asks."""

    label: str
    url: str
    at_once: bool = False


def steps_of(seat: Seat, booking: Booking) -> list[Step]:
    """Return what the seat can do with the booking as a whole, the most likely first."""
    states = {use.state for use in booking.uses.all()}
    return [*_answering(seat, booking, states), *_giving_up(seat, booking, states)]


def _answering(seat: Seat, booking: Booking, states: set[str]) -> Iterator[Step]:
    if UseState.REQUESTED in states and may_answer_for(seat, booking.venue):
        yield Step(_("同意预订"), _to("booking-approve", booking), at_once=True)
        yield Step(_("不同意预订"), _to("booking-refuse", booking))


def _giving_up(seat: Seat, booking: Booking, states: set[str]) -> Iterator[Step]:
    if states & set(OPEN) and may_change_booking(seat, booking):
        yield Step(_("取消预订"), _to("booking-cancel", booking))


@dataclass(frozen=True, slots=True)
class MayOfUses:
    """What a seat may do with each use of a booking, asked once."""

    change: bool
    hand_over: bool
    several: bool


def may_of_uses(seat: Seat, booking: Booking) -> MayOfUses:
    """Ask what the seat may do with the uses of a booking."""
    return MayOfUses(
        change=bool(may_change_booking(seat, booking)),
        hand_over=bool(may_hand_over(seat, booking)),
        several=len(booking.uses.all()) > 1,
    )


def steps_of_use(may: MayOfUses, booking: Booking, use: Use) -> Iterator[Step]:
    """Yield what a seat can do with one use."""
    was_used = use.on <= today() and use.state in {UseState.APPROVED, UseState.HELD}
    if was_used and may.hand_over:
        yield Step(_("登记交接"), _to("use-hand-over", booking, use))
    if use.state not in OPEN or not may.change:
        return
    if use.on >= today():
        yield Step(_("改时间"), _to("use-move", booking, use))
        # Who waits has no time in the calendar yet, and several days stay in one venue.
        if use.state != UseState.WAITING and not may.several:
            url = reverse("occasion-move", args=[KIND, booking.code, use.number])
            yield Step(_("换场地"), url)
    if may.several:
        yield Step(_("取消这一次"), _to("use-cancel", booking, use))


def _to(name: str, booking: Booking, use: Use | None = None) -> str:
    return reverse(name, args=[booking.code, *([use.number] if use else [])])
