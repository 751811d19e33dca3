from datetime import date, time

from manyuan.engagements.errors import NotMovable
from manyuan.engagements.kinds.visit.actions import Slot, move_visit
from manyuan.engagements.kinds.visit.queries.visits import visit
from manyuan.seats.models import Seat


def move_occasion(
    *, by: Seat, code: str, number: int, on: date, starts_at: time | None, reason: str
) -> None:
    """Move a visit, which takes place once, to another day or hour."""
    found = visit(by, code) if number == 1 else None
    if found is None or starts_at is None:
        raise NotMovable
    move_visit(by=by, visit=found, to=Slot(on, starts_at), reason=reason)
