from collections.abc import Mapping
from math import ceil, isfinite

from manyuan.planner.kinds.grouping.assembling import Outcome, assemble
from manyuan.planner.kinds.grouping.breaches import broken
from manyuan.planner.kinds.grouping.conflicts import conflicts
from manyuan.planner.kinds.grouping.goals import Values, values_of
from manyuan.planner.kinds.grouping.ground import Ground
from manyuan.planner.kinds.grouping.location import Location
from manyuan.planner.kinds.grouping.model import Model
from manyuan.planner.kinds.grouping.plan import GoalReached, Plan, SolveStatus
from manyuan.planner.kinds.grouping.problem import GoalName, Problem
from manyuan.planner.progress import Progress, Report, Stop
from manyuan.planner.solvers.lexicographic import Lexicographic
from manyuan.planner.solvers.watch import Watch

# How the time that is left is shared among the goals that are left.
SHARES: dict[GoalName, float] = {
    "schools_uncovered": 4,
    "pupils_uncovered": 3,
    "travel": 6,
    "pupils_excess": 4,
    "need_excess": 2,
    "changes": 2,
}
SEARCH = 0.1  # of the time, for a first plan
PRICE = 0.3  # of the time that is left, to prove its travel
AGAIN = 0.1  # of the time that is left, to search from the leads that the proof suggests
SAFE = 1e-6


def solve(
    problem: Problem,
    *,
    seconds: float,
    seed: int | None = None,
    progress: Report | None = None,
    stop: Stop | None = None,
    start: Mapping[str, str] | None = None,
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
        The assignment of an earlier plan, to go on from where it still keeps every hard rule.

    Notes
    -----
    A search for leads (fast interchange) gives a first plan; prices of the schools (a Lagrangian
    bound) prove how little its travel can be made and which ways no better plan uses; HiGHS
    decides what remains, goal by goal. Every value is recomputed from the assignment. A plan
    always exists (today, with the pins), unless ``conflicts`` says why not.
    """
    ground = Ground(problem)
    against = conflicts(ground)
    if against:
        return assemble(ground, Outcome("infeasible", {}, (), against, 0.0, seed))
    return _Run(ground, Watch(seconds, seed, stop), progress).plan(start)


class _Run:
    """One solve: the best placing so far, and the goals reached."""

    def __init__(self, ground: Ground, watch: Watch, progress: Report | None) -> None:
        self._ground = ground
        self._watch = watch
        self._progress = progress
        self._names = ground.problem.goals
        self._best: dict[str, str] = {}
        self._values: Values = {}
        self._news: tuple[tuple[str, str], ...] | None = None
        self._reached: list[GoalReached] = []
        self._at_work: tuple[GoalName, float | None, float | None] = (self._names[0], None, None)
        watch.tick = self._tell

    def plan(self, start: Mapping[str, str] | None) -> Plan:
        self._begin(start)
        location = Location(self._ground)
        leads = frozenset(self._best.values())
        found = location.searched(self._watch, SEARCH * self._watch.left, leads)
        self._take(found)
        self._goals(location)
        self._rest()
        outcome = Outcome(
            self._status(),
            self._best,
            tuple(self._reached),
            (),
            self._watch.elapsed,
            self._watch.seed,
        )
        return assemble(self._ground, outcome)

    def _begin(self, start: Mapping[str, str] | None) -> None:
        """Take today with the pins, and the start where it keeps every rule."""
        ground = self._ground
        held = {**{lead: lead for lead in ground.must_lead}, **ground.held}
        self._best, self._values = held, values_of(ground, held)
        self._news = tuple(sorted(held.items()))
        self._take(start)

    def _take(self, placing: Mapping[str, str] | None) -> None:
        """Keep a placing that breaks no rule if it is better than the best so far."""
        if placing is None or any(code not in self._ground.schools for code in placing):
            return
        values = values_of(self._ground, placing)
        is_better = tuple(values.values()) < tuple(self._values.values())
        if is_better and not broken(self._ground, placing):
            self._best, self._values = dict(placing), values
            self._news = tuple(sorted(placing.items()))

    def _goals(self, location: Location) -> None:
        self._at_work = (self._names[0], self._values[self._names[0]], None)
        self._tell()
        model = Model(self._ground)
        engine = Lexicographic(model.program, self._watch)
        for place, name in enumerate(self._names):
            if self._watch.stopped:
                return
            proven = self._priced(location, model, engine) if name == "travel" else None
            self._goal(place, model, engine, proven)

    def _priced(self, location: Location, model: Model, engine: Lexicographic) -> float | None:
        """Prove how little travel can be, and leave the ways aside that are of no use to it."""
        watch = self._watch
        prices = location.priced(self._best, self._values["travel"], watch, PRICE * watch.left)
        if prices is None:
            return None
        if self._values["travel"] - prices.bound >= 1:
            self._take(location.searched(watch, AGAIN * watch.left, prices.leads))
        useless = prices.useless(self._values["travel"])
        engine.rule_out([model.joins[way] for way in useless])
        return float(ceil(prices.bound - SAFE))

    def _goal(self, place: int, model: Model, engine: Lexicographic, proven: float | None) -> None:
        name = self._names[place]
        self._at_work = (name, self._values[name], proven)
        self._tell()
        weights = [SHARES[each] for each in self._names[place:]]
        seconds = self._watch.left * weights[0] / sum(weights)
        start = model.encode(self._best)
        known = {} if proven is None else {"proven": proven}
        reached = engine.reach(place, start, seconds, self._improved, **known)
        if reached is None:
            return
        self._take(model.decode(reached.point.tolist()))
        value = self._values[name]
        bound = min(value, max(0, ceil(reached.bound - SAFE)))
        self._reached.append(GoalReached(name=name, value=value, bound=bound))
        engine.lock(place, value)
        self._at_work = (name, value, bound)
        self._tell()

    def _improved(self, value: float, bound: float) -> None:
        self._at_work = (self._at_work[0], _known(value), _known(bound))
        self._tell()

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(Progress(*self._at_work, self._watch.elapsed, self._news))
            self._news = None

    def _rest(self) -> None:
        """Give every goal the value of the best placing; the bound of one not opened is zero."""
        bounds = {goal.name: goal.bound for goal in self._reached}
        self._reached = [
            GoalReached(name=name, value=value, bound=min(value, bounds.get(name, 0)))
            for name, value in self._values.items()
        ]

    def _status(self) -> SolveStatus:
        if all(goal.is_proven for goal in self._reached):
            return "optimal"
        return "stopped" if self._watch.stopped else "feasible"


def _known(figure: float) -> float | None:
    """Return what the solver reports; it says infinite where it knows nothing yet."""
    return figure if isfinite(figure) else None
