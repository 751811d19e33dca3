from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil, isfinite

from manyuan.kernel.saying import Said
from manyuan.planner.kinds.caravan.assembling import Outcome, assemble
from manyuan.planner.kinds.caravan.bounding import Bounds
from manyuan.planner.kinds.caravan.calls import stops_of
from manyuan.planner.kinds.caravan.goals import Values, rank, served_values, values_of
from manyuan.planner.kinds.caravan.greedy import greedy
from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.halls import take_turns
from manyuan.planner.kinds.caravan.lone import is_lone, lone_tour
from manyuan.planner.kinds.caravan.model import Model
from manyuan.planner.kinds.caravan.plan import SMALL, GoalReached, Plan, SolveStatus
from manyuan.planner.kinds.caravan.pool import Pool, pool_of
from manyuan.planner.kinds.caravan.problem import GoalName, Problem, Stop
from manyuan.planner.kinds.caravan.routed import Proposals
from manyuan.planner.kinds.caravan.standing import check_stops
from manyuan.planner.kinds.caravan.staying import at_their_hours
from manyuan.planner.kinds.caravan.tours import Route
from manyuan.planner.kinds.caravan.wills import clashing, unfounded
from manyuan.planner.progress import Progress, Report
from manyuan.planner.progress import Stop as Halt
from manyuan.planner.solvers.lexicographic import Infeasible, Lexicographic
from manyuan.planner.solvers.watch import Watch

ROUTING_SHARE = 0.85  # of the time, for days whose tours are too many to list
LONE_SHARE = 0.3  # of the time, for routing where an exact search follows
LONE_LEAVES = 0.4  # seconds that the exact search leaves for choosing
LEAST_SECONDS = 0.05

# How the time that is left is shared among the goals that are left.
SHARES: dict[GoalName, float] = {"pupils": 6, "travel": 4, "value": 6}


