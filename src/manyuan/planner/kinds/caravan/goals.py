"""The exact value of every goal, worked out from the visits alone."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction

from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.plan import SMALL
from manyuan.planner.kinds.caravan.problem import GoalName, Request, Stop
from manyuan.planner.kinds.caravan.trips import trips

Values = dict[GoalName, Fraction]


def values_of(ground: Ground, stops: Iterable[Stop]) -> Values:
    """Return each goal's value under the visits, in the order of the problem's goals.

    First visits are schools that had none this year; pupils are weighted and fall with each further
    visit of a school, the largest first; topics are pairs of school and topic; travel is all ways
    of all tours, the ways back included; unmoved are waiting visits on their expert's day.
    """
    visits = tuple(stops)
    values = served_values(ground, (stop.request for stop in visits))
    if "travel" in values:
        values["travel"] = Fraction(sum(trip.travel for trip in trips(ground, visits)))
    if "unmoved" in values:
        stay = ((stop.request, (stop.expert, stop.day)) in ground.waiting for stop in visits)
        values["unmoved"] = Fraction(sum(stay))
    return values


def served_values(ground: Ground, codes: Iterable[str]) -> Values:
    """Return each goal's value where these requests are served, no way is counted, none moved."""
    requests = [ground.requests[code] for code in codes]
    return {name: _value(ground, name, requests) for name in ground.problem.goals}


def rank(values: Values) -> tuple[Fraction, ...]:
    """Return the values so that the better of two plans has the larger rank."""
    return tuple(-value if name in SMALL else value for name, value in values.items())


def _value(ground: Ground, name: GoalName, requests: Sequence[Request]) -> Fraction:
    match name:
        case "value":
            return sum((Fraction(request.weight) for request in requests), Fraction(0))
        case "pupils":
            return _pupils(ground, requests)
        case "topics":
            return Fraction(len({(request.school, request.topic) for request in requests}))
        case "travel":
            return Fraction(0)
        case "unmoved":
            waiting = {code for code, _key in ground.waiting}
            return Fraction(sum(request.code in waiting for request in requests))
        case _:
            reached = {request.school for request in requests}
            return Fraction(sum(_is_first(ground, school, name) for school in reached))


def _is_first(ground: Ground, school: str, goal: GoalName) -> bool:
    return ground.tier(school) == goal and not ground.problem.visited.get(school)


def _pupils(ground: Ground, requests: Sequence[Request]) -> Fraction:
    found: dict[str, list[Fraction]] = defaultdict(list)
    for request in requests:
        found[request.school].append(request.pupils * Fraction(request.weight))
    total = Fraction(0)
    for school, pupils in found.items():
        earlier = ground.problem.visited.get(school, 0)
        ordered = sorted(pupils, reverse=True)
        total += sum(
            (ground.share(earlier + place) * each for place, each in enumerate(ordered)),
            Fraction(0),
        )
    return total
