from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat, Unit
from manyuan.wheel.models import Opening


def opening_of(seat: Seat, year: SchoolYear) -> Opening | None:
    """Return how a year was opened, None while it is not."""
    return Opening.objects.filter(bureau_id=seat.bureau_id, year=year.start).first()


def unit_with_key(seat: Seat, key: int) -> Unit | None:
    """Return a unit of the seat's bureau."""
    return Unit.objects.filter(bureau_id=seat.bureau_id, pk=key).first()
