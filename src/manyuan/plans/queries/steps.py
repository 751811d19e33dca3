from collections.abc import Sequence

from manyuan.plans.models import Run, Step
from manyuan.plans.queries.runs import GoalProgress

MOST = 120


def steps_of(run: Run, goal: str) -> list[GoalProgress]:
    """Return how a run came along with one goal, thinned to what a picture can show."""
    found = [
        GoalProgress(step.goal, step.value, step.bound, step.seconds)
        for step in Step.objects.filter(run=run, goal=goal)
    ]
    return _thinned(found)


def _thinned(steps: Sequence[GoalProgress]) -> list[GoalProgress]:
    every = max(1, len(steps) // MOST)
    kept = [step for place, step in enumerate(steps) if place % every == 0]
    return kept if not steps or kept[-1] is steps[-1] else [*kept, steps[-1]]
