from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
import numpy.typing as npt

from manyuan.planner.solvers.highs import Answered, Door, Floats, Matrix, Task
from manyuan.planner.solvers.program import Program
from manyuan.planner.solvers.watch import Watch

INTEGRAL = 1e-6
REDUCED = 1e-6
NEW_COLUMNS = 20_000
Improved = Callable[[float, float], None]


class Infeasible(Exception):
    """No point satisfies the rows."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A goal's best point, its value and what is proven of it."""

    point: Floats
    value: float
    bound: float


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The linear relaxation of a goal over all columns, with its prices."""

    value: float
    point: Floats
    reduced: Floats
    prices: Floats


class Lexicographic:
    """A program whose goals are met one after the other, each proven before the next.

    For a goal the linear relaxation comes first; columns that are *lazy* are priced and brought
    in as they are needed. Its point is often whole and then proven; else branch and bound closes
    the rest over the columns whose reduced cost does not exceed the gap, which loses nothing.
    A goal that is reached is locked: where its relaxation is tight, by fixing every column and
    row that complementary slackness fixes (its optimal face), and else by a row of its own and by
    dropping the columns whose reduced cost exceeds the gap.
    """

    def __init__(self, program: Program, watch: Watch) -> None:
        self.goals = program.goals
        self._watch = watch
        self._matrix = Matrix(
            np.array(program.starts, np.int32),
            np.array(program.index, np.int32),
            np.array(program.value, np.float64),
        )
        self._lower = np.array(program.lower, np.float64)
        self._upper = np.array(program.upper, np.float64)
        self._row_lower = np.array(program.row_lower, np.float64)
        self._row_upper = np.array(program.row_upper, np.float64)
        self._whole = np.array(program.whole, np.bool_)
        self._since = np.array(program.since, np.int32)
        self._follows = np.array(program.follows, np.bool_)
        self._active = ~np.array(program.lazy, np.bool_)
        self._relaxed: Relaxed | None = None

    # -- one goal ----------------------------------------------------------------------------

    def reach(
        self, place: int, start: Sequence[float] | None, seconds: float, improved: Improved
    ) -> Reached | None:
        """Make the goal at ``place`` as small as time allows; None where time brought no point.

        Raises
        ------
        Infeasible
            If the rows contradict each other.
        """
        cost = self._cost(place)
        goal = self.goals[place]
        known = None if start is None else np.array(start, np.float64)
        self._relaxed = self._relax(place, cost, known, seconds)
        bound, best = -np.inf, known
        if self._relaxed is not None:
            bound = self._rounded(place, self._relaxed.value)
            if self._is_whole(self._relaxed.point):
                return Reached(self._relaxed.point, self._relaxed.value + goal.offset, bound)
        value = np.inf if best is None else float(cost @ best) + goal.offset
        if best is not None and value <= bound + 1e-9 * max(1.0, abs(bound)):
            return Reached(best, value, bound)
        answer = self._branch(place, cost, best, seconds, improved)
        if answer.point is not None and answer.value + goal.offset < value:
            best, value = answer.point, answer.value + goal.offset
        bound = max(bound, self._rounded(place, answer.bound))
        return None if best is None else Reached(best, value, min(bound, value))

    def _cost(self, place: int) -> Floats:
        goal = self.goals[place]
        columns = np.array(goal.columns, np.int32)
        costs = np.array(goal.costs, np.float64)
        return np.bincount(columns, costs, minlength=len(self._lower))

    def _rounded(self, place: int, bound: float) -> float:
        goal = self.goals[place]
        known = bound + goal.offset
        return float(ceil(known - 1e-6)) if goal.whole and np.isfinite(known) else known

    def _is_whole(self, point: Floats) -> bool:
        values = point[self._whole]
        return bool(np.all(np.abs(values - np.round(values)) < INTEGRAL))

    def _open(self, place: int) -> npt.NDArray[np.bool_]:
        return self._since <= place

    # -- the linear relaxation ---------------------------------------------------------------

    def _relax(
        self, place: int, cost: Floats, start: Floats | None, seconds: float
    ) -> Relaxed | None:
        """Solve the relaxation over all columns, bringing in the lazy ones by their price."""
        opened = self._open(place) & ((self._upper > self._lower) | (self._lower > 0))
        if start is not None:
            self._active |= start > INTEGRAL
        columns = np.flatnonzero(self._active & opened)
        door = Door(self._task(cost, columns), self._watch)
        until = self._watch.left - seconds
        while True:
            answer = door.run(max(0.01, self._watch.left - until))
            if answer.infeasible:
                raise Infeasible
            if not answer.optimal or answer.prices is None or answer.point is None:
                return None
            reduced = cost - self._matrix.priced(answer.prices)
            waiting = opened.copy()
            waiting[columns] = False
            (useful,) = np.nonzero(waiting & (reduced < -1e-7) & (self._upper > self._lower))
            if not len(useful):
                self._active[columns] = True
                return self._whole_answer(answer, columns, reduced)
            if len(useful) > NEW_COLUMNS:
                order = np.argpartition(reduced[useful], NEW_COLUMNS)[:NEW_COLUMNS]
                useful = np.sort(useful[order])
            door.add_columns(
                cost[useful],
                self._lower[useful],
                self._upper[useful],
                self._matrix.taking(useful),
            )
            columns = np.concatenate((columns, useful))

    def _whole_answer(
        self, answer: Answered, columns: npt.NDArray[np.intp], reduced: Floats
    ) -> Relaxed:
        point = np.zeros(len(self._lower))
        assert answer.point is not None and answer.prices is not None
        point[columns] = answer.point
        return Relaxed(answer.value, point, reduced, answer.prices)

    def _task(self, cost: Floats, columns: npt.NDArray[np.intp], *, whole: bool = False) -> Task:
        return Task(
            cost=cost[columns],
            lower=self._lower[columns],
            upper=self._upper[columns],
            row_lower=self._row_lower,
            row_upper=self._row_upper,
            matrix=self._matrix.taking(columns),
            whole=self._whole[columns] if whole else None,
        )

    # -- branch and bound --------------------------------------------------------------------

    def _branch(
        self, place: int, cost: Floats, start: Floats | None, seconds: float, improved: Improved
    ) -> Answered:
        """Solve the goal in whole numbers, first over the columns in play, then over all needed."""
        goal = self.goals[place]
        opened = self._open(place)
        columns = np.flatnonzero(opened & self._active)
        until = self._watch.left - seconds
        while True:
            door = Door(self._task(cost, columns, whole=True), self._watch)
            if start is not None:
                door.start_from(start[columns])
            answer = door.run(
                max(0.01, self._watch.left - until),
                improved=lambda value, bound: improved(value + goal.offset, bound + goal.offset),
            )
            answer = self._widened(answer, columns)
            missing = self._needed(place, answer, columns)
            if missing is None:
                return answer
            if not len(missing):
                return answer
            if not answer.optimal:
                return self._unproven(answer)
            start = answer.point
            columns = np.concatenate((columns, missing))

    def _needed(
        self, place: int, answer: Answered, columns: npt.NDArray[np.intp]
    ) -> npt.NDArray[np.intp] | None:
        """Return the columns left out that a better point might use, by their reduced cost."""
        opened = self._open(place)
        opened[columns] = False
        if not np.any(opened):
            return None
        if self._relaxed is None:
            return np.flatnonzero(opened)
        gap = answer.value - self._relaxed.value
        slack = gap - (1 if self.goals[place].whole else 0)
        return np.flatnonzero(opened & (self._relaxed.reduced <= slack + REDUCED))

    def _unproven(self, answer: Answered) -> Answered:
        bound = -np.inf if self._relaxed is None else self._relaxed.value
        return Answered(
            optimal=False,
            infeasible=False,
            point=answer.point,
            value=answer.value,
            bound=bound,
        )

    def _widened(self, answer: Answered, columns: npt.NDArray[np.intp]) -> Answered:
        if answer.point is None:
            return answer
        point = np.zeros(len(self._lower))
        point[columns] = answer.point
        return Answered(
            optimal=answer.optimal,
            infeasible=answer.infeasible,
            point=point,
            value=answer.value,
            bound=answer.bound,
        )

    # -- whole flows -------------------------------------------------------------------------

    def settled(self, point: Floats, place: int) -> Floats:
        """Return the point with its flows whole, those of least cost in the goal at ``place``.

        With the whole columns fixed the flows are a transport, whose vertices are whole.
        """
        flows = point[self._follows]
        if np.all(np.abs(flows - np.round(flows)) < INTEGRAL):
            return point
        (columns,) = np.nonzero(self._active | (point > INTEGRAL))
        task = self._task(self._cost(place), columns)
        fixed = self._whole[columns]
        task.lower[fixed] = task.upper[fixed] = np.round(point[columns][fixed])
        answer = Door(task, self._watch).run(np.inf)
        settled = point.copy()
        if answer.point is not None:
            settled[columns] = answer.point
        return settled

    # -- locking -----------------------------------------------------------------------------

    def lock(self, place: int, value: float) -> None:
        """Let no later goal be bought with this one: its value stays at most ``value``."""
        goal = self.goals[place]
        relaxed = self._relaxed
        gap = np.inf if relaxed is None else value - goal.offset - relaxed.value
        if relaxed is not None:
            self._drop(relaxed, max(gap, 0.0))
        if relaxed is not None and gap <= REDUCED:
            self._tighten(relaxed)
        else:
            self.hold(place, value)

    def hold(self, place: int, value: float) -> None:
        """Write the lock of a goal as a row."""
        goal = self.goals[place]
        cost = self._cost(place)
        tolerance = 0.5 if goal.whole else 1e-8 * max(1.0, abs(value))
        self._matrix = self._matrix.with_row(len(self._row_lower), cost)
        self._row_lower = np.append(self._row_lower, -np.inf)
        self._row_upper = np.append(self._row_upper, value - goal.offset + tolerance)

    def _drop(self, relaxed: Relaxed, gap: float) -> None:
        """Fix what no point as good as the one reached can use: reduced cost above the gap."""
        at_lower = relaxed.reduced > gap + REDUCED
        at_upper = (relaxed.reduced < -gap - REDUCED) & np.isfinite(self._upper)
        self._upper[at_lower] = self._lower[at_lower]
        self._lower[at_upper] = self._upper[at_upper]

    def _tighten(self, relaxed: Relaxed) -> None:
        """Make equal every row that has a price: with the columns, the optimal face."""
        lower = (relaxed.prices > REDUCED) & np.isfinite(self._row_lower)
        upper = (relaxed.prices < -REDUCED) & np.isfinite(self._row_upper)
        self._row_upper[lower] = self._row_lower[lower]
        self._row_lower[upper] = self._row_upper[upper]
