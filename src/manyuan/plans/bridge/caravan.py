"""The only door from the rooms of the caravan to its planner."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from manyuan.kernel.clock import today
from manyuan.kernel.saying import Said
from manyuan.planner.kinds.caravan.document import document, stops_of
from manyuan.planner.kinds.caravan.places import Place, best_places
from manyuan.planner.kinds.caravan.plan import PlannedStop
from manyuan.planner.kinds.caravan.problem import Problem, Request, Stop
from manyuan.planner.kinds.caravan.reading import Tables as CaravanTables
from manyuan.planner.kinds.caravan.standing import check_stops
from manyuan.plans.bridge.answers import Json, Pairs, Report, Solved, frozen_tables
from manyuan.plans.bridge.answers import Stop as Halt
from manyuan.plans.bridge.caravan_asking import problem_of
from manyuan.plans.settings import Settings, place_of

__all__ = [
    "Names",
    "Place",
    "PlacedStop",
    "SolvedCaravan",
    "Trial",
    "alternatives",
    "names",
    "prepared",
    "solved",
    "tried",
    "why_request",
]

KEPT_PROBLEMS = 4
EVERY = 10_000  # places of a request: more than there can be


@dataclass(frozen=True, slots=True)
class PlacedStop:
    """A visit of the planner's answer, with its place in the tour and what was asked for."""

    planned: PlannedStop
    place: int
    request: Request


@dataclass(frozen=True, slots=True, kw_only=True)
class SolvedCaravan(Solved):
    """The visits that stand in the planner's answer."""

    stops: Sequence[PlacedStop]


@dataclass(frozen=True, slots=True)
class Names:
    """What people call whom in frozen data, by code; ``days`` are the places that experts give."""

    schools: Mapping[str, str]
    experts: Mapping[str, str]
    partners: Mapping[str, str]
    requests: Mapping[str, str]
    days: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trial:
    """What follows if an expert serves a request on a day: how, or which rules stand against it."""

    expert: str
    day: date
    place: Place | None
    broken: tuple[Said, ...]


@lru_cache(maxsize=KEPT_PROBLEMS)
def prepared(settings: Settings) -> Problem:
    """Return what the planner is asked."""
    return problem_of(frozen_tables(settings.freeze), settings)


@lru_cache(maxsize=KEPT_PROBLEMS)
def names(digest: str) -> Names:
    """Return what people call whom in frozen data of the bureau in scope."""
    tables: CaravanTables = frozen_tables(digest)
    schools = _called(tables, "schools", "school")
    asked = tables["visit_requests"]
    return Names(
        schools,
        _called(tables, "experts", "expert"),
        _called(tables, "partners", "partner"),
        {
            str(row["request"]): f"{schools.get(str(row['school']), '')} · {row['topic']}"
            for row in asked
        },
        frozenset(place_of(str(row["expert"]), row["date"]) for row in tables["expert_days"]),
    )


def solved(
    settings: Settings,
    *,
    seconds: float,
    progress: Report,
    stop: Halt,
    start: Pairs = (),  # noqa: ARG001 -- a shape that kinds share
) -> SolvedCaravan:
    """Ask the planner.

    ``start`` names days without times, so that an interrupted try is only begun again.
    """
    from manyuan.planner.kinds.caravan.solving import solve  # noqa: PLC0415 -- loads the solver

    # A day that has passed serves nobody; the answer depends on today in this alone.
    problem = replace(prepared(settings), ahead_from=today())
    plan = solve(problem, seconds=seconds, seed=settings.seed, progress=progress, stop=stop)
    asked = {request.code: request for request in problem.requests}
    return SolvedCaravan(
        status=plan.status,
        document=document(problem, plan),
        placed=len(plan.stops),
        stops=[
            PlacedStop(planned, place, asked[planned.stop.request])
            for tour in plan.tours
            for place, planned in enumerate(tour.stops, start=1)
        ],
    )


def why_request(kept: Json, code: str) -> tuple[Said, ...]:
    """Return why a request is served as it is; of an open one, why not and what would serve it."""
    for tour in kept["tours"]:
        for stop in tour["stops"]:
            if stop["request"] == code:
                return tuple(Said.from_json(one) for one in stop["reasons"])
    found = next((one for one in kept["unserved"] if one["request"] == code), None)
    told = () if found is None else (*found["why"], found["remedy"])
    return tuple(Said.from_json(one) for one in told if one is not None)


def alternatives(settings: Settings, kept: Json, request: str, *, count: int) -> tuple[Place, ...]:
    """Return the best other expert days for a request, best first; all other visits stay."""
    stops = stops_of(kept)
    now = next(((one.expert, one.day) for one in stops if one.request == request), None)
    found = best_places(prepared(settings), stops, request, most=EVERY)
    by_day: dict[tuple[str, date], Place] = {}
    for place in found:
        by_day.setdefault((place.expert, place.day), place)
    return tuple(place for key, place in by_day.items() if key != now)[:count]


def tried(settings: Settings, kept: Json, request: str, *, expert: str, day: date) -> Trial:
    """Return how an expert could serve a request on a day, or which hard rules forbid it."""
    problem, stops = prepared(settings), stops_of(kept)
    found = best_places(problem, stops, request, most=EVERY)
    place = next((one for one in found if (one.expert, one.day) == (expert, day)), None)
    if place is not None:
        return Trial(expert, day, place, ())
    others = tuple(stop for stop in stops if stop.request != request)
    known = check_stops(problem, others)
    wanted = Stop(request, expert, day, _earliest(problem, request, day))
    after = check_stops(problem, (*others, wanted))
    return Trial(expert, day, None, tuple(said for said in after if said not in known))


def _earliest(problem: Problem, code: str, day: date) -> int:
    windows = (w for one in problem.requests if one.code == code for w in one.windows)
    return min((window.earliest for window in windows if window.day == day), default=0)


def _called(tables: CaravanTables, table: str, key: str) -> Mapping[str, str]:
    return {str(row[key]): str(row["name"] or row[key]) for row in tables[table]}
