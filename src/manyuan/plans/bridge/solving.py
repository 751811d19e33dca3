"""Which planner answers which kind of question."""

from collections.abc import Mapping
from typing import Protocol

from manyuan.plans.bridge import caravan, exchange, grouping
from manyuan.plans.bridge.answers import Pairs, Report, Solved, Stop
from manyuan.plans.enums import PlanKind
from manyuan.plans.settings import Settings


class Solve(Protocol):
    """Ask the planner of one kind; ``start`` is the best that an interrupted try had found."""

    def __call__(
        self,
        settings: Settings,
        *,
        seconds: float,
        progress: Report,
        stop: Stop,
        start: Pairs = (),
    ) -> Solved:
        """Return the answer when the time is over, the goals are proven or ``stop`` says so."""
        ...


SOLVERS: Mapping[str, Solve] = {
    PlanKind.EXCHANGE: exchange.solved,
    PlanKind.CARAVAN: caravan.solved,
    PlanKind.GROUPING: grouping.solved,
}


def solved(
    settings: Settings, *, seconds: float, progress: Report, stop: Stop, start: Pairs = ()
) -> Solved:
    """Ask the planner of the settings' kind."""
    solve = SOLVERS[settings.kind]
    return solve(settings, seconds=seconds, progress=progress, stop=stop, start=start)
