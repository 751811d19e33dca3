from dataclasses import dataclass, field

from manyuan.sheets.cells import cell_text
from manyuan.sheets.columns import Row
from manyuan.sheets.findings import FindingLog, Place
from manyuan.sheets.problems import Problem
from manyuan.sheets.raw import RawTable


@dataclass(slots=True)
class ReadRow:
    """One row on its way through the checks; ``sound`` turns false with its first error."""

    raw: RawTable
    index: int
    values: Row
    sound: bool = True

    def place(self, column: str = "") -> Place:
        """Return where in the user's file the row, or one cell of it, stands."""
        cells = self.raw.source.rows[self.index]
        position = self.raw.columns.get(column)
        text = cell_text(cells[position]) if position is not None and position < len(cells) else ""
        return self.raw.place(self.index, column, text[:80])


@dataclass(slots=True)
class Checked:
    """The rows of each table so far, sound or not, and what was found."""

    rows: dict[str, list[ReadRow]] = field(default_factory=dict)
    log: FindingLog = field(default_factory=FindingLog)

    def complain(self, row: ReadRow, problem: Problem, column: str = "") -> None:
        """Note ``problem`` about ``row``; an error makes the row unusable."""
        row.sound = row.sound and problem.severity != "error"
        self.log.add(row.place(column).finding(problem))
