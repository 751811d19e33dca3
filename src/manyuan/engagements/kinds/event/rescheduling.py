from datetime import date, time

from manyuan.engagements.errors import NotMovable
from manyuan.engagements.kinds.event.actions import move_event
from manyuan.engagements.kinds.event.queries.events import event
from manyuan.seats.models import Seat


def move_occasion(
    *, by: Seat, code: str, number: int, on: date, starts_at: time | None, reason: str
) -> None:
    """Move an event, which takes place once, to another day or hour."""
    found = event(by, code) if number == 1 else None
    if found is None:
        raise NotMovable
    move_event(by=by, event=found, on=on, starts_at=starts_at, reason=reason)
