"""What is said before an event is laid where something speaks against it: allowed, but told."""

from manyuan.engagements.kinds.event.actions import EventFacts
from manyuan.engagements.kinds.event.drafting import occasion_drafted
from manyuan.engagements.kinds.event.enums import KIND
from manyuan.engagements.kinds.event.models import Event
from manyuan.engagements.occasions import remarks
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat


def remarks_on(seat: Seat, facts: EventFacts, event: Event | None = None) -> list[str]:
    """Say what speaks against the days and hours; of what has been there is nothing to say."""
    if facts.starts_on < today():
        return []
    occasions = [occasion_drafted(seat, facts, event)]
    return remarks(seat, kind=KIND, code=event.code if event else "", occasions=occasions)
