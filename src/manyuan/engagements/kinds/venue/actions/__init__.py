from manyuan.engagements.kinds.venue.actions.answering import approve_bookings, refuse_booking
from manyuan.engagements.kinds.venue.actions.blocking import BlockFacts, block_venue, lift_block
from manyuan.engagements.kinds.venue.actions.booking import BookingFacts, book_venue
from manyuan.engagements.kinds.venue.actions.cancelling import cancel_booking, withdraw_venue
from manyuan.engagements.kinds.venue.actions.handing_over import HandOverFacts, hand_over
from manyuan.engagements.kinds.venue.actions.moving import Slot, move_use
from manyuan.engagements.kinds.venue.actions.taking_back import (
    take_back_approval,
    take_back_refusal,
)

__all__ = [
    "BlockFacts",
    "BookingFacts",
    "HandOverFacts",
    "Slot",
    "approve_bookings",
    "block_venue",
    "book_venue",
    "cancel_booking",
    "hand_over",
    "lift_block",
    "move_use",
    "refuse_booking",
    "take_back_approval",
    "take_back_refusal",
    "withdraw_venue",
]