def solve(
    problem: Problem,
    *,
    seconds: float,
    seed: int | None = None,
    progress: Report | None = None,
    stop: Halt | None = None,
    start: Iterable[Stop] = (),
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
        The visits of an earlier plan, to fall back on where they still keep every hard rule.

    Notes
    -----
    Every tour of a day is listed where that can be done; of days with too many, PyVRP proposes
    tours. HiGHS then chooses one tour a day, goal after goal. Where all tours were listed its
    bounds hold for every plan; else they come from a relaxation. Every value is recomputed from
    the visits with exact fractions. A valid plan always exists (nobody goes out), unless pins or
    confirmed visits forbid it.
    """
    ground = Ground(problem)
    watch = Watch(seconds, seed, stop)
    conflicts = unfounded(ground)
    if conflicts:
        return assemble(ground, Outcome("infeasible", (), (), conflicts, 0.0, seed))
    return _Run(ground, watch, progress).plan(tuple(start))


class _Run:
    """One solve: the best visits so far, and the goals reached."""

    def __init__(self, ground: Ground, watch: Watch, progress: Report | None) -> None:
        self._ground = ground
        self._watch = watch
        self._progress = progress
        self._best: tuple[Stop, ...] | None = None
        self._values: Values = {}
        self._news: tuple[tuple[str, str], ...] | None = None
        self._reached: list[GoalReached] = []
        self._names: tuple[GoalName, ...] = ground.problem.goals
        self._chosen: Sequence[Route] | None = None
        self._proposed: tuple[Route, ...] = ()
        self._lone_bound: Fraction | None = None
        self._at_work: tuple[str, float | None, float | None] = (self._names[0], None, None)
        watch.tick = self._tell

    def plan(self, start: Sequence[Stop]) -> Plan:
        kept, waiting = self._ground.problem.kept, self._ground.problem.waiting
        for stops in (kept, (*kept, *waiting), start):
            if not check_stops(self._ground.problem, stops, ground=self._ground):
                self._take(tuple(stops))
        self._tell()
        pool = self._pool()
        self._model = Model(self._ground, pool.crews, pool.routes, must=[*map(bool, pool.must)])
        self._engine = Lexicographic(self._model.program, self._watch)
        self._bounds = Bounds(self._ground, pool, self._watch)
        self._begin(pool)
        try:
            for place in range(len(self._names)):
                if self._watch.stopped or not self._goal(place):
                    break
        except Infeasible:
            if self._best is None:
                return self._outcome("infeasible", clashing(self._ground))
        self._rest()
        return self._outcome(self._status())

    def _pool(self) -> Pool:
        """List the tours, and let PyVRP propose where they are too many."""
        pool = pool_of(self._ground)
        if not pool.open_days or self._watch.stopped:
            return pool
        proposals = Proposals(self._ground, pool.crews, pool.open_days, pool.must, self._watch.seed)
        share = ROUTING_SHARE * len(pool.open_days) / len(pool.crews)
        if is_lone(pool) and self._names == ("value",):
            return self._alone(pool, proposals)
        found = proposals.propose(share * self._watch.seconds, self._goes_on)
        self._proposed = tuple(proposals.current.values())
        known = {(route.crew, route.calls): route for route in (*pool.routes, *found)}
        return replace(pool, routes=tuple(known.values()))

    def _alone(self, pool: Pool, proposals: Proposals) -> Pool:
        """Route the only day, then search for a better tour or the proof that there is none."""
        proposals.propose(LONE_SHARE * self._watch.seconds, self._goes_on)
        route, self._lone_bound = lone_tour(pool, proposals.current.get(0), self._lone_goes_on)
        self._proposed = () if route is None else (route,)
        return replace(pool, routes=(*pool.routes, *self._proposed))

    def _lone_goes_on(self) -> bool:
        return self._goes_on() and (self._watch.is_seeded or self._watch.left > LONE_LEAVES)

    def _begin(self, pool: Pool) -> None:
        """Take a first plan, so that there is one however short the time."""
        for first in (greedy(self._ground, pool), self._proposed):
            turned = self._turned(first)
            sound = isinstance(turned, tuple) and not check_stops(
                self._ground.problem, turned, ground=self._ground
            )
            if isinstance(turned, tuple) and sound and self._take(turned):
                self._chosen = first

    def _goes_on(self) -> bool:
        self._watch.beat()
        return not self._watch.stopped

    # -- one goal ----------------------------------------------------------------------------

    def _goal(self, place: int) -> bool:
        """Bring the goal as far as time allows; False where its visits could not be settled."""
        name = self._names[place]
        self._at_work = (name, self._worth(name), None)
        self._tell()
        weights = [SHARES.get(each, 1) for each in self._names[place:]]
        seconds = max(LEAST_SECONDS, self._watch.left * weights[0] / sum(weights))
        bound = self._settle(place, seconds)
        if bound is None:
            return False
        exact = self._values[name]
        points = self._model.points(name, exact)
        bound = _rounded(self._bounds.bound(place, points, bound))
        if self._lone_bound is not None:
            bound = max(bound, self._model.points(name, self._lone_bound))
        proven = points - bound < 1e-6
        value = float(exact)
        worth = value if proven else self._model.worth(name, bound)
        self._reached.append(GoalReached(name=name, value=value, bound=worth))
        self._engine.lock(place, points)
        self._at_work = (name, value, worth)
        self._tell()
        return True

    def _settle(self, place: int, seconds: float) -> float | None:
        """Solve the goal until its tours can take turns in every hall; return its bound."""
        until = self._watch.left - seconds
        bound = -float("inf")
        while True:
            left = max(LEAST_SECONDS, self._watch.left - until)
            start = self._start()
            reached = self._engine.reach(place, start, left, self._improved)
            if reached is None:
                return None
            bound = max(bound, reached.bound)
            chosen = self._model.chosen(list(reached.point))
            turned = self._turned(chosen)
            if isinstance(turned, tuple):
                self._chosen = chosen
                self._take(turned)
                return bound
            self._engine.forbid(self._model.columns_of(turned))
            if self._watch.left <= until or self._watch.stopped:
                return None if self._best is None else bound

    def _start(self) -> list[float] | None:
        return None if self._chosen is None else self._model.point(self._chosen)

    def _turned(self, chosen: Sequence[Route]) -> tuple[Stop, ...] | list[Route]:
        """Return the visits of the tours, or tours of one day that cannot take turns in a hall."""
        by_day: dict[object, list[Route]] = {}
        for route in chosen:
            by_day.setdefault(self._model.crews[route.crew].day, []).append(route)
        stops: list[Stop] = []
        for routes in by_day.values():
            settled = take_turns(self._ground, routes)
            if settled is None:
                return _fewest(self._ground, routes)
            for route in settled:
                for call, begins in zip(route.calls, route.starts, strict=True):
                    stops += stops_of(self._model.crews[route.crew], call, begins)
        return tuple(sorted(stops))

    # -- what is known -----------------------------------------------------------------------

    def _take(self, stops: tuple[Stop, ...]) -> bool:
        """Keep the visits if they are better than the best so far, in the order of the goals."""
        values = values_of(self._ground, stops)
        if self._best is not None and rank(values) <= rank(self._values):
            return False
        self._best, self._values = stops, values
        self._news = tuple((each.request, f"{each.expert} {each.day}") for each in stops)
        return True

    def _worth(self, name: GoalName) -> float | None:
        return float(self._values[name]) if self._values else None

    def _improved(self, value: float, bound: float) -> None:
        name: GoalName = self._names[len(self._reached)]
        worth, known = (self._model.worth(name, each) for each in (value, bound))
        self._at_work = (
            name,
            worth if isfinite(worth) else None,
            known if isfinite(known) else None,
        )
        self._tell()

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(Progress(*self._at_work, self._watch.elapsed, self._news))
            self._news = None

    def _rest(self) -> None:
        """Give every goal the value of the best visits; one not opened has the widest bound."""
        if self._best is None:
            self._take(())
        bounds = {goal.name: goal.bound for goal in self._reached}
        self._reached = []
        widest = served_values(self._ground, self._ground.requests)
        for name, exact in self._values.items():
            value = float(exact)
            bound = bounds.get(name, float(widest[name]))
            bound = min(bound, value) if name in SMALL else max(bound, value)
            self._reached.append(GoalReached(name=name, value=value, bound=bound))

    def _status(self) -> SolveStatus:
        if all(goal.is_proven for goal in self._reached):
            return "optimal"
        return "stopped" if self._watch.stopped else "feasible"

    def _outcome(self, status: SolveStatus, conflicts: tuple[Said, ...] = ()) -> Plan:
        return assemble(
            self._ground,
            Outcome(
                status,
                () if status == "infeasible" else at_their_hours(self._ground, self._best or ()),
                tuple(self._reached),
                conflicts,
                self._watch.elapsed,
                self._watch.seed,
            ),
        )


def _rounded(bound: float) -> float:
    """Return the bound as every goal is counted: in whole numbers, small ones better."""
    return float(ceil(bound - 1e-6)) if isfinite(bound) else bound


def _fewest(ground: Ground, routes: Sequence[Route]) -> list[Route]:
    """Leave out every tour without which the others still cannot take turns."""
    kept = list(routes)
    for route in routes:
        fewer = [each for each in kept if each is not route]
        if take_turns(ground, fewer) is None:
            kept = fewer
    return kept
