from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TypeAlias

from manyuan.planner.kinds.exchange.alike import Pool
from manyuan.planner.kinds.exchange.cells import CellKey
from manyuan.planner.kinds.exchange.market import Line, Market
from manyuan.planner.kinds.exchange.plan import Cell
from manyuan.planner.kinds.exchange.ratios import bases_of, required
from manyuan.planner.solvers.program import Program

Entries: TypeAlias = list[tuple[int, float]]


class Rows:
    """The hard rules and the ratios as rows, written when the first teacher touches them.

    Attributes
    ----------
    total
        The row of the ceiling on all moves.
    ratios
        By the ratio's code: counted + missing − share × moved base ≥ the fixed requirement.
    cells
        By cell: arrivals − leavers ≥ what keeps a met threshold, or what could be left at worst.
    """

    def __init__(self, market: Market, program: Program) -> None:
        self._market = market
        self._program = program
        self.total = program.row(upper=market.move_cap)
        self.ratios: dict[str, int] = {}
        self.cells: dict[CellKey, int] = {}
        self._lines: dict[Line, int] = {}
        self._leaves: dict[str, int] = {}
        self._counted: dict[str, Entries] = defaultdict(list)
        self._write_ratios()

    def departure(self, pool: Pool, *, down: bool) -> Entries:
        """Return the entries of one teacher who leaves; ``down`` is to a weaker school."""
        line = (pool.school, pool.stage, pool.subject)
        return [
            (self.total, 1.0),
            (self._leave(pool.school), 1.0),
            (self._line(line), -1.0),
            *((row, -1.0) for row in self._cells_of(line, pool.indicators)),
            *self._ratio_entries(pool, down=down),
        ]

    def arrival(self, line: Line, indicators: tuple[str, ...]) -> Entries:
        """Return the entries of one teacher who arrives."""
        return [(self._line(line), 1.0), *((row, 1.0) for row in self._cells_of(line, indicators))]

    def lowest(self, cell: Cell) -> int:
        """Return how low a cell may fall: to its threshold if met, else by all who may leave."""
        if cell.met:
            return cell.needed
        legal = self._market.schools[cell.school].legal
        return cell.teachers - self._market.leave_caps.get(legal, 0)

    def _write_ratios(self) -> None:
        market = self._market
        bases: Counter[str] = Counter()
        for teacher in market.eligible:
            bases.update(bases_of(teacher, market.schools[teacher.school], problem=market.problem))
        for ratio in market.problem.pack.ratios:
            row = self._program.row(lower=required(ratio, bases))
            self.ratios[ratio.code] = row
            self._counted[ratio.counted].append((row, 1.0))
            if ratio.base.startswith("moved"):
                self._counted[ratio.base].append((row, -float(ratio.share.value)))

    def _ratio_entries(self, pool: Pool, *, down: bool) -> Iterator[tuple[int, float]]:
        held = {
            "moved": True,
            "moved_backbone": pool.backbone,
            "moved_graduating": pool.graduating,
            "moved_strong_to_weaker": down,
            "moved_backbone_strong_to_weaker": down and pool.backbone,
        }
        summed: dict[int, float] = defaultdict(float)
        for counted, entries in self._counted.items():
            for row, by in entries if held[counted] else ():
                summed[row] += by
        yield from ((row, by) for row, by in summed.items() if by)

    def _leave(self, school: str) -> int:
        legal = self._market.schools[school].legal
        if legal not in self._leaves:
            self._leaves[legal] = self._program.row(upper=self._market.leave_caps[legal])
        return self._leaves[legal]

    def _line(self, line: Line) -> int:
        if line not in self._lines:
            lend, wanted = self._market.lend(line[0]), self._market.wanted.get(line, 0)
            self._lines[line] = self._program.row(-lend, wanted)
        return self._lines[line]

    def _cells_of(self, line: Line, indicators: tuple[str, ...]) -> Iterator[int]:
        for indicator in indicators:
            key = (line[0], line[1], indicator)
            cell = self._market.thresholds.get(key)
            if cell is None:
                continue
            if key not in self.cells:
                self.cells[key] = self._program.row(lower=self.lowest(cell) - cell.teachers)
            yield self.cells[key]
