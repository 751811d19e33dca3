from django.utils.translation import gettext as _

from manyuan.engagements.kinds.event.enums import EventState
from manyuan.engagements.kinds.event.models import Event
from manyuan.engagements.kinds.event.rows import clock

SIGNS = {
    EventState.DRAFT: "near",
    EventState.ANNOUNCED: "met",
    EventState.HELD: "met",
    EventState.CANCELLED: "missed",
}


def when_of(event: Event) -> str:
    """Say when an event takes place."""
    days = event.starts_on.isoformat()
    if event.ends_on != event.starts_on:
        days = _("{first} 至 {last}").format(first=days, last=event.ends_on.isoformat())
    hours = f"{clock(event.starts_at)}–{clock(event.ends_at)}" if event.starts_at else ""
    return f"{days} {hours}".strip()


def where_of(event: Event) -> str:
    """Say where an event takes place."""
    school = event.place.name if event.place else ""
    venue = event.venue.name if event.venue else ""
    return " ".join(part for part in (school, venue, event.address) if part)
