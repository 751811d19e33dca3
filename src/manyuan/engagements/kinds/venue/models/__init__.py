from manyuan.engagements.kinds.venue.models.bookings import (
    Booking,
    HandOver,
    Use,
    days_of,
    state_of,
)
from manyuan.engagements.kinds.venue.models.taken import Block, Quarter

__all__ = ["Block", "Booking", "HandOver", "Quarter", "Use", "days_of", "state_of"]
