from collections.abc import Iterable, Mapping
from datetime import date
from math import isfinite
from typing import Any

from manyuan.kernel.saying import Said, as_json_with_text
from manyuan.planner.kinds.caravan.plan import GoalReached, Plan, PlannedStop, Tour, Unserved
from manyuan.planner.kinds.caravan.problem import Problem, Stop
from manyuan.planner.kinds.caravan.words import clock

Json = dict[str, Any]


def document(problem: Problem, plan: Plan) -> Json:
    """Return the plan as the JSON of ``manyuan plan caravan``; see docs/reference/planner.md.

    Sentences stand in it in Chinese (``text``) and whole enough to be said again in another
    language.
    """
    main = plan.main_goal
    return {
        "status": plan.status,
        "year": problem.year,
        "pack": problem.pack.id,
        "together": problem.together,
        "goals": [_goal(goal) for goal in plan.goals],
        "schools_asking": plan.schools_asking,
        "served_schools": plan.served_schools,
        "requests_served": plan.requests_served,
        "requests_all": len(problem.requests),
        "unserved": [_unserved(each) for each in plan.unserved],
        "pupils_reached": plan.pupils_reached,
        "tours": [_tour(tour) for tour in plan.tours],
        "conflicts": _sentences(plan.conflicts),
        "notes": _sentences(plan.notes),
        "value": None if main is None else _finite(main.value),
        "bound": None if main is None else _finite(main.bound),
        "rule_status": plan.rule_status.value,
        "seconds": round(plan.seconds, 3),
        "seed": plan.seed,
    }


def stops_of(document: Mapping[str, Any]) -> tuple[Stop, ...]:
    """Return the visits of a plan that ``document`` wrote."""
    return tuple(
        Stop(stop["request"], tour["expert"], date.fromisoformat(tour["date"]), _minutes(stop))
        for tour in document["tours"]
        for stop in tour["stops"]
    )


def _minutes(stop: Mapping[str, Any]) -> int:
    hours, minutes = stop["start"].split(":")
    return int(hours) * 60 + int(minutes)


def _sentences(sentences: Iterable[Said]) -> list[Json]:
    return [as_json_with_text(said) for said in sentences]


def _goal(goal: GoalReached) -> Json:
    return {
        "name": goal.name,
        "aim": "min" if goal.is_small else "max",
        "value": _finite(goal.value),
        "bound": _finite(goal.bound),
        "gap": _finite(goal.gap),
    }


def _finite(number: float) -> float | None:
    """Return the number, or None where nothing is known: JSON has no infinities."""
    return number if isfinite(number) else None


def _unserved(each: Unserved) -> Json:
    return {
        "request": each.request,
        "reason": each.reason.code,
        "why": [as_json_with_text(each.reason)],
        "remedy": None if each.remedy is None else as_json_with_text(each.remedy),
    }


def _tour(tour: Tour) -> Json:
    return {
        "expert": tour.expert,
        "date": tour.day.isoformat(),
        "base": tour.base,
        "leaves": clock(tour.leaves),
        "returns": clock(tour.returns),
        "companions": list(tour.companions),
        "stops": [_stop(stop) for stop in tour.stops],
    }


def _stop(planned: PlannedStop) -> Json:
    return {
        "request": planned.stop.request,
        "school": planned.school,
        "topic": planned.topic,
        "start": clock(planned.start),
        "end": clock(planned.end),
        "travel_minutes": planned.travel,
        "reasons": _sentences(planned.reasons),
    }
