from collections.abc import Iterable
from datetime import date

from manyuan.directory.models import Expert
from manyuan.engagements.kinds.visit.enums import VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.queries.visits import visits
from manyuan.engagements.kinds.visit.tours import Tour
from manyuan.seats.models import Seat


def tours(seat: Seat, first: date, last: date) -> list[Tour]:
    """Return the tours from ``first`` to ``last`` inclusive of which the seat may see a visit."""
    return _tours(visits(seat, first=first, last=last))


def tour(seat: Seat, expert: Expert, on: date) -> Tour | None:
    """Return what an expert does on a day, as far as the seat may see it."""
    return tour_with_code(seat, expert.code, on)


def tour_with_code(seat: Seat, code: str, on: date) -> Tour | None:
    """Return the tour of the expert with ``code`` on a day, as far as the seat may see it."""
    found = visits(seat, first=on, last=on).filter(expert__code=code)
    return next(iter(_tours(found)), None)


def _tours(found: "Iterable[Visit]") -> list[Tour]:
    taking_place = [one for one in found if one.state != VisitState.CANCELLED]
    ordered = sorted(taking_place, key=lambda one: (one.on, one.expert.code, one.starts_at))
    parts: dict[tuple[date, int], list[Visit]] = {}
    for visit in ordered:
        parts.setdefault((visit.on, visit.expert_id), []).append(visit)
    return [Tour(part[0].expert, on, tuple(part)) for (on, _expert), part in parts.items()]
