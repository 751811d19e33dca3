from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import isfinite

from manyuan.planner.kinds.exchange.assembling import Outcome, assemble
from manyuan.planner.kinds.exchange.decoding import decode, encode
from manyuan.planner.kinds.exchange.goals import values_of
from manyuan.planner.kinds.exchange.market import Market
from manyuan.planner.kinds.exchange.model import Model
from manyuan.planner.kinds.exchange.pinning import clashing, misplaced
from manyuan.planner.kinds.exchange.plan import GoalName, GoalReached, Plan, SolveStatus
from manyuan.planner.kinds.exchange.problem import Placement, Problem
from manyuan.planner.kinds.exchange.standing import standing
from manyuan.planner.progress import Progress, Report, Stop
from manyuan.planner.solvers.lexicographic import Infeasible, Lexicographic
from manyuan.planner.solvers.watch import Watch

# How the time that is left is shared among the goals that are left.
SHARES: dict[GoalName, float] = {
    "policy_shortfall": 4,
    "equalising_shortfall": 5,
    "changes": 3,
    "wishes": 3,
    "travel": 3,
    "moves": 1,
}

EXACT = 1e-9  # what floats may lose of a bound that is reached


def solve(
    problem: Problem,
    *,
    seconds: float,
    seed: int | None = None,
    progress: Report | None = None,
    stop: Stop | None = None,
    start: Iterable[Placement] = (),
) -> Plan:
    """Return the best plan found: goal after goal, each with its value and its proven bound.

    Parameters
    ----------
    seconds
        How long it may take; with a seed, how much work that stands for on a typical machine, so
        that the same seed gives the same plan on any.
    progress, stop
        Told of every improvement and about once a second; asked whether to end with the best.
    start
        The moves of an earlier plan, to go on from where they still keep every hard rule.

    Notes
    -----
    The goals are lexicographic: policy shortfall, equalising shortfall E, in a re-plan changes,
    wishes, travel, moves. A later goal never worsens an earlier one, and its bound is valid given
    the values that those before it reached. Every value is recomputed from the moves with exact
    fractions. A valid plan always exists (nobody moves), unless the user's pins forbid it.
    """
    market = Market(problem)
    conflicts = misplaced(market)
    if conflicts:
        return assemble(market, Outcome("infeasible", {}, (), conflicts, 0.0, seed))
    return _Run(market, Watch(seconds, seed, stop), progress).plan(tuple(start))


class _Run:
    """One solve: the best moves so far, and the goals reached."""

    def __init__(self, market: Market, watch: Watch, progress: Report | None) -> None:
        self._market = market
        self._watch = watch
        self._progress = progress
        self._model = Model(market)
        self._engine = Lexicographic(self._model.program, watch)
        self._names: tuple[GoalName, ...] = tuple(self._model.names)
        self._best: dict[str, str] | None = None
        self._news: tuple[tuple[str, str], ...] | None = None
        self._values: dict[GoalName, Fraction] = {}
        self._reached: list[GoalReached] = []
        self._at_work: tuple[GoalName, float | None, float | None] = (self._names[0], None, None)
        watch.tick = self._tell

    def plan(self, start: Sequence[Placement]) -> Plan:
        self._begin(start)
        try:
            for place in range(len(self._names)):
                if self._watch.stopped:
                    break
                self._goal(place)
        except Infeasible:
            conflicts = clashing(self._market)
            outcome = Outcome(
                "infeasible", {}, (), conflicts, self._watch.elapsed, self._watch.seed
            )
            return assemble(self._market, outcome)
        self._rest()
        outcome = Outcome(
            self._status(),
            self._best or {},
            tuple(self._reached),
            (),
            self._watch.elapsed,
            self._watch.seed,
        )
        return assemble(self._market, outcome)

    def _begin(self, start: Sequence[Placement]) -> None:
        """Take the best of what is known to keep every rule: the start, the adopted plan, none."""
        for moves in (start, self._market.problem.adopted or (), ()):
            known = standing_if_sound(self._market, moves)
            if known is not None:
                self._take(known)

    def _take(self, placed: dict[str, str]) -> bool:
        """Keep the moves if they are better than the best so far, in the order of the goals."""
        values = values_of(self._market, placed)
        if self._best is not None and tuple(values.values()) >= tuple(self._values.values()):
            return False
        self._best, self._values = placed, values
        self._news = tuple(sorted(placed.items()))
        return True

    def _goal(self, place: int) -> None:
        name = self._names[place]
        self._at_work = (name, self._value(name), None)
        self._tell()
        weights = [SHARES[each] for each in self._names[place:]]
        seconds = self._watch.left * weights[0] / sum(weights)
        start = None if self._best is None else encode(self._model, self._best, goal=place)
        reached = self._engine.reach(place, start, seconds, self._improved)
        if reached is None:
            return
        settled = self._engine.settled(reached.point, self._names.index("travel"))
        self._take(decode(self._model, settled.tolist()))
        value = float(self._values[name])
        bound = value if value - reached.bound <= EXACT * max(1.0, value) else reached.bound
        self._reached.append(GoalReached(name=name, value=value, bound=bound))
        self._engine.lock(place, value)
        self._at_work = (name, value, bound)
        self._tell()

    def _value(self, name: GoalName) -> float | None:
        return float(self._values[name]) if self._values else None

    def _improved(self, value: float, bound: float) -> None:
        self._at_work = (self._at_work[0], _known(value), _known(bound))
        self._tell()

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(Progress(*self._at_work, self._watch.elapsed, self._news))
            self._news = None

    def _rest(self) -> None:
        """Give every goal the value of the best moves; the bound of one not opened is zero."""
        bounds = {goal.name: goal.bound for goal in self._reached}
        values = {name: float(value) for name, value in self._values.items()}
        self._reached = [
            GoalReached(name=name, value=value, bound=min(bounds.get(name, 0.0), value))
            for name, value in values.items()
        ]

    def _status(self) -> SolveStatus:
        if all(goal.is_proven for goal in self._reached):
            return "optimal"
        return "stopped" if self._watch.stopped else "feasible"


def standing_if_sound(market: Market, moves: Iterable[Placement]) -> dict[str, str] | None:
    """Return who goes where if the moves keep every hard rule, else None."""
    codes = {teacher.code for teacher in market.problem.teachers}
    known = [each for each in moves if each.teacher in codes and each.school in market.schools]
    placed = standing(market.problem, known, market=market)
    return dict(placed.placements) if placed.is_allowed else None


def _known(figure: float) -> float | None:
    """Return what the solver reports; it says infinite where it knows nothing yet."""
    return figure if isfinite(figure) else None
