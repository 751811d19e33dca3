from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db import transaction

from manyuan.directory.actions.venues import lock_venue
from manyuan.directory.models import Venue
from manyuan.engagements.kinds.venue.actions.promoting import promote
from manyuan.engagements.kinds.venue.actions.taking import refuse_taken, span_of, take_for_block
from manyuan.engagements.kinds.venue.errors import (
    BlockIsOver,
    BlockTooLong,
    BookingReasonMissing,
    DayIsOver,
)
from manyuan.engagements.kinds.venue.models import Block, Quarter
from manyuan.engagements.kinds.venue.occasions import keep_occasions_of_block
from manyuan.engagements.kinds.venue.permissions import may_answer_for
from manyuan.engagements.kinds.venue.queries.taken import clashes
from manyuan.engagements.kinds.venue.rows import BLOCKS, block_key, block_row
from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import today
from manyuan.kernel.reasons import given
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

MOST_DAYS = 62
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockFacts:
    """From which day to which, both included, and between which hours of each of them."""

    starts_on: date
    ends_on: date
    starts_at: time
    ends_at: time
    reason: str


@transaction.atomic
def block_venue(*, by: Seat, venue: Venue, facts: BlockFacts) -> Block:
    """The owner keeps a venue at some hours, for an exam or a repair; what is booked stays."""
    require(may_answer_for(by, venue))
    lock_bureau(by)
    block = _block(by, lock_venue(venue), facts)
    days = _days(block)
    in_the_way = clashes(block.venue, days, (block.first, block.last))
    for day in sorted(in_the_way):
        refuse_taken(block.venue, in_the_way[day])
    block.save()
    take_for_block(block)
    keep_occasions_of_block(block, block.pk, days)
    change = Changed(BLOCKS, block_key(block), str(block), None, block_row(block))
    record(
        by=by,
        code="venue.blocked",
        changes=[change],
        venue=str(block.venue),
        when=_when(block),
        reason=block.reason,
    )
    return block


def _block(by: Seat, venue: Venue, facts: BlockFacts) -> Block:
    first, last = span_of(facts.starts_at, facts.ends_at)
    block = Block(
        bureau_id=by.bureau_id,
        venue=venue,
        starts_on=facts.starts_on,
        ends_on=facts.ends_on,
        first=first,
        last=last,
        reason=given(facts.reason, missing=BookingReasonMissing),
    )
    block.full_clean()
    if block.starts_on < today():
        raise DayIsOver(on=block.starts_on)
    if block.ends_on - block.starts_on >= MOST_DAYS * DAY:
        raise BlockTooLong(most=MOST_DAYS)
    return block


@transaction.atomic
def lift_block(*, by: Seat, block: Block) -> None:
    """A venue can be booked again, from today on where the block has begun."""
    require(may_answer_for(by, block.venue))
    lock_bureau(by)
    found = Block.objects.select_for_update(of=("self",)).select_related("venue__school__unit")
    locked = found.get(pk=block.pk)
    if locked.ends_on < today():
        raise BlockIsOver
    days = {day for day in _days(locked) if day >= today()}
    past, blocked = _days(locked) - days, locked.pk
    change = _lifted(locked)
    keep_occasions_of_block(locked, blocked, past)
    record(
        by=by,
        code="venue.unblocked",
        changes=[change],
        venue=str(locked.venue),
        when=change.label.removeprefix(f"{locked.venue} "),
    )
    promote(by, locked.venue, days)


def _lifted(block: Block) -> Changed:
    """Take the block away, or all of it that lies ahead."""
    key, label, before = block_key(block), f"{block.venue} {_when(block)}", block_row(block)
    if block.starts_on >= today():
        block.delete()
        return Changed(BLOCKS, key, label, before, None)
    Quarter.objects.filter(block=block, on__gte=today()).delete()
    block.ends_on = today() - DAY
    block.save(update_fields=["ends_on"])
    return Changed(BLOCKS, key, label, before, block_row(block))


def _days(block: Block) -> set[date]:
    count = (block.ends_on - block.starts_on) // DAY + 1
    return {block.starts_on + number * DAY for number in range(count)}


def _when(block: Block) -> str:
    if block.starts_on == block.ends_on:
        return f"{block.starts_on.isoformat()} {block.span}"
    return f"{block.starts_on.isoformat()} – {block.ends_on.isoformat()} {block.span}"
