from dataclasses import dataclass
from datetime import datetime

from manyuan.kernel.clock import now
from manyuan.kernel.saying import Said
from manyuan.plans.models import Run, Step
from manyuan.plans.visibility import visible_scenarios
from manyuan.seats.models import Seat

SMALLEST_BASE = 0.01


@dataclass(frozen=True, slots=True)
class GoalProgress:
    """How far one goal has come: its best value, what is proven of it, when that was known."""

    goal: str
    value: float | None
    bound: float | None
    seconds: float

    @property
    def gap(self) -> float | None:
        """|value − bound| / max(|bound|, 0.01); None while one of them is not known."""
        if self.value is None or self.bound is None:
            return None
        return abs(self.value - self.bound) / max(abs(self.bound), SMALLEST_BASE)


@dataclass(frozen=True, slots=True)
class RunProgress:
    """A run as a page follows it; ``placed`` counts the best so far, None before any."""

    run: Run
    goals: tuple[GoalProgress, ...]
    placed: int | None
    seconds: float
    failure: Said | None

    @property
    def share(self) -> float:
        """How much of the time is used, from 0 to 1."""
        return min(1.0, self.seconds / self.run.scenario.seconds)


def run_of(seat: Seat, pk: int) -> Run:
    """Return a run of a scenario of any kind that the seat sees; raises ``Run.DoesNotExist``."""
    found = Run.objects.filter(scenario__in=visible_scenarios(seat, None))
    return found.select_related("scenario", "seat__person", "seat__unit").get(pk=pk)


def run_progress(seat: Seat, pk: int) -> RunProgress:
    """Return how far a run has come, goal by goal in the order in which they were opened."""
    run = run_of(seat, pk)
    latest: dict[str, GoalProgress] = {}
    for step in Step.objects.filter(run=run):
        latest[step.goal] = GoalProgress(step.goal, step.value, step.bound, step.seconds)
    return RunProgress(
        run=run,
        goals=tuple(latest.values()),
        placed=None if run.best is None else len(run.best),
        seconds=_seconds(run.started_at, run.ended_at),
        failure=None if run.failure is None else Said.from_json(run.failure),
    )


def _seconds(started: datetime | None, ended: datetime | None) -> float:
    return 0.0 if started is None else ((ended or now()) - started).total_seconds()
