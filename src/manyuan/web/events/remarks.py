"""What is said before an event is laid where something speaks against it: allowed, but told."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import time

from manyuan.engagements.kinds.event.actions import EventFacts, PartFacts
from manyuan.engagements.kinds.event.actions.storing import occasion_of
from manyuan.engagements.kinds.event.drafting import occasion_drafted
from manyuan.engagements.kinds.event.enums import KIND
from manyuan.engagements.kinds.event.models import Event
from manyuan.engagements.occasions import OccasionFacts, remarks, too_small
from manyuan.kernel.clock import today
from manyuan.offers.slots import Slot
from manyuan.seats.models import Seat


def remarks_on(seat: Seat, facts: EventFacts, event: Event | None = None) -> list[str]:
    """Say what speaks against the days and hours; of what has been there is nothing to say."""
    if facts.starts_on < today():
        return []
    return _said(seat, occasion_drafted(seat, facts, event), event)


def remarks_on_move(seat: Seat, moved: OccasionFacts, event: Event) -> list[str]:
    """Say what speaks against another day or hour; a past day the move itself refuses."""
    return _said(seat, moved, event) if moved.starts_on >= today() else []


def remarks_on_parts(event: Event, parts: Iterable[PartFacts]) -> list[str]:
    """Say that the venue is too small for those who are expected; the day was heard before."""
    people = sum(one.expected_pupils + one.expected_teachers for one in parts)
    return list(too_small([replace(occasion_of(event, []), people=people)]))


def hours_of(occasion: OccasionFacts | EventFacts | Event) -> Slot:
    """Return on which day an event begins, and its hours; without any, the whole day."""
    return Slot(
        occasion.starts_on, occasion.starts_at or time.min, occasion.ends_at or time(23, 59)
    )


def _said(seat: Seat, occasion: OccasionFacts, event: Event | None) -> list[str]:
    code = event.code if event else ""
    return remarks(seat, kind=KIND, code=code, occasions=[occasion])
