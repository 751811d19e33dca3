"""A plan's JSON held against its folder: every number worked out again."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from planner.kinds.caravan.checker.folder import World, clock
from planner.kinds.caravan.checker.rules import NAMES, Stop, broken, goals, routes, ways

CLOSE = 1e-9
STATUSES = {"optimal", "feasible", "infeasible", "stopped"}
Document = Mapping[str, Any]


def check(folder: Path, document: Document) -> list[str]:
    """Return everything that is wrong with the plan in ``document``; nothing where it is sound."""
    world = World(Path(folder), document["year"])
    stops, said = _stops(document, world)
    if said:
        return said
    together = document["together"]
    return [
        *broken(world, stops, together=together),
        *_tours(document, world, stops),
        *_figures(document, world, stops),
        *_goals(document, world, stops),
        *_status(document),
    ]


def _stops(document: Document, world: World) -> tuple[list[Stop], list[str]]:
    stops, said = [], []
    for tour in document["tours"]:
        key = tour["expert"], date.fromisoformat(tour["date"])
        if key not in world.days:
            said.append(f"{key[0]} has not given {key[1]}")
        for stop in tour["stops"]:
            if stop["request"] not in world.visits:
                said.append(f"there is no request {stop['request']}")
            stops.append(Stop(stop["request"], *key, clock(stop["start"])))
    return stops, said


def _tours(document: Document, world: World, stops: list[Stop]) -> Iterator[str]:
    travel = {
        stop: way
        for trip in routes(world, stops, document["together"])
        for halt, way in zip(trip, ways(world, trip), strict=False)
        for stop in halt
    }
    for tour in document["tours"]:
        if not tour["stops"]:
            yield f"{tour['expert']} has a tour without stops on {tour['date']}"
        day = date.fromisoformat(tour["date"])
        for each in tour["stops"]:
            visit = world.visits[each["request"]]
            stop = Stop(each["request"], tour["expert"], day, clock(each["start"]))
            expected = {
                "school": visit.school,
                "topic": visit.topic,
                "travel_minutes": travel[stop],
            }
            for key, own in expected.items():
                if each[key] != own:
                    yield f"{each['request']}: {key} is {each[key]!r}, not {own!r}"
            if clock(each["end"]) - clock(each["start"]) != visit.minutes:
                yield f"{each['request']} ends at {each['end']}"
            if not each["reasons"]:
                yield f"{each['request']} has no reason"


def _figures(document: Document, world: World, stops: list[Stop]) -> Iterator[str]:
    served = [world.visits[stop.request] for stop in stops]
    expected = {
        "requests_all": len(world.visits),
        "requests_served": len(stops),
        "served_schools": len({visit.school for visit in served}),
        "pupils_reached": sum(visit.pupils for visit in served),
    }
    for key, own in expected.items():
        if document[key] != own:
            yield f"{key} is {document[key]!r}, not {own!r}"
    left = sorted({*world.visits} - {visit.code for visit in served})
    if sorted(each["request"] for each in document["unserved"]) != left:
        yield f"unserved is not {left}"
    for each in document["unserved"]:
        if not each["reason"]:
            yield f"{each['request']} is unserved without a reason"


def _goals(document: Document, world: World, stops: list[Stop]) -> Iterator[str]:
    if document["status"] == "infeasible":
        return
    said = document["goals"]
    if [goal["name"] for goal in said] != [*NAMES]:
        yield f"goals are {[goal['name'] for goal in said]}"
        return
    own = goals(world, stops, together=document["together"])
    for goal, value in zip(said, own, strict=True):
        if not _close(goal["value"], value):
            yield f"{goal['name']} is {goal['value']}, not {float(value)}"
        yield from _bound(goal)
    if (document["value"], document["bound"]) != (said[4]["value"], said[4]["bound"]):
        yield "value and bound are not those of the pupils"


def _bound(goal: Document) -> Iterator[str]:
    value, bound = goal["value"], goal["bound"]
    if bound is None:
        return
    better = bound - value if goal["name"] != "travel" else value - bound
    if better < -CLOSE * max(1, abs(bound)):
        yield f"{goal['name']}: the value {value} is better than its bound {bound}"
    if not _close(goal["gap"], abs(value - bound) / max(abs(bound), 0.01)):
        yield f"{goal['name']}: gap is {goal['gap']}"


def _status(document: Document) -> Iterator[str]:
    status = document["status"]
    open_goals = [
        goal["name"] for goal in document["goals"] if not _close(goal["value"], goal["bound"])
    ]
    if status not in STATUSES:
        yield f"status is {status!r}"
    if status == "optimal" and open_goals:
        yield f"status is optimal, but {', '.join(open_goals)} is not proven"
    if status == "feasible" and not open_goals:
        yield "status is feasible, but every goal is proven"
    if status == "infeasible" and document["tours"]:
        yield "status is infeasible, but there are tours"


def _close(said: float | None, own: float | Fraction | None) -> bool:
    if said is None or own is None:
        return said is own
    return abs(said - own) <= CLOSE * max(1, abs(own))
