from dataclasses import dataclass, field
from typing import TypeAlias

from manyuan.sheets.cells import Cell
from manyuan.sheets.columns import Table
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.findings import Finding, Place

Merged: TypeAlias = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The cells of one sheet or CSV as they stand; ``sheet`` is empty for a CSV."""

    file: str
    sheet: str
    rows: list[list[Cell]]
    merged: tuple[Merged, ...] = ()

    @property
    def called(self) -> str:
        """What the user calls it: the sheet of a workbook, else the file."""
        return self.sheet or self.file


@dataclass(frozen=True, slots=True)
class RawTable:
    """A sheet in which a table of the format was recognised.

    ``header`` is the index of its header row; ``columns`` maps a column's name to its position.
    """

    table: Table
    source: RawSheet
    header: int
    columns: dict[str, int]

    def place(self, row: int | None = None, column: str = "", text: str = "") -> Place:
        """Return a place in this table; ``row`` is an index from 0."""
        return Place(
            table=self.table.name,
            file=self.source.file,
            sheet=self.source.sheet,
            row=None if row is None else row + 1,
            column=column,
            position=self.columns.get(column),
            text=text,
        )


@dataclass(frozen=True, slots=True)
class Original:
    """The user's own .xlsx, kept to be given back with marks."""

    file: str
    content: bytes


@dataclass(frozen=True, slots=True)
class RawDistrict:
    """A district folder or workbook, read but not yet checked."""

    head: DistrictHead | None = None
    tables: tuple[RawTable, ...] = ()
    findings: tuple[Finding, ...] = ()
    originals: tuple[Original, ...] = field(default=())
