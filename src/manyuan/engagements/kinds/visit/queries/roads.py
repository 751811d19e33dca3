"""When an expert leaves, how long they are on the road to each school, and when they are back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise

from manyuan.engagements.kinds.visit.enums import VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.rows import clock
from manyuan.engagements.kinds.visit.tours import Tour
from manyuan.plans.queries.planned_tours import PlannedTour, planned_tours
from manyuan.plans.queries.ways import ways
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """The way of a tour; ``minutes`` lead to each of its visits. None is not known.

    ``planned`` says that all is as the adopted plan has it, else the way is counted anew.
    """

    minutes: tuple[int | None, ...]
    leaves: time | None
    returns: time | None
    planned: bool


def road_of(seat: Seat, tour: Tour) -> Road | None:
    """Return the way of a tour, None to whom a part of the tour is not shown."""
    standing = Visit.objects.filter(expert=tour.expert, on=tour.on)
    if standing.exclude(state=VisitState.CANCELLED).count() != len(tour.visits):
        return None
    stops = tuple(
        (visit.request.code if visit.request else "", clock(visit.starts_at))
        for visit in tour.visits
    )
    found = planned_tours(seat, tour.expert.code, tour.on)
    planned = next((one for one in found if one.stops == stops), None)
    return _counted(seat, tour) if planned is None else _as_planned(planned)


def _as_planned(planned: PlannedTour) -> Road:
    return Road(
        minutes=planned.minutes, leaves=planned.leaves, returns=planned.returns, planned=True
    )


def _counted(seat: Seat, tour: Tour) -> Road:
    base, schools = tour.expert.partner, [visit.school for visit in tour.visits]
    travel = ways(seat, tour.on, schools=schools, base=base)
    codes = [base.unit.code, *(school.unit.code for school in schools), base.unit.code]
    legs = [travel.minutes(start, end) for start, end in pairwise(codes)]
    return Road(
        minutes=tuple(legs[:-1]),
        leaves=_moved(tour.visits, tour.visits[0].starts_at, legs[0], -1),
        returns=_moved(tour.visits, tour.visits[-1].ends_at, legs[-1], 1),
        planned=False,
    )


def _moved(visits: Sequence[Visit], at: time, minutes: int | None, sign: int) -> time | None:
    """Return the time so many minutes before or after, None where the day does not hold it."""
    if minutes is None:
        return None
    day = visits[0].on
    moved = datetime.combine(day, at) + sign * timedelta(minutes=minutes)
    return moved.time() if moved.date() == day else None
