from manyuan.engagements.kinds.event.actions.arranging import OWN, EventFacts
from manyuan.engagements.kinds.event.actions.storing import occasion_of, parts_of
from manyuan.engagements.kinds.event.models import Event
from manyuan.engagements.occasions import OccasionFacts
from manyuan.seats.models import Seat


def occasion_drafted(seat: Seat, facts: EventFacts, event: Event | None = None) -> OccasionFacts:
    """Return when an event would be that is not stored so yet; who takes part stays as it is."""
    drafted = Event(bureau_id=seat.bureau_id, **{name: getattr(facts, name) for name in OWN})
    return occasion_of(drafted, [] if event is None else parts_of(event))
