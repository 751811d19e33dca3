from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil

import numpy as np
import numpy.typing as npt

from manyuan.planner.solvers.highs import Answered, Door, Floats, Matrix, Task
from manyuan.planner.solvers.program import Program
from manyuan.planner.solvers.watch import Watch

INTEGRAL = 1e-6
TRACE = 1e-9
REDUCED = 1e-6
NEW_COLUMNS = 20_000
LARGE = 20_000
FEW = 20
CLOSE = 1e-5
CLOSE_WHOLE = 1e-3
SHARP = 1e-11  # what a goal of fractions asks of the interior point in the end
EXACT = 1e-9
USEFUL = 1e-8
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
    is_vertex: bool


class Lexicographic:
    """A program whose goals are met one after the other, each proven before the next.

    For a goal the linear relaxation comes first; columns that are *lazy* are priced and brought
    in as they are needed. Its point is often whole and then proven; else branch and bound closes
    the rest over the columns whose reduced cost does not exceed the gap, which loses nothing.
    A goal that is reached is locked: where its relaxation is tight, by fixing every column and
    row that complementary slackness fixes (its optimal face), and else by a row of its own and by
    dropping the columns whose reduced cost exceeds the gap.
    """

    def __init__(self, program: Program, watch: Watch, *, large: int = LARGE) -> None:
        self.goals = program.goals
        self._watch = watch
        self._large = large
        self._matrix = Matrix(
            np.array(program.starts, np.int32),
            np.array(program.index, np.int32),
            np.array(program.value, np.float64),
        )
        self._lower = np.array(program.lower, np.float64)
        self._upper = np.array(program.upper, np.float64)
        self._ceiling = np.minimum(self._upper, np.array(program.ceiling, np.float64))
        self._row_lower = np.array(program.row_lower, np.float64)
        self._row_upper = np.array(program.row_upper, np.float64)
        self._whole = np.array(program.whole, np.bool_)
        self._since = np.array(program.since, np.int32)
        self._follows = np.array(program.follows, np.bool_)
        self._active = ~np.array(program.lazy, np.bool_)
        self._relaxed: Relaxed | None = None

    # -- one goal ----------------------------------------------------------------------------

    def reach(
        self,
        place: int,
        start: Sequence[float] | None,
        seconds: float,
        improved: Improved,
        *,
        proven: float = -np.inf,
    ) -> Reached | None:
        """Make the goal at ``place`` as small as time allows; None where time brought no point.

        ``proven`` is a bound that is known already.

        Raises
        ------
        Infeasible
            If the rows contradict each other.
        """
        cost = self._cost(place)
        goal = self.goals[place]
        known = None if start is None else np.array(start, np.float64)
        bound, best = max(self._rounded(place, self._floor(cost)), proven), known
        if known is not None and cost @ known + goal.offset <= bound:
            self._relaxed = None
            return Reached(known, bound, bound)
        self._relaxed = self._relax(place, cost, known, seconds)
        if self._relaxed is not None:
            bound = max(bound, self._rounded(place, self._relaxed.value))
            if self._relaxed.is_vertex and self._is_whole(self._relaxed.point):
                return Reached(self._relaxed.point, self._relaxed.value + goal.offset, bound)
        value = np.inf if best is None else float(cost @ best) + goal.offset
        if best is not None and value <= bound + EXACT * max(1.0, abs(bound)):
            return Reached(best, value, bound)
        answer = self._branch(place, best, seconds, improved)
        if answer.point is not None and answer.value + goal.offset < value:
            best, value = answer.point, answer.value + goal.offset
        bound = max(bound, self._rounded(place, answer.bound))
        return None if best is None else Reached(best, value, min(bound, value))

    def _cost(self, place: int) -> Floats:
        goal = self.goals[place]
        columns = np.array(goal.columns, np.int32)
        costs = np.array(goal.costs, np.float64)
        return np.bincount(columns, costs, minlength=len(self._lower)).astype(np.float64)

    def _floor(self, cost: Floats) -> float:
        """Return the least that the columns' own bounds allow."""
        at_most = np.where(cost < 0, self._ceiling, 0.0)
        return float(np.maximum(cost, 0.0) @ self._lower + np.minimum(cost, 0.0) @ at_most)

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
        """Solve the relaxation over all columns, bringing in the lazy ones by their price.

        Small ones by simplex, whose point is often whole; large ones by an interior point, which
        takes a twentieth of the time on these degenerate flows and prices strictly.
        """
        opened = self._open(place) & ((self._upper > self._lower) | (self._lower > 0))
        if start is not None:
            self._active |= start > INTEGRAL
        columns = np.flatnonzero(self._active & opened)
        interior = len(columns) > self._large and int(np.count_nonzero(cost)) > FEW
        door = Door(self._task(cost, columns), self._watch, interior=interior)
        until = self._watch.left - seconds
        best: Relaxed | None = None
        sharp = not interior or self.goals[place].whole
        closeness = CLOSE_WHOLE if self.goals[place].whole else CLOSE
        while True:
            answer = door.run(max(0.01, self._watch.left - until))
            if answer.infeasible:
                return self._relax_whole(place, cost, self._watch.left - until)
            if not answer.optimal or answer.prices is None or answer.point is None:
                return best
            relaxed = self._relaxed_by(cost, answer.point, answer.prices, columns)
            useful = self._useful(opened, columns, relaxed.reduced)
            gap = answer.value - relaxed.value
            close = not len(useful) or (interior and gap <= closeness)
            if close and sharp:
                self._active[columns] = True
                exact = replace(relaxed, value=answer.value, is_vertex=True)
                return relaxed if interior else exact
            if close:
                sharp, closeness = True, EXACT
                door.sharpen(SHARP)
            best = relaxed if best is None or relaxed.value > best.value else best
            matrix = self._matrix.taking(useful)
            door.add_columns(cost[useful], self._lower[useful], self._upper[useful], matrix)
            columns = np.concatenate((columns, useful))

    def _relax_whole(self, place: int, cost: Floats, seconds: float) -> Relaxed | None:
        """Bring in every column, since some contradict the rows; with all in, say that they do."""
        opened = self._open(place)
        if np.all(self._active[opened]):
            raise Infeasible
        self._active |= opened
        return self._relax(place, cost, None, seconds)

    def _relaxed_by(
        self, cost: Floats, point: Floats, prices: Floats, columns: npt.NDArray[np.intp]
    ) -> Relaxed:
        """Return the relaxation with the Lagrangian bound of its prices, which floats cannot spoil.

        L(π) = Σ_rows π·(its lower bound where π > 0, else its upper) + Σ_columns of the least that
        the reduced cost allows within the column's bounds; any π gives a valid one.
        """
        open_ended = np.where(prices > 0, np.isinf(self._row_lower), np.isinf(self._row_upper))
        prices = np.where(open_ended, 0.0, prices)
        reduced = cost - self._matrix.priced(prices)
        rows = np.where(prices > 0, self._row_lower, self._row_upper)
        priced = prices != 0
        at = np.where(reduced > 0, self._lower, self._ceiling)
        value = float(prices[priced] @ rows[priced] + reduced @ at)
        full = np.zeros(len(self._lower))
        full[columns] = point
        return Relaxed(value, full, reduced, prices, is_vertex=False)

    def _useful(
        self, opened: npt.NDArray[np.bool_], columns: npt.NDArray[np.intp], reduced: Floats
    ) -> npt.NDArray[np.intp]:
        """Return the columns left out whose price says that they could better the relaxation."""
        waiting = opened.copy()
        waiting[columns] = False
        (useful,) = np.nonzero(waiting & (reduced < -USEFUL) & (self._upper > self._lower))
        if len(useful) > NEW_COLUMNS:
            order = np.argpartition(reduced[useful], NEW_COLUMNS)[:NEW_COLUMNS]
            useful = np.sort(useful[order])
        return useful

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
        self, place: int, start: Floats | None, seconds: float, improved: Improved
    ) -> Answered:
        """Solve the goal in whole numbers, first over the columns in play, then over all needed."""
        cost = self._cost(place)
        goal = self.goals[place]
        opened = self._open(place)
        columns = np.flatnonzero(opened & self._in_play(start))
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
            if not len(missing):
                if answer.infeasible and start is None:
                    raise Infeasible
                return answer
            if not answer.optimal and not answer.infeasible:
                return self._unproven(answer)
            start = start if answer.point is None else answer.point
            columns = np.concatenate((columns, missing))

    def _in_play(self, start: Floats | None) -> npt.NDArray[np.bool_]:
        """Return the columns that the relaxation leaves free, and those of the start."""
        if self._relaxed is None or self._relaxed.is_vertex:
            return self._active
        free = self._active & (self._relaxed.reduced <= REDUCED)
        return free | (self._lower > 0) | (False if start is None else start > INTEGRAL)

    def _needed(
        self, place: int, answer: Answered, columns: npt.NDArray[np.intp]
    ) -> npt.NDArray[np.intp]:
        """Return the columns left out that a better point might use, by their reduced cost."""
        opened = self._open(place)
        opened[columns] = False
        if self._relaxed is None:
            return np.flatnonzero(opened)
        gap = answer.value - self._relaxed.value
        if gap <= EXACT * max(1.0, abs(answer.value)):
            return np.empty(0, np.intp)
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
        (columns,) = np.nonzero((point > TRACE) | (self._lower > 0))
        task = self._task(self._cost(place), columns)
        fixed = self._whole[columns]
        task.lower[fixed] = task.upper[fixed] = np.round(point[columns][fixed])
        answer = Door(task, self._watch).run(np.inf)
        settled = np.zeros_like(point)
        if answer.point is None:
            return point
        settled[columns] = answer.point
        return settled

    def rule_out(self, columns: Sequence[int]) -> None:
        """Leave columns unused that no point worth finding can use."""
        unused = np.array(columns, np.int64)
        self._upper[unused] = self._ceiling[unused] = 0.0

    # -- locking -----------------------------------------------------------------------------

    def lock(self, place: int, value: float) -> None:
        """Let no later goal be bought with this one: its value stays at most ``value``."""
        goal = self.goals[place]
        cost, relaxed = self._cost(place), self._relaxed
        if goal.whole and value <= self._rounded(place, self._floor(cost)):
            self._upper[cost > 0] = self._lower[cost > 0]
            self._lower[cost < 0] = self._ceiling[cost < 0]
            return
        gap = np.inf if relaxed is None else value - goal.offset - relaxed.value
        if relaxed is not None:
            self._drop(relaxed, max(gap, 0.0))
            self._tighten(relaxed, max(gap, 0.0))
        if gap > REDUCED:
            self.hold(place, value)

    def forbid(self, columns: Sequence[int]) -> None:
        """Let no point take all of the columns, each of them 0 or 1."""
        together = np.zeros(len(self._lower))
        together[list(columns)] = 1.0
        self._matrix = self._matrix.with_row(len(self._row_lower), together)
        self._row_lower = np.append(self._row_lower, -np.inf)
        self._row_upper = np.append(self._row_upper, len(columns) - 1.0)

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

    def _tighten(self, relaxed: Relaxed, gap: float) -> None:
        """Make equal every row whose slack would cost more than the gap.

        Rows count people, or shares of them by the thousandth: a slack is 0 or at least 1/1000.
        """
        least = 1000 * gap + REDUCED if gap > REDUCED else REDUCED
        lower = (relaxed.prices > least) & np.isfinite(self._row_lower)
        upper = (relaxed.prices < -least) & np.isfinite(self._row_upper)
        self._row_upper[lower] = self._row_lower[lower]
        self._row_lower[upper] = self._row_upper[upper]
