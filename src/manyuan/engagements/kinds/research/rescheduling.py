from datetime import date, time

from manyuan.engagements.errors import NotMovable
from manyuan.engagements.kinds.research.actions import ResearchSlot, move_research
from manyuan.engagements.kinds.research.queries.research import research
from manyuan.seats.models import Seat


def move_occasion(
    *, by: Seat, code: str, number: int, on: date, starts_at: time | None, reason: str
) -> None:
    """Move an activity, which takes place once, to another day or hour."""
    found = research(by, code) if number == 1 else None
    if found is None or starts_at is None:
        raise NotMovable
    move_research(by=by, research=found, to=ResearchSlot(on, starts_at), reason=reason)
