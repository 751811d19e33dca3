from dataclasses import replace
from datetime import date, datetime, time

from manyuan.engagements.kinds.event.actions.arranging import OWN, EventFacts
from manyuan.engagements.kinds.event.actions.storing import occasion_of, parts_of
from manyuan.engagements.kinds.event.models import Event
from manyuan.engagements.occasions import OccasionFacts
from manyuan.seats.models import Seat


def occasion_drafted(seat: Seat, facts: EventFacts, event: Event | None = None) -> OccasionFacts:
    """Return when an event would be that is not stored so yet; who takes part stays as it is."""
    drafted = Event(bureau_id=seat.bureau_id, **{name: getattr(facts, name) for name in OWN})
    return occasion_of(drafted, [] if event is None else parts_of(event))


def occasion_moved(event: Event, on: date, starts_at: time | None) -> OccasionFacts:
    """Return when an event would be if it were moved; its length stays."""
    standing = occasion_of(event, parts_of(event))
    last = on + (event.ends_on - event.starts_on)
    if starts_at is None or event.starts_at is None or event.ends_at is None:
        return replace(standing, starts_on=on, ends_on=last)
    length = datetime.combine(on, event.ends_at) - datetime.combine(on, event.starts_at)
    ends = datetime.combine(on, starts_at) + length
    # What would not end on the day is refused by the move itself.
    ends_at = ends.time() if ends.date() == on else time.max
    return replace(standing, starts_on=on, ends_on=last, starts_at=starts_at, ends_at=ends_at)
