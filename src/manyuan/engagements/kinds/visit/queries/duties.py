from collections.abc import Iterable
from dataclasses import dataclass

from manyuan.engagements.kinds.visit.confirming import has_confirmed
from manyuan.engagements.kinds.visit.enums import OPEN, Side
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.queries.visits import visits
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class VisitDuties:
    """What of the visits that a seat may see waits for somebody, the earliest first.

    ``by_school`` and ``by_partner`` are the coming visits that a side has not answered;
    ``unreported`` are those whose day has come without a report.
    """

    by_school: tuple[Visit, ...]
    by_partner: tuple[Visit, ...]
    unreported: tuple[Visit, ...]


def visit_duties(seat: Seat) -> VisitDuties:
    """Return what waits."""
    found = list(visits(seat).filter(state__in=OPEN).order_by("on", "starts_at"))
    return VisitDuties(
        by_school=_unanswered(found, Side.SCHOOL),
        by_partner=_unanswered(found, Side.PARTNER),
        unreported=tuple(one for one in found if one.on <= today()),
    )


def _unanswered(found: Iterable[Visit], side: Side) -> tuple[Visit, ...]:
    return tuple(one for one in found if one.on >= today() and not has_confirmed(one, side))
