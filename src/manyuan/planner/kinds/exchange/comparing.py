"""Two plans side by side: who moves only in one, what each goal reaches, which cells differ."""

from dataclasses import dataclass

from manyuan.planner.kinds.exchange.plan import Cell, GoalName, Move, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalCompared:
    """What two plans reach on a goal; None where a plan does not have the goal."""

    name: GoalName
    first: float | None
    second: float | None

    @property
    def difference(self) -> float | None:
        """Second − first: below zero where the second plan is better; None if one is unknown."""
        if self.first is None or self.second is None:
            return None
        return self.second - self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How two plans differ; moves in the order of the plans, cells by school and indicator.

    Attributes
    ----------
    only_first, only_second
        Moves of teachers who stay in the other plan.
    elsewhere
        Teachers who move in both, to different schools: the move of the first, of the second.
    same
        How many teachers move to the same school in both.
    cells
        Cells that differ after the plans: that of the first, of the second. A cell that only
        one plan judges is not compared.
    """

    only_first: tuple[Move, ...]
    only_second: tuple[Move, ...]
    elsewhere: tuple[tuple[Move, Move], ...]
    same: int
    goals: tuple[GoalCompared, ...]
    cells: tuple[tuple[Cell, Cell], ...]

    @property
    def moves_alike(self) -> bool:
        """Say whether both plans send the same teachers to the same schools."""
        return not (self.only_first or self.only_second or self.elsewhere)


def compare(first: Plan, second: Plan) -> Comparison:
    """Return how ``second`` differs from ``first``."""
    of_first = {move.teacher: move for move in first.moves}
    of_second = {move.teacher: move for move in second.moves}
    both = [(move, of_second[code]) for code, move in of_first.items() if code in of_second]
    elsewhere = tuple((one, two) for one, two in both if one.to_school != two.to_school)
    return Comparison(
        only_first=tuple(move for code, move in of_first.items() if code not in of_second),
        only_second=tuple(move for code, move in of_second.items() if code not in of_first),
        elsewhere=elsewhere,
        same=len(both) - len(elsewhere),
        goals=_goals(first, second),
        cells=_cells(first, second),
    )


def _goals(first: Plan, second: Plan) -> tuple[GoalCompared, ...]:
    values = {goal.name: goal.value for goal in first.goals}
    others = {goal.name: goal.value for goal in second.goals}
    names = [*values, *(name for name in others if name not in values)]
    return tuple(
        GoalCompared(name=name, first=values.get(name), second=others.get(name)) for name in names
    )


def _cells(first: Plan, second: Plan) -> tuple[tuple[Cell, Cell], ...]:
    theirs = {_key(cell): cell for cell in second.after.cells}
    mine = sorted(first.after.cells, key=_key)
    pairs = ((cell, theirs[_key(cell)]) for cell in mine if _key(cell) in theirs)
    return tuple((one, two) for one, two in pairs if one != two)


def _key(cell: Cell) -> tuple[str, str, str]:
    return cell.school, cell.stage, cell.indicator
