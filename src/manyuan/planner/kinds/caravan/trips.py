"""Visits put together again to what was travelled: one trip for each crew and day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.problem import Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Halt:
    """One stop of a trip: what begins at the same time at the same school; ``way`` leads there.

    ``way`` is None where a place on it is not known.
    """

    school: str
    start: int
    end: int
    way: int | None
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """A day's way of one expert, or of all who travel together, from the base and back."""

    base: str
    day: date
    halts: tuple[Halt, ...]
    back: int | None

    @property
    def travel(self) -> int:
        """Minutes on all ways; an unknown one counts nothing."""
        return sum(halt.way or 0 for halt in self.halts) + (self.back or 0)

    @property
    def leaves(self) -> int:
        """When they must leave the base at the latest."""
        return self.halts[0].start - (self.halts[0].way or 0)

    @property
    def returns(self) -> int:
        """When they are back at the base."""
        return self.halts[-1].end + (self.back or 0)


def trips(ground: Ground, stops: Iterable[Stop]) -> tuple[Trip, ...]:
    """Return the trips that the visits make, in order of dates."""
    found: dict[tuple[date, str, str], list[Stop]] = defaultdict(list)
    for stop in stops:
        base = ground.base_of(stop.expert)
        who = "" if ground.problem.together else stop.expert
        found[stop.day, base, who].append(stop)
    return tuple(_trip(ground, base, day, own) for (day, base, _), own in sorted(found.items()))


def _trip(ground: Ground, base: str, day: date, stops: list[Stop]) -> Trip:
    halts, place = [], base
    for halt in _halts(ground, stops):
        school = ground.requests[halt[0].request].school
        halts.append(
            Halt(
                school=school,
                start=halt[0].start,
                end=max(stop.start + ground.requests[stop.request].minutes for stop in halt),
                way=ground.travel.minutes(place, school),
                stops=halt,
            )
        )
        place = school
    back = ground.travel.minutes(place, base)
    return Trip(base=base, day=day, halts=tuple(halts), back=back)


def _halts(ground: Ground, stops: list[Stop]) -> Iterator[tuple[Stop, ...]]:
    """Yield what happens at one school at one time; an expert alone has one visit at a time."""
    parallel: dict[object, list[Stop]] = defaultdict(list)
    for place, stop in enumerate(sorted(stops, key=lambda each: (each.start, each.request))):
        school = ground.requests[stop.request].school
        parallel[(stop.start, school) if ground.problem.together else place].append(stop)
    return (tuple(each) for each in parallel.values())
