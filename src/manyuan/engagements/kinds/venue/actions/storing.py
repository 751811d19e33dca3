"""The steps that the actions on a booking share: take it in hand, write it, tell of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from manyuan.engagements.kinds.venue.actions.mirroring import mirror
from manyuan.engagements.kinds.venue.enums import GIVEN_UP, KIND
from manyuan.engagements.kinds.venue.models import Booking, Use
from manyuan.engagements.kinds.venue.models.bookings import state_of
from manyuan.engagements.kinds.venue.rows import (
    Row,
    booking_changed,
    booking_row,
    use_changed,
    use_row,
    when_said,
)
from manyuan.engagements.kinds.venue.visibility import SHOWN
from manyuan.history.actions import Changed
from manyuan.offers.actions.marking import give_needs_back
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class InHand:
    """A booking with its uses, and the rows that history held of both before the action."""

    booking: Booking
    uses: list[Use]
    was: Row
    uses_were: Mapping[int, Row]

    def in_states(self, states: Iterable[str]) -> list[Use]:
        """Return the uses that are in one of some states."""
        wanted = set(states)
        return [use for use in self.uses if use.state in wanted]


def in_hand(booking: Booking) -> InHand:
    """Take a booking as it is stored now; whoever asks holds the bureau's lock."""
    found = Booking.objects.select_for_update(of=("self",)).select_related(*SHOWN)
    locked = found.get(pk=booking.pk)
    uses = list(Use.objects.filter(booking=locked).order_by("number"))
    for use in uses:
        use.booking = locked
    rows = {use.number: use_row(use) for use in uses}
    return InHand(locked, uses, booking_row(locked, uses), rows)


def put_back(by: Seat, hand: InHand) -> list[Changed]:
    """Write the uses that were changed, and let flow, calendar and needs know of them."""
    changed = [use for use in hand.uses if use_row(use) != hand.uses_were[use.number]]
    for use in changed:
        use.full_clean()
        use.save()
    mirror(by, hand.booking, hand.uses)
    is_off, code = state_of(hand.uses) in GIVEN_UP, hand.booking.code
    given_back = give_needs_back(by=by, kind=KIND, engagement=code) if is_off else []
    return [
        booking_changed(hand.booking, hand.uses, before=hand.was),
        *(use_changed(use, before=hand.uses_were[use.number]) for use in changed),
        *given_back,
    ]


def named(booking: Booking, uses: list[Use]) -> dict[str, object]:
    """Return what the sentences of history say of a booking and of some of its uses."""
    return {
        "user": booking.school.name,
        "venue": str(booking.venue),
        "purpose": booking.purpose,
        "when": when_said(uses),
    }
