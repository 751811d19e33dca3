from collections.abc import Collection
from datetime import date

from manyuan.directory.models import Partner, School, TravelTime
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.bridge.ways import Travel, travel_by
from manyuan.plans.queries.caravan_pack import caravan_pack_of_year
from manyuan.seats.models import Seat


def ways(
    seat: Seat, day: date, *, schools: Collection[School], base: Partner | None = None
) -> Travel:
    """Return the minutes between schools, and from and to a base, by their codes.

    They are those that the caravan of the day's school year counts with: measured, else estimated.
    """
    places: list[School | Partner] = [*schools, *([] if base is None else [base])]
    units = {place.pk for place in places}
    measured = TravelTime.objects.filter(
        bureau_id=seat.bureau_id, origin__in=units, destination__in=units
    )
    pairs = measured.order_by().values_list("origin__code", "destination__code", "minutes")
    return travel_by(
        caravan_pack_of_year(seat, SchoolYear.on(day).start),
        {(start, end): minutes for start, end, minutes in pairs},
        {place.unit.code: (place.lon, place.lat) for place in places},
    )
