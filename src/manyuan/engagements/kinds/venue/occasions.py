"""When a venue is used: some hours of each day of a booking."""

from collections.abc import Iterable, Sequence
from datetime import date

from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.kinds.venue.enums import KIND, STATUS_OF_STATE, UseState
from manyuan.engagements.kinds.venue.models import Block, Booking, Use
from manyuan.engagements.kinds.venue.quarters import time_of
from manyuan.engagements.occasions import OccasionFacts, keep_occasions


def keep_occasions_of(booking: Booking, uses: Sequence[Use]) -> None:
    """Let calendars show the booking as it is now; who waits for a venue has no time yet."""
    shown = [occasion_of(booking, use) for use in uses if use.state != UseState.WAITING]
    keep_occasions(booking, kind=KIND, code=booking.code, occasions=shown)


def occasion_of(booking: Booking, use: Use) -> OccasionFacts:
    """Return when a venue is used, where and by whom."""
    return OccasionFacts(
        number=use.number,
        title=booking.purpose,
        starts_on=use.on,
        ends_on=use.on,
        starts_at=use.starts_at,
        ends_at=use.ends_at,
        status=STATUS_OF_STATE[UseState(use.state)],
        place=booking.venue.school.unit,
        venue=booking.venue,
        people=booking.people,
        group=booking.group,
        units=(booking.school.unit, booking.venue.school.unit),
    )


def keep_occasions_of_block(block: Block, key: int, days: Iterable[date]) -> None:
    """Let calendars and other kinds see the days on which the owner keeps a venue."""
    kept = [
        OccasionFacts(
            number=number,
            title=block.reason,
            starts_on=day,
            ends_on=day,
            starts_at=time_of(block.first),
            ends_at=time_of(block.last),
            status=FlowStatus.CONFIRMED,
            place=block.venue.school.unit,
            venue=block.venue,
            units=(block.venue.school.unit,),
        )
        for number, day in enumerate(sorted(days), 1)
    ]
    keep_occasions(block, kind=KIND, code=f"BLOCK-{key}", occasions=kept)
