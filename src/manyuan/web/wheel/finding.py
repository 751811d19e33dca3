from django.http import Http404

from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat, Unit
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
    keys = [part.unit for part in spoke.parts if part.code == code]
    found = Unit.objects.filter(bureau_id=seat.bureau_id, pk__in=keys[:1]).first()
    if found is None and code == seat.bureau.code and spoke.step.who == "bureau":
        return seat.bureau
    if found is None:
        raise Http404
    return found
