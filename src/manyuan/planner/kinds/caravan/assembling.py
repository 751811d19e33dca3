from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from manyuan.kernel.saying import Said
from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.noting import notes_of
from manyuan.planner.kinds.caravan.plan import (
    GoalReached,
    Plan,
    PlannedStop,
    SolveStatus,
    Tour,
    Unserved,
)
from manyuan.planner.kinds.caravan.problem import Stop
from manyuan.planner.kinds.caravan.remedies import remedy_of
from manyuan.planner.kinds.caravan.trips import Halt, Trip, trips
from manyuan.planner.kinds.caravan.unmet import why_unmet
from manyuan.planner.kinds.caravan.why_stops import why_stop
from manyuan.rules.status import weakest


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a solve ended with, before it is told as a plan."""

    status: SolveStatus
    stops: tuple[Stop, ...]
    goals: tuple[GoalReached, ...]
    conflicts: tuple[Said, ...]
    seconds: float
    seed: int | None


def assemble(ground: Ground, outcome: Outcome) -> Plan:
    """Return the plan of an outcome: its tours with their reasons, and what it leaves open."""
    served = [ground.requests[stop.request] for stop in outcome.stops]
    return Plan(
        status=outcome.status,
        goals=outcome.goals,
        tours=tuple(tours(ground, outcome.stops)),
        unserved=tuple(_unserved(ground, outcome.stops)),
        served_schools=len({request.school for request in served}),
        schools_asking=len(ground.asking),
        requests_served=len(served),
        pupils_reached=sum(request.pupils for request in served),
        conflicts=outcome.conflicts,
        notes=(*ground.problem.notes, *notes_of(ground)),
        rule_status=weakest([ground.problem.pack.status, ground.problem.calendar_status]),
        seconds=outcome.seconds,
        seed=outcome.seed,
    )


def tours(ground: Ground, stops: tuple[Stop, ...]) -> Iterator[Tour]:
    """Yield what each expert does on each day; who travels together has the same ways."""
    for trip in trips(ground, stops):
        experts = sorted({stop.expert for halt in trip.halts for stop in halt.stops})
        for expert in experts:
            yield Tour(
                expert=expert,
                day=trip.day,
                base=trip.base,
                leaves=trip.leaves,
                returns=trip.returns,
                stops=tuple(_planned(ground, trip, expert, stops)),
                companions=tuple(each for each in experts if each != expert),
            )


def _planned(
    ground: Ground, trip: Trip, expert: str, stops: tuple[Stop, ...]
) -> Iterator[PlannedStop]:
    ways: Mapping[Stop, Halt] = {stop: halt for halt in trip.halts for stop in halt.stops}
    for stop, halt in ways.items():
        if stop.expert == expert:
            request = ground.requests[stop.request]
            yield PlannedStop(
                stop=stop,
                school=request.school,
                topic=request.topic,
                end=stop.start + request.minutes,
                travel=halt.way or 0,
                reasons=tuple(why_stop(ground, stops, stop)),
            )


def _unserved(ground: Ground, stops: tuple[Stop, ...]) -> Iterator[Unserved]:
    served = {stop.request for stop in stops}
    for code, request in ground.requests.items():
        if code not in served:
            reason = why_unmet(ground, stops, request)
            yield Unserved(request=code, reason=reason, remedy=remedy_of(ground, stops, request))
