from dataclasses import dataclass
from datetime import date, time

from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.enums import PlanKind, PlanState
from manyuan.plans.models import Plan
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTour:
    """An expert's day in a caravan: when they leave and return, and the minutes to each stop.

    ``stops`` are the requests with the times at which their visits start, in order.
    """

    stops: tuple[tuple[str, str], ...]
    minutes: tuple[int, ...]
    leaves: time
    returns: time


def planned_tours(seat: Seat, expert: str, day: date) -> list[PlannedTour]:
    """Return what the caravans in force have an expert do on a day, the one adopted last first."""
    found = Plan.objects.filter(
        bureau_id=seat.bureau_id,
        kind=PlanKind.CARAVAN,
        year=SchoolYear.on(day).start,
        state=PlanState.ADOPTED,
        stops__expert__code=expert,
        stops__on=day,
    )
    documents = found.distinct().order_by("-adopted_on", "-number").values_list("document__tours")
    return [
        PlannedTour(
            stops=tuple((stop["request"], stop["start"]) for stop in tour["stops"]),
            minutes=tuple(stop["travel_minutes"] for stop in tour["stops"]),
            leaves=time.fromisoformat(tour["leaves"]),
            returns=time.fromisoformat(tour["returns"]),
        )
        for (tours,) in documents
        for tour in tours
        if (tour["expert"], tour["date"]) == (expert, day.isoformat())
    ]
