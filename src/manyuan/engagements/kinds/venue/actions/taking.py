"""The quarters that uses and blocks take; the database lets nobody take one twice.

Steps of several actions: whoever calls them holds the bureau's lock.
"""

from collections.abc import Iterable, Sequence
from datetime import time, timedelta

from manyuan.directory.models import Venue
from manyuan.engagements.kinds.venue.enums import TAKES_TIME
from manyuan.engagements.kinds.venue.errors import NotOnTheQuarter, OutsideTheDay, VenueTaken
from manyuan.engagements.kinds.venue.models import Block, Quarter, Use
from manyuan.engagements.kinds.venue.quarters import (
    EARLIEST,
    LATEST,
    MINUTES,
    is_on_the_quarter,
    quarter_of,
)
from manyuan.engagements.kinds.venue.queries.taken import Span, Taken, clashes

BATCH = 500
DAY = timedelta(days=1)


def span_of(starts_at: time, ends_at: time) -> Span:
    """Return the quarters from one time to another.

    Raises
    ------
    NotOnTheQuarter, OutsideTheDay
        When a time lies between two quarters, or they are no hours of a venue.
    """
    for at in (starts_at, ends_at):
        if not is_on_the_quarter(at):
            nearest = time(at.hour, at.minute // MINUTES * MINUTES)
            raise NotOnTheQuarter(nearest=f"{nearest:%H:%M}")
    span = quarter_of(starts_at), quarter_of(ends_at)
    if not EARLIEST <= span[0] < span[1] <= LATEST:
        raise OutsideTheDay
    return span


def taken_from(venue: Venue, uses: Sequence[Use]) -> dict[int, Taken]:
    """Return what is in the way of uses that are not stored yet, by their numbers.

    All of them have the same hours, as a booking is made.
    """
    found = clashes(venue, {use.on for use in uses}, (uses[0].first, uses[0].last))
    return {use.number: found[use.on] for use in uses if use.on in found}


def taken_from_one(venue: Venue, use: Use) -> Taken | None:
    """Return what is in the way of a use that is stored."""
    return clashes(venue, {use.on}, (use.first, use.last), beside=use.pk).get(use.on)


def refuse_taken(venue: Venue, taken: Taken) -> None:
    """Say who has the venue then.

    Raises
    ------
    VenueTaken
        Always.
    """
    raise VenueTaken(venue=str(venue), on=taken.on, span=taken.span, who=taken.who)


def take(venue: Venue, uses: Iterable[Use]) -> None:
    """Take the quarters of those uses that take time."""
    _write(
        Quarter(bureau_id=venue.bureau_id, venue=venue, on=use.on, quarter=quarter, use=use)
        for use in uses
        if use.state in TAKES_TIME
        for quarter in range(use.first, use.last)
    )


def take_for_block(block: Block) -> None:
    """Take the quarters of every day of a block."""
    days = (block.ends_on - block.starts_on) // DAY + 1
    _write(
        Quarter(
            bureau_id=block.bureau_id,
            venue=block.venue,
            on=block.starts_on + count * DAY,
            quarter=quarter,
            block=block,
        )
        for count in range(days)
        for quarter in range(block.first, block.last)
    )


def free(uses: Iterable[Use]) -> None:
    """Give back the quarters of uses."""
    Quarter.objects.filter(use__in=[use.pk for use in uses]).delete()


def _write(quarters: Iterable[Quarter]) -> None:
    Quarter.objects.bulk_create(quarters, batch_size=BATCH)
