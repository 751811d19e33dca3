from django.http import Http404

from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat, Unit
from manyuan.wheel.queries.openings import unit_with_key
from manyuan.wheel.queries.wheel import Spoke, wheel_of

FIRST, LAST = 2000, 2099


def year_at(year: int) -> SchoolYear:
    """Return the school year of an address."""
    if not FIRST <= year <= LAST:
        raise Http404
    return SchoolYear(year)


def spoke_at(seat: Seat, year: SchoolYear, code: str) -> Spoke:
    """Return a step that concerns the seat, as it stands in a year."""
    found = next((one for one in wheel_of(seat, year) if one.code == code), None)
    if found is None:
        raise Http404
    return found


def unit_of(seat: Seat, spoke: Spoke, code: str) -> Unit:
    """Return the unit of a part of a step."""
    found = unit_with_key(seat, next((part.unit for part in spoke.parts if part.code == code), 0))
    if found is None:
        raise Http404
    return found
