import time
from collections.abc import Callable
from dataclasses import dataclass, field

ITERATIONS_A_SECOND = 2_000
NODES_A_SECOND = 20


@dataclass(slots=True)
class Watch:
    """How long a solve may go on: by the clock, or, with a seed, by work that it has done.

    Work is counted in simplex iterations and tree nodes, which no machine does differently, so a
    seeded solve ends at the same place everywhere. ``stop`` is asked either way, about twenty
    times a second; ``tick`` is called about once a second.
    """

    seconds: float
    seed: int | None = None
    stop: Callable[[], bool] | None = None
    tick: Callable[[], None] | None = None
    iterations: int = 0
    nodes: int = 0
    _began: float = field(default_factory=time.perf_counter)
    _asked: float = 0.0
    _ticked: float = 0.0
    _stopped: bool = False

    @property
    def elapsed(self) -> float:
        """Seconds since the solve began."""
        return time.perf_counter() - self._began

    @property
    def left(self) -> float:
        """Seconds left; with a seed, those that the work done would leave a typical machine."""
        return max(0.0, self.seconds - (self._worked if self.is_seeded else self.elapsed))

    @property
    def is_seeded(self) -> bool:
        """Say whether work counts instead of the clock."""
        return self.seed is not None

    @property
    def stopped(self) -> bool:
        """Say whether the user has asked to stop; once said, it stays said."""
        now = time.perf_counter()
        if not self._stopped and self.stop is not None and now - self._asked > 0.05:
            self._asked = now
            self._stopped = self.stop()
        return self._stopped

    def beat(self) -> None:
        """Tell whoever follows the solve that it is alive, about once a second."""
        now = time.perf_counter()
        if self.tick is not None and now - self._ticked > 0.9:
            self._ticked = now
            self.tick()

    @property
    def _worked(self) -> float:
        return self.iterations / ITERATIONS_A_SECOND + self.nodes / NODES_A_SECOND
