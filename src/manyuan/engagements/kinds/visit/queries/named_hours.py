from dataclasses import dataclass
from datetime import date

from manyuan.directory.models import Expert
from manyuan.offers.models import VisitRequest
from manyuan.offers.queries.visits import STANDS
from manyuan.offers.slots import Slot
from manyuan.offers.visibility import visible_days
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class NamedHours:
    """The hours of a day that an expert gave, and that a school asked for.

    ``asked`` is None where the visit meets no request: then the school named no hours at all.
    """

    given: tuple[Slot, ...]
    asked: tuple[Slot, ...] | None


def named_hours(seat: Seat, expert: Expert, request: VisitRequest | None, day: date) -> NamedHours:
    """Return which hours of a day both sides have named, as far as the seat may see them."""
    given = visible_days(seat).filter(STANDS, expert=expert, date=day)
    asked = None if request is None else tuple(one for one in request.slots if one.day == day)
    return NamedHours(tuple(one.slot for one in given), asked)
