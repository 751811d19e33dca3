from collections.abc import Iterable, Mapping
from typing import Any

from manyuan.kernel.saying import Said, as_json_with_text
from manyuan.planner.kinds.grouping.plan import (
    CurvePoint,
    GoalReached,
    Join,
    Plan,
    PlannedGroup,
    Uncovered,
    YearOfJoins,
)
from manyuan.planner.kinds.grouping.problem import Problem

Json = dict[str, Any]


def document(problem: Problem, plan: Plan, curve: Iterable[CurvePoint] = ()) -> Json:
    """Return the plan as the JSON of ``manyuan plan grouping``; see docs/reference/planner.md.

    ``value`` and ``bound`` are those of the travel, the number that p-median literature compares.
    """
    travel = next((goal for goal in plan.goals if goal.name == "travel"), None)
    return {
        "status": plan.status,
        "year": problem.year,
        "pack": problem.pack.id,
        "groups_asked": problem.groups,
        "max_minutes": problem.max_minutes,
        "most_campuses": problem.most_campuses,
        "most_pupils": problem.most_pupils,
        "chain": problem.chain,
        "leads": sorted(problem.leads),
        "released": sorted(problem.released),
        "goals": [_goal(goal) for goal in plan.goals],
        "groups": groups_as_json(plan.groups),
        "joins": [_join(join) for join in plan.joins],
        "uncovered": [_uncovered(each) for each in plan.uncovered],
        "value": None if travel is None else travel.value,
        "bound": None if travel is None else travel.bound,
        "curve": [_point(point) for point in curve],
        "years": [_year(year) for year in plan.years],
        "warnings": _sentences(plan.warnings),
        "conflicts": _sentences(plan.conflicts),
        "notes": _sentences(plan.notes),
        "rule_status": plan.rule_status.value,
        "seconds": round(plan.seconds, 3),
        "seed": plan.seed,
    }


def groups_as_json(groups: Iterable[PlannedGroup]) -> list[Json]:
    """Return groups as plain values."""
    return [_group(group) for group in groups]


def _sentences(sentences: Iterable[Said]) -> list[Json]:
    return [as_json_with_text(said) for said in sentences]


def _goal(goal: GoalReached) -> Json:
    return {"name": goal.name, "value": goal.value, "bound": goal.bound, "gap": goal.gap}


def _group(group: PlannedGroup) -> Json:
    return {
        "lead": group.lead,
        "members": list(group.members),
        "also": list(group.also),
        "group": group.code,
        "name": group.name,
        "campuses": group.campuses,
        "pupils": group.pupils,
        "in_need": group.in_need,
        "max_minutes": group.max_minutes,
        "over_cap": group.is_over,
    }


def _join(join: Join) -> Json:
    return {
        "school": join.school,
        "lead": join.lead,
        "from_lead": join.from_lead,
        "minutes": join.minutes,
        "reasons": _sentences(join.reasons),
    }


def _uncovered(each: Uncovered) -> Json:
    return {"school": each.school, "reason": each.reason, "why": _sentences(each.why)}


def _point(point: CurvePoint) -> Json:
    return {
        "groups": point.groups,
        "schools": point.schools,
        "pupils": point.pupils,
        "travel": point.travel,
        "proven": point.is_proven,
        "members": _members(point.placing),
    }


def _members(placing: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the members of each lead, without the lead."""
    found: dict[str, list[str]] = {lead: [] for lead in sorted({*placing.values()})}
    for code, lead in sorted(placing.items()):
        if code != lead:
            found[lead].append(code)
    return found


def _year(year: YearOfJoins) -> Json:
    return {
        "year": year.year,
        "joins": [{"school": school, "lead": lead} for school, lead in year.joins],
        "new_groups": list(year.new_groups),
        "schools": year.schools,
        "pupils": year.pupils,
    }
