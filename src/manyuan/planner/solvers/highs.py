from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
import numpy.typing as npt

from manyuan.planner.solvers.watch import ITERATIONS_A_SECOND, NODES_A_SECOND, Watch

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
FEASIBILITY = 1e-9
INTERRUPTS = (
    highspy.cb.HighsCallbackType.kCallbackSimplexInterrupt,
    highspy.cb.HighsCallbackType.kCallbackIpmInterrupt,
    highspy.cb.HighsCallbackType.kCallbackMipInterrupt,
)
IMPROVING = highspy.cb.HighsCallbackType.kCallbackMipImprovingSolution


@dataclass(frozen=True, slots=True)
class Matrix:
    """Columns of a program, by column: entries ``index[starts[j]:starts[j + 1]]``."""

    starts: Ints
    index: Ints
    value: Floats

    def taking(self, columns: npt.NDArray[np.intp]) -> Matrix:
        """Return the matrix of some columns."""
        lengths = self.starts[columns + 1] - self.starts[columns]
        starts = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
        shift = np.repeat(self.starts[columns] - starts[:-1], lengths)
        places = np.arange(starts[-1]) + shift
        return Matrix(starts, self.index[places], self.value[places])

    def priced(self, prices: Floats) -> Floats:
        """Return the sum of each column's entries times the prices of its rows."""
        products = np.concatenate((self.value * prices[self.index], [0.0]))
        sums = np.add.reduceat(products, self.starts[:-1])
        sums[self.starts[1:] == self.starts[:-1]] = 0.0
        return sums

    def with_row(self, row: int, coefficients: Floats) -> Matrix:
        """Return the matrix with one more row at the end."""
        (touched,) = np.nonzero(coefficients)
        ends = self.starts[1:][touched]
        longer = np.zeros(len(coefficients) + 1, np.int32)
        longer[touched + 1] = 1
        return Matrix(
            self.starts + np.cumsum(longer, dtype=np.int32),
            np.insert(self.index, ends, row),
            np.insert(self.value, ends, coefficients[touched]),
        )


@dataclass(frozen=True, slots=True)
class Task:
    """A linear program, whole in ``whole`` columns where that is given, to be minimised."""

    cost: Floats
    lower: Floats
    upper: Floats
    row_lower: Floats
    row_upper: Floats
    matrix: Matrix
    whole: npt.NDArray[np.bool_] | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What HiGHS found: a point if there is one, and what it has proven.

    ``optimal`` and ``infeasible`` are proofs; neither holds where time ran out.
    """

    optimal: bool
    infeasible: bool
    point: Floats | None
    value: float
    bound: float
    reduced: Floats | None = None
    prices: Floats | None = None


class Door:
    """One problem handed to HiGHS, kept open so that it may be changed and solved again."""

    def __init__(self, task: Task, watch: Watch, *, interior: bool = False) -> None:
        self._watch = watch
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]
        self.set("output_flag", value=False)
        self._highs.setOptionValue("threads", 1)
        self._highs.setOptionValue("random_seed", watch.seed or 0)
        self._highs.setOptionValue("primal_feasibility_tolerance", FEASIBILITY)
        self._highs.setOptionValue("dual_feasibility_tolerance", FEASIBILITY)
        self._highs.setOptionValue("mip_feasibility_tolerance", 1e-7)
        self._highs.setOptionValue("mip_rel_gap", 0.0)
        self._highs.setOptionValue("mip_abs_gap", 1e-8)
        self._until = np.inf
        self._is_whole = task.whole is not None
        if interior:
            # Presolve would have to be undone, and what it undoes it prices wrongly.
            self.set("solver", "ipm")
            self.set("run_crossover", "off")
            self.set("presolve", "off")
            self.set("primal_feasibility_tolerance", 1e-7)
            self.set("dual_feasibility_tolerance", 1e-7)
        self._pass(task)

    def set(self, option: str, value: float | str) -> None:
        """Set an option of HiGHS."""
        self._highs.setOptionValue(option, value)

    def sharpen(self, tolerance: float) -> None:
        """Let the interior point go on to a smaller gap; it begins anew."""
        self.set("ipm_optimality_tolerance", tolerance)
        self._highs.clearSolver()

    def add_columns(self, cost: Floats, lower: Floats, upper: Floats, matrix: Matrix) -> None:
        """Add columns to a linear program that stays as solved."""
        count = len(cost)
        entries = len(matrix.index)
        self._highs.addCols(
            count, cost, lower, upper, entries, matrix.starts[:-1], matrix.index, matrix.value
        )

    def start_from(self, point: Floats) -> None:
        """Offer a point to start from."""
        solution = highspy.HighsSolution()
        solution.col_value = point
        self._highs.setSolution(solution)

    def run(
        self, seconds: float, *, improved: Callable[[float, float], None] | None = None
    ) -> Answered:
        """Solve for at most ``seconds`` (or the work they stand for) and say what was found."""
        self._limit(seconds)
        self._highs.setCallback(self._callback(improved), None)
        for kind in (*INTERRUPTS, IMPROVING):
            self._highs.startCallback(kind)
        self._highs.run()
        info = self._highs.getInfo()
        if not self._is_whole:
            self._watch.iterations += max(0, info.simplex_iteration_count)
        else:
            self._watch.nodes += max(1, info.mip_node_count)
        return self._answer(info)

    def _limit(self, seconds: float) -> None:
        if not np.isfinite(seconds):
            return
        if self._watch.is_seeded:
            self.set("simplex_iteration_limit", int(seconds * ITERATIONS_A_SECOND) + 1)
            self.set("mip_max_nodes", int(seconds * NODES_A_SECOND) + 1)
        else:
            self._until = self._watch.elapsed + seconds
            self.set("time_limit", self._highs.getRunTime() + max(0.01, seconds))

    def _callback(self, improved: Callable[[float, float], None] | None) -> Callable[..., None]:
        def callback(kind: Any, _message: str, out: Any, into: Any, _data: Any) -> None:  # noqa: ANN401
            if kind == IMPROVING:
                if improved is not None:
                    improved(out.objective_function_value, out.mip_dual_bound)
                return
            self._watch.beat()
            if self._watch.stopped or self._watch.elapsed > self._until:
                into.user_interrupt = True

        return callback

    def _answer(self, info: Any) -> Answered:  # noqa: ANN401
        status = self._highs.getModelStatus()
        optimal = status == highspy.HighsModelStatus.kOptimal
        solution = self._highs.getSolution()
        has_point = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        value = info.objective_function_value if has_point else np.inf
        proven = value if optimal else -np.inf
        bound = info.mip_dual_bound if self._is_whole else proven
        return Answered(
            optimal=optimal,
            infeasible=status == highspy.HighsModelStatus.kInfeasible,
            point=np.asarray(solution.col_value) if has_point else None,
            value=value,
            bound=bound,
            reduced=None if self._is_whole else np.asarray(solution.col_dual),
            prices=None if self._is_whole else np.asarray(solution.row_dual),
        )

    def _pass(self, task: Task) -> None:
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(task.cost), len(task.row_lower)
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = task.cost, task.lower, task.upper
        lp.row_lower_, lp.row_upper_ = task.row_lower, task.row_upper
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_ = task.matrix.starts
        lp.a_matrix_.index_ = task.matrix.index
        lp.a_matrix_.value_ = task.matrix.value
        if task.whole is not None:
            kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
            lp.integrality_ = [kinds[whole] for whole in task.whole.tolist()]
        self._highs.passModel(lp)
