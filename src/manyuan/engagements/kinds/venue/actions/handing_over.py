from dataclasses import dataclass

from django.db import transaction

from manyuan.engagements.kinds.venue.actions.storing import in_hand, put_back
from manyuan.engagements.kinds.venue.enums import USE_FOLLOWS, Condition, Party, UseState
from manyuan.engagements.kinds.venue.errors import PartyMissing, UsedNotYet
from manyuan.engagements.kinds.venue.models import Booking, HandOver, Use
from manyuan.engagements.kinds.venue.permissions import may_hand_over, parties_of
from manyuan.engagements.kinds.venue.rows import hand_over_changed
from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverFacts:
    """How the room was left, said by one side; who speaks for both names the side."""

    number: int
    condition: Condition
    note: str = ""
    party: Party | None = None


@transaction.atomic
def hand_over(*, by: Seat, booking: Booking, facts: HandOverFacts) -> HandOver:
    """One side says how the room was left after a use, which thereby took place."""
    require(may_hand_over(by, booking))
    party = _party(by, booking, facts.party)
    lock_bureau(by)
    hand = in_hand(booking)
    use = next(one for one in hand.uses if one.number == facts.number)
    _hold(use)
    changes = put_back(by, hand)
    said = HandOver(
        bureau_id=by.bureau_id,
        use=use,
        side=party,
        condition=facts.condition,
        note=facts.note.strip(),
        by=by,
    )
    said.full_clean()
    said.save()
    record(
        by=by,
        code="venue.handed",
        changes=[*changes, hand_over_changed(said)],
        venue_party=party.value,
        venue_condition=facts.condition.value,
        user=hand.booking.school.name,
        venue=str(hand.booking.venue),
        on=use.on,
    )
    return said


def _party(by: Seat, booking: Booking, asked: Party | None) -> Party:
    own = parties_of(by, booking)
    if len(own) == 1:
        return own[0]
    if asked is None:
        raise PartyMissing
    return asked


def _hold(use: Use) -> None:
    if use.on > today() or use.state not in {UseState.APPROVED, UseState.HELD}:
        raise UsedNotYet(on=use.on)
    if use.state == UseState.APPROVED:
        follow(use, USE_FOLLOWS, UseState.HELD)
