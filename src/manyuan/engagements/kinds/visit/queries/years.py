from manyuan.engagements.kinds.visit.queries.visits import visits
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat


def years_with_visits(seat: Seat) -> set[SchoolYear]:
    """Return the school years in which there is any visit that the seat may see."""
    days = visits(seat).order_by().values_list("on", flat=True).distinct()
    return {SchoolYear.on(day) for day in days}
