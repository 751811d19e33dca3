"""What is said before a venue is booked at a time that speaks against it: allowed, but told."""

from manyuan.engagements.kinds.venue.actions import BookingFacts
from manyuan.engagements.kinds.venue.actions.taking import span_of
from manyuan.engagements.kinds.venue.enums import KIND
from manyuan.engagements.kinds.venue.models import Booking, Use
from manyuan.engagements.kinds.venue.occasions import occasion_of
from manyuan.engagements.occasions import remarks
from manyuan.seats.models import Seat


def remarks_on(seat: Seat, facts: BookingFacts) -> list[str]:
    """Say what speaks against the days without ruling them out; too many people are ruled out."""
    booking = Booking(
        bureau_id=seat.bureau_id,
        venue=facts.venue,
        school=facts.school,
        purpose=facts.purpose,
    )
    first, last = span_of(facts.starts_at, facts.ends_at)
    uses = [
        Use(booking=booking, number=number, on=day, first=first, last=last)
        for number, day in enumerate(facts.days, start=1)
    ]
    occasions = [occasion_of(booking, use) for use in uses]
    return remarks(seat, kind=KIND, code="", occasions=occasions)
