"""What a placing is worth: every goal as an exact whole number; all are to be small."""

from collections.abc import Mapping

from manyuan.planner.kinds.grouping.ground import Ground
from manyuan.planner.kinds.grouping.problem import GoalName, Load

Values = dict[GoalName, int]


def values_of(ground: Ground, placing: Mapping[str, str]) -> Values:
    """Return the value of every goal of the problem, in their order."""
    left = [school for code, school in ground.schools.items() if code not in placing]
    sizes, need = _sizes(ground, placing), _need(ground, placing)
    known: Values = {
        "schools_uncovered": len(left),
        "pupils_uncovered": sum(school.pupils or 0 for school in left),
        "travel": sum(ground.minutes(code, lead) or 0 for code, lead in placing.items()),
        "pupils_excess": sum(max(0, size.pupils - ground.even_pupils) for size in sizes.values()),
        "need_excess": sum(max(0, count - ground.even_need) for count in need.values()),
        "changes": sum(ground.home.get(code) != placing.get(code) for code in ground.schools),
    }
    return {name: known[name] for name in ground.problem.goals}


def _sizes(ground: Ground, placing: Mapping[str, str]) -> dict[str, Load]:
    sizes = {lead: ground.base(lead) for lead in {*placing.values()}}
    for code, lead in placing.items():
        sizes[lead] = sizes[lead] + ground.load(code, lead)
    return sizes


def _need(ground: Ground, placing: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for code, lead in placing.items():
        if ground.schools[code].is_in_need:
            found[lead] = found.get(lead, 0) + 1
    return found
