"""How much more each further group would cover."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import replace

from manyuan.planner.kinds.grouping.ground import Ground
from manyuan.planner.kinds.grouping.plan import CurvePoint, Plan
from manyuan.planner.kinds.grouping.problem import GOALS, Problem
from manyuan.planner.kinds.grouping.solving import solve
from manyuan.planner.progress import Stop

COVERING = GOALS[:3]
MOST_POINTS = 12


def curve(
    problem: Problem,
    numbers: Iterable[int],
    *,
    seconds: float,
    seed: int | None = None,
    stop: Stop | None = None,
) -> tuple[CurvePoint, ...]:
    """Return what each number of groups covers, and with how much travel.

    Each is solved from the one before, so that more groups never cover less; a number that the
    groups of today and the pins do not allow has no point. ``seconds`` is for all of them: when
    they are spent the curve ends early, but with a seed it is whole on any machine.
    """
    wanted = sorted({*numbers})
    points: list[CurvePoint] = []
    start: Mapping[str, str] | None = None
    until = time.monotonic() + seconds
    for groups in wanted:
        if seed is None and points and time.monotonic() > until:
            break
        at = replace(problem, groups=groups, goals=COVERING)
        plan = solve(at, seconds=seconds / len(wanted), seed=seed, stop=stop, start=start)
        if plan.status != "infeasible":
            start = plan.assignment
            points.append(_point(at, plan))
    return tuple(points)


def numbers_about(problem: Problem) -> tuple[int, ...]:
    """Return the numbers worth a point: from today's to well beyond the one asked for."""
    ground = Ground(problem)
    least = max(1, len(ground.must_lead))
    most = min(len(ground.leads), max(problem.groups + 3, least + MOST_POINTS - 1))
    step = -(-(most - least + 1) // MOST_POINTS)
    return tuple(sorted({*range(least, most + 1, max(1, step)), problem.groups, max(most, least)}))


def _point(problem: Problem, plan: Plan) -> CurvePoint:
    covered = [school for school in problem.schools if school.code in plan.assignment]
    return CurvePoint(
        groups=problem.groups,
        schools=len(covered),
        pupils=sum(school.pupils or 0 for school in covered),
        travel=plan.goals[2].value,
        is_proven=all(goal.is_proven for goal in plan.goals),
        placing=plan.assignment,
    )
