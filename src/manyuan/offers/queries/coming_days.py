from collections.abc import Iterable
from datetime import date

from manyuan.directory.models import Expert
from manyuan.directory.visibility import visible_experts
from manyuan.offers.models import ExpertDay
from manyuan.offers.queries.visits import STANDS
from manyuan.seats.models import Seat


def coming_days(seat: Seat, experts: Iterable[Expert], day: date) -> list[ExpertDay]:
    """Return the standing days of some experts from ``day`` on, as far as the seat knows them."""
    known = visible_experts(seat).order_by().values("pk")
    found = ExpertDay.objects.filter(STANDS, date__gte=day, expert__in=[one.pk for one in experts])
    return list(found.filter(expert__in=known).select_related("expert"))
