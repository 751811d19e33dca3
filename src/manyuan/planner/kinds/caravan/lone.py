"""A single long day whose only goal is value: the orienteering problem of the literature."""

from collections.abc import Callable
from fractions import Fraction

from manyuan.planner.kinds.caravan.pool import Pool
from manyuan.planner.kinds.caravan.tours import Day, Route
from manyuan.planner.solvers.single_tour import best_tour, single


def is_lone(pool: Pool) -> bool:
    """Say whether there is one day without limits other than time, each request with one window."""
    if len(pool.crews) != 1 or 0 not in pool.open_days or any(pool.must):
        return False
    day = pool.open_days[0]
    plain = all(len(call.times) == 1 and len(call.talks) == 1 for call in day.calls)
    known = all(way is not None for row in (day.there, day.back, *day.ways) for way in row)
    schools = {call.school for call in day.calls}
    return plain and known and not day.limits and len(schools) == len(day.calls)


def lone_tour(
    pool: Pool, known: Route | None, goes_on: Callable[[], bool]
) -> tuple[Route | None, Fraction]:
    """Return the best tour found from a known one on, and what no tour's value exceeds."""
    day = pool.open_days[0]
    worth = [day.weights[call.requests[0]] for call in day.calls]
    scale = max(1, *(weight.denominator for weight in worth))
    path = [] if known is None else [day.calls.index(call) + 1 for call in known.calls]
    found = best_tour(
        single(
            ways=_ways(day),
            services=[0, *(call.minutes for call in day.calls)],
            profits=[0, *(int(weight * scale) for weight in worth)],
            times=[(0, 0), *(call.times[0] for call in day.calls)],
            hours=(day.crew.start, day.crew.end),
        ),
        path,
        goes_on=goes_on,
    )
    route = day.along(0, [place - 1 for place in found.path])
    return route, Fraction(found.bound, scale)


def _ways(day: Day) -> list[list[int]]:
    rows = [[0, *day.there], *([back, *row] for back, row in zip(day.back, day.ways, strict=True))]
    return [[way or 0 for way in row] for row in rows]
