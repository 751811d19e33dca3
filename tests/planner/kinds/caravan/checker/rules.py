"""The hard rules over visits (request, expert, date, start), and the goals; exact throughout."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import combinations, pairwise
from typing import NamedTuple

from planner.kinds.caravan.checker.folder import SHARES, World, in_year, is_school_day

TIERS = (("weak", "new"), ("ordinary", ""), ("strong",), ("lead",))
NAMES = (
    *("first_visits_weak", "first_visits_ordinary", "first_visits_strong", "first_visits_lead"),
    *("pupils", "topics", "travel"),
)


class Stop(NamedTuple):
    """One visit of a plan."""

    request: str
    expert: str
    day: date
    start: int


def routes(world: World, stops: list[Stop], together: bool) -> list[list[list[Stop]]]:
    """The stops of each trip in their order; parallel talks stand in one list."""
    trips: dict[object, dict[object, list[Stop]]] = defaultdict(lambda: defaultdict(list))
    for stop in sorted(stops, key=lambda each: (each.start, each.request)):
        base = world.days[stop.expert, stop.day].base
        trip = (stop.day, base) if together else (stop.day, stop.expert)
        halt = (stop.start, world.visits[stop.request].school) if together else stop
        trips[trip][halt].append(stop)
    return [list(halts.values()) for halts in trips.values()]


def ways(world: World, trip: list[list[Stop]]) -> list[int | None]:
    """Minutes to each stop of a trip, and at last back to the base."""
    base = world.days[trip[0][0].expert, trip[0][0].day].base
    places = [base, *(world.visits[halt[0].request].school for halt in trip), base]
    return [world.travel(one, other) for one, other in pairwise(places)]


def broken(world: World, stops: list[Stop], *, together: bool = False) -> Iterator[str]:
    """Say every rule that is broken."""
    for code, count in Counter(stop.request for stop in stops).items():
        if count > 1:
            yield f"{code} is served {count} times"
    for stop in stops:
        yield from _single(world, stop)
    for trip in routes(world, stops, together):
        yield from _trip(world, trip, together)
    for key, count in Counter((stop.expert, stop.day) for stop in stops).items():
        most = world.days[key].most
        if most is not None and count > most:
            yield f"{key[0]} makes {count} visits on {key[1]}, not {most} at most"
    for one, other in combinations(stops, 2):
        yield from _pair(world, one, other, together)


def _single(world: World, stop: Stop) -> Iterator[str]:
    visit, day = world.visits[stop.request], world.days[stop.expert, stop.day]
    if visit.topic not in day.topics:
        yield f"{stop.request}: {stop.expert} does not speak on {visit.topic}"
    if day.stages and visit.stage not in day.stages:
        yield f"{stop.request}: {stop.expert} does not speak to {visit.stage}"
    if not is_school_day(stop.day) or not in_year(stop.day, world.year):
        yield f"{stop.request}: {stop.day} is no school day of {world.year}"
    end = stop.start + visit.minutes
    if not any(
        day == stop.day and low <= stop.start and end <= high for day, low, high in visit.windows
    ):
        yield f"{stop.request} lies in no window"
    if not any(low <= stop.start and end <= high for low, high in day.spans):
        yield f"{stop.request} lies in no span that {stop.expert} gives"


def _trip(world: World, trip: list[list[Stop]], together: bool) -> Iterator[str]:
    first = world.days[trip[0][0].expert, trip[0][0].day]
    days = [first]
    if together:
        days = [
            each for each in world.days.values() if (each.day, each.base) == (first.day, first.base)
        ]
    free = max(day.start for day in days)
    found = ways(world, trip)
    if None in found:
        yield f"{trip[0][0].request}: a way is not known"
        return
    for halt, way in zip(trip, found, strict=False):
        if free + way > halt[0].start:
            yield f"{halt[0].request} begins at {halt[0].start}, before {free + way}"
        free = max(stop.start + world.visits[stop.request].minutes for stop in halt)
    if free + found[-1] > min(day.end for day in days):
        yield f"the trip of {trip[-1][0].request} is back too late"


def _pair(world: World, one: Stop, other: Stop, together: bool) -> Iterator[str]:
    first, second = world.visits[one.request], world.visits[other.request]
    if one.day != other.day or first.school != second.school:
        return
    base = {world.days[stop.expert, stop.day].base for stop in (one, other)}
    parallel = together and len(base) == 1 and one.start == other.start
    if not parallel and not (first.same_day_ok and second.same_day_ok):
        yield f"{one.request} and {other.request} are at one school on one day"
    if parallel and one.expert == other.expert:
        yield f"{one.expert} speaks twice at once"
    overlap = one.start < other.start + second.minutes and other.start < one.start + first.minutes
    if first.hall and first.hall == second.hall and overlap:
        yield f"{one.request} and {other.request} meet in {first.hall}"


def goals(world: World, stops: list[Stop], *, together: bool = False) -> tuple[Fraction | int, ...]:
    """Return the goals in their order, as they are told; travel is the last."""
    served = [world.visits[stop.request] for stop in stops]
    schools = {visit.school for visit in served}
    first = [sum(world.strength[school] in tier for school in schools) for tier in TIERS]
    pupils = Fraction(0)
    for school in schools:
        own = sorted(
            (each.pupils * each.weight for each in served if each.school == school), reverse=True
        )
        pupils += sum(SHARES[min(place, 3)] * each for place, each in enumerate(own))
    topics = len({(visit.school, visit.topic) for visit in served})
    travel = sum(
        sum(way or 0 for way in ways(world, trip)) for trip in routes(world, stops, together)
    )
    return (*first, pupils, topics, travel)
