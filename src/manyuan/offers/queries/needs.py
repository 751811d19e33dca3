from django.db.models import QuerySet

from manyuan.kernel.clock import today
from manyuan.offers.enums import NeedState
from manyuan.offers.models import Need
from manyuan.offers.visibility import visible_needs
from manyuan.seats.models import Seat


def needs(seat: Seat) -> "QuerySet[Need]":
    """Return what schools ask for that the seat may see, what is wanted soonest first."""
    return visible_needs(seat)


def open_needs(seat: Seat) -> "QuerySet[Need]":
    """Return what schools still ask for and nothing is arranged for yet."""
    return visible_needs(seat).filter(state=NeedState.OPEN, ends_on__gte=today())


def need_with_code(seat: Seat, code: str) -> Need | None:
    """Return the need with ``code`` if there is one that the seat may see."""
    return visible_needs(seat).filter(code=code).first()
