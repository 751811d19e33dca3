"""Where a request could be put into given visits: every day, every position, exactly checked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from manyuan.planner.kinds.caravan.calls import Times, common, talk_times
from manyuan.planner.kinds.caravan.goals import rank, values_of
from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.problem import DayKey, Problem, Request, Stop
from manyuan.planner.kinds.caravan.standing import rules_broken
from manyuan.planner.kinds.caravan.trips import Halt, Trip, trips

BEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One way to serve a request: who, when, and the minutes of travel that it adds.

    ``stops`` are all visits of the plan with it; others of the day may begin later than before.
    """

    expert: str
    day: date
    start: int
    more_travel: int
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """A request tried on a day: the day's visits with it, and the codes of the rules they break.

    ``stops`` is None where the day's visits leave no time for it.
    """

    key: DayKey
    stops: tuple[Stop, ...] | None
    broken: frozenset[str]

    @property
    def is_sound(self) -> bool:
        """Say whether the request can be served so."""
        return self.stops is not None and not self.broken


def best_places(
    problem: Problem, stops: Sequence[Stop], request: str, *, most: int = BEST
) -> tuple[Place, ...]:
    """Return the ``most`` best places for a request, which may stand in ``stops`` already.

    The better one is better in the problem's goals, in their order; all other visits stay.

    Raises
    ------
    UnknownRequest
        If the data have no such request.
    """
    ground = Ground(problem)
    wanted = ground.request(request)
    others = tuple(stop for stop in stops if stop.request != request)
    found: dict[tuple[DayKey, int], tuple[tuple[object, ...], Place]] = {}
    before = sum(trip.travel for trip in trips(ground, others))
    for attempt in attempts(ground, others, wanted):
        if not attempt.is_sound or attempt.stops is None:
            continue
        whole = (*(stop for stop in others if stop.day != attempt.key[1]), *attempt.stops)
        start = next(stop.start for stop in attempt.stops if stop.request == request)
        place = Place(
            expert=attempt.key[0],
            day=attempt.key[1],
            start=start,
            more_travel=sum(trip.travel for trip in trips(ground, whole)) - before,
            stops=tuple(sorted(whole)),
        )
        order = (*(-value for value in rank(values_of(ground, whole))), attempt.key[::-1], start)
        found.setdefault((attempt.key, start), (order, place))
    ordered = sorted(found.values(), key=lambda each: each[0])
    return tuple(place for _, place in ordered[:most])


def attempts(ground: Ground, stops: Sequence[Stop], request: Request) -> Iterator[Attempt]:
    """Yield every way to put the request into the visits, on every day on which it may be."""
    for key in ground.days:
        yield from attempts_on(ground, stops, request, key)


def attempts_on(
    ground: Ground, stops: Sequence[Stop], request: Request, key: DayKey
) -> Iterator[Attempt]:
    """Yield every way to put the request into the visits on one expert day."""
    if talk_times(ground, request, key):
        yield from _on_day(ground, [stop for stop in stops if stop.day == key[1]], request, key)


def _on_day(
    ground: Ground, stops: Sequence[Stop], request: Request, key: DayKey
) -> Iterator[Attempt]:
    own = _own_trip(ground, stops, key)
    groups = [] if own is None else [halt.stops for halt in own.halts]
    moved = {stop for group in groups for stop in group}
    rest = [stop for stop in stops if stop not in moved]
    new = Stop(request.code, key[0], key[1], 0)
    for order in _orders(ground, groups, own, new):
        found = timed(ground, order, key)
        if found is None:
            yield Attempt(key, None, frozenset())
        else:
            day = (*rest, *found)
            broken = frozenset(said.code for said in rules_broken(ground, day))
            yield Attempt(key, day, broken)


def _own_trip(ground: Ground, stops: Sequence[Stop], key: DayKey) -> Trip | None:
    base = ground.base_of(key[0])
    together = ground.problem.together
    own = [
        stop
        for stop in stops
        if (ground.base_of(stop.expert) == base if together else stop.expert == key[0])
    ]
    return next(iter(trips(ground, own)), None)


def _orders(
    ground: Ground, groups: Sequence[tuple[Stop, ...]], own: Trip | None, new: Stop
) -> Iterator[list[tuple[Stop, ...]]]:
    """Yield the stops of the day with the new visit between any two, or beside a parallel one."""
    for place in range(len(groups) + 1):
        yield [*groups[:place], (new,), *groups[place:]]
    if own is None or not ground.problem.together:
        return
    school = ground.requests[new.request].school
    for place, halt in enumerate(own.halts):
        if halt.school == school and new.expert not in {stop.expert for stop in halt.stops}:
            yield [*groups[:place], (*halt.stops, new), *groups[place + 1 :]]


def timed(
    ground: Ground, order: Sequence[tuple[Stop, ...]], key: DayKey
) -> tuple[Stop, ...] | None:
    """Return the visits with each as early as it can be in this order, None where one cannot."""
    base = ground.base_of(key[0])
    ready = max(day.start for day in ground.companions(key))
    place, found = base, []
    for group in order:
        requests = [ground.requests[stop.request] for stop in group]
        way = ground.travel.minutes(place, requests[0].school)
        start = None if way is None else _first(_times(ground, group, key[1]), ready + way)
        if start is None:
            return None
        found += [Stop(stop.request, stop.expert, stop.day, start) for stop in group]
        ready = start + max(request.minutes for request in requests)
        place = requests[0].school
    return tuple(found)


def _times(ground: Ground, group: Sequence[Stop], day: date) -> Times:
    allowed: Times | None = None
    for stop in group:
        times = talk_times(ground, ground.requests[stop.request], (stop.expert, day))
        allowed = times if allowed is None else common(allowed, times)
    return allowed or ()


def _first(times: Times, earliest: int) -> int | None:
    return next((max(earliest, low) for low, high in times if earliest <= high), None)


def halts_of(ground: Ground, stops: Sequence[Stop], key: DayKey) -> tuple[Halt, ...]:
    """Return the stops of the trip that the expert is on that day."""
    own = _own_trip(ground, [stop for stop in stops if stop.day == key[1]], key)
    return () if own is None else own.halts
