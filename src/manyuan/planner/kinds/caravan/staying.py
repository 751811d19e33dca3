"""Visits that wait and keep their day keep their hour too, where no rule, no goal loses by it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from manyuan.planner.kinds.caravan.goals import rank, values_of
from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.places import timed
from manyuan.planner.kinds.caravan.problem import Pin, Stop
from manyuan.planner.kinds.caravan.standing import check_stops
from manyuan.planner.kinds.caravan.trips import Trip, trips


def at_their_hours(ground: Ground, stops: Sequence[Stop]) -> tuple[Stop, ...]:
    """Return the visits with those that wait begun when they were to begin, as far as can be.

    The others of their tours begin as early as that leaves them.
    """
    found = tuple(stops)
    for trip in trips(ground, found):
        for wanted in _wanted(ground, trip):
            trial = _begun(ground, found, trip, wanted)
            if trial is not None and _is_as_good(ground, found, trial):
                found = trial
                break
    return found


def _wanted(ground: Ground, trip: Trip) -> Iterator[tuple[Pin, ...]]:
    """Yield what may begin at its hour: all of a tour that wait, else one of them alone."""
    now = {stop for halt in trip.halts for stop in halt.stops}
    known = {(stop.request, stop.expert, stop.day) for stop in now}
    found = [
        Pin(stop.request, stop.expert, stop.day, stop.start)
        for stop in ground.problem.waiting
        if (stop.request, stop.expert, stop.day) in known
    ]
    if any(Stop(pin.request, pin.expert, pin.day, pin.start or 0) not in now for pin in found):
        yield tuple(found)
        yield from ((pin,) for pin in found)


def _begun(
    ground: Ground, stops: Sequence[Stop], trip: Trip, wanted: tuple[Pin, ...]
) -> tuple[Stop, ...] | None:
    """Return the visits with a tour that goes the same way, but begins these at their hours."""
    order = [halt.stops for halt in trip.halts]
    pinned = Ground(replace(ground.problem, pins=(*ground.problem.pins, *wanted)))
    again = timed(pinned, order, (order[0][0].expert, trip.day))
    if again is None:
        return None
    own = {stop for group in order for stop in group}
    return tuple(sorted((*(stop for stop in stops if stop not in own), *again)))


def _is_as_good(ground: Ground, before: Sequence[Stop], after: Sequence[Stop]) -> bool:
    if check_stops(ground.problem, after, ground=ground):
        return False
    return rank(values_of(ground, after)) >= rank(values_of(ground, before))
