from datetime import date, time

from manyuan.engagements.errors import NotMovable
from manyuan.engagements.kinds.visit.actions import Slot, move_visit
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.queries.visits import visit
from manyuan.engagements.kinds.visit.remarks import remarks_on_move
from manyuan.seats.models import Seat


def move_occasion(
    *, by: Seat, code: str, number: int, on: date, starts_at: time | None, reason: str
) -> None:
    """Move a visit, which takes place once, to another day or hour."""
    found, start = _meant(by, code, number, starts_at)
    move_visit(by=by, visit=found, to=Slot(on, start), reason=reason)


def remarks_on_occasion(
    *, seat: Seat, code: str, number: int, on: date, starts_at: time | None
) -> list[str]:
    """Say what both sides have named otherwise."""
    found, start = _meant(seat, code, number, starts_at)
    said, _hours = remarks_on_move(seat, found, Slot(on, start))
    return said


def _meant(seat: Seat, code: str, number: int, starts_at: time | None) -> tuple[Visit, time]:
    found = visit(seat, code) if number == 1 else None
    if found is None or starts_at is None:
        raise NotMovable
    return found, starts_at
