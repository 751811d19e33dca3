from collections.abc import Sequence

from django.db.models import Q, QuerySet

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


def search_needs(seat: Seat, words: Sequence[str]) -> "QuerySet[Need]":
    """Return the needs that hold every word in title, number, subject or the school's name."""
    found = visible_needs(seat)
    for word in words:
        named = Q(title__icontains=word) | Q(code__iexact=word) | Q(subject__icontains=word)
        found = found.filter(named | Q(school__unit__name__icontains=word))
    return found


def need_with_code(seat: Seat, code: str) -> Need | None:
    """Return the need with ``code`` if there is one that the seat may see."""
    return visible_needs(seat).filter(code=code).first()
