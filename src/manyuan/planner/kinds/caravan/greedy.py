"""A first plan to fall back on: day after day the tour that adds most."""

from collections.abc import Iterator, Sequence

from manyuan.planner.kinds.caravan.calls import stops_of
from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.pool import Pool
from manyuan.planner.kinds.caravan.problem import USUAL_GOALS, Stop
from manyuan.planner.kinds.caravan.standing import rules_broken
from manyuan.planner.kinds.caravan.tours import Route

FIRST_VISITS = USUAL_GOALS[:4]
TRIED = 20  # tours of a day that are tried before it is left free


def greedy(ground: Ground, pool: Pool) -> tuple[Route, ...]:
    """Return tours that keep every rule, those that pins and confirmed visits ask for first."""
    by_crew: dict[int, list[Route]] = {}
    for route in pool.routes:
        by_crew.setdefault(route.crew, []).append(route)
    chosen: list[Route] = []
    served: set[str] = set()
    stops: list[Stop] = []
    for number in sorted(by_crew, key=lambda each: (not pool.must[each], each)):
        for route in _best(ground, by_crew[number], served):
            new = _stops(pool, route)
            day = [stop for stop in stops if stop.day == new[0].day]
            if not rules_broken(ground, [*day, *new]):
                chosen.append(route)
                stops += new
                served.update(route.requests)
                break
    return tuple(chosen)


def _stops(pool: Pool, route: Route) -> list[Stop]:
    return [
        stop
        for call, start in zip(route.calls, route.starts, strict=True)
        for stop in stops_of(pool.crews[route.crew], call, start)
    ]


def _best(ground: Ground, routes: Sequence[Route], served: set[str]) -> Iterator[Route]:
    """Yield the tours that add most to what is served; none that serves anything twice."""
    fresh = [route for route in routes if not served & {*route.requests}]
    schools = {ground.requests[code].school for code in served}
    fresh.sort(key=lambda each: (_score(ground, each, schools), -each.travel), reverse=True)
    yield from fresh[:TRIED]


def _score(ground: Ground, route: Route, reached: set[str]) -> tuple[float, ...]:
    """Return first visits by strength, pupils and weights: the larger the better."""
    requests = [ground.requests[code] for code in route.requests]
    new = {request.school for request in requests} - reached
    firsts = tuple(
        float(sum(ground.tier(school) == each for school in new)) for each in FIRST_VISITS
    )
    pupils = float(sum(request.pupils * request.weight for request in requests))
    return (*firsts, pupils, float(sum(request.weight for request in requests)))
