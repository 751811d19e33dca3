"""Where in the user's own files a row of a table stands."""

from collections.abc import Iterator, Sequence, Set

from manyuan.sheets.cells import Cell, cell_text, is_blank, parser_for
from manyuan.sheets.columns import Key
from manyuan.sheets.findings import Place
from manyuan.sheets.raw import RawDistrict, RawTable


def rows_at(raw: RawDistrict, table: str, keys: Set[Key]) -> dict[Key, tuple[RawTable, int]]:
    """Return the part of the file and the index of the row that hold each of ``keys``."""
    found: dict[Key, tuple[RawTable, int]] = {}
    for part in raw.tables:
        if part.table.name == table and set(part.table.needed_key) <= set(part.columns):
            for key, index in _keys(part):
                if key in keys:
                    found.setdefault(key, (part, index))
    return found


def place_of(part: RawTable, index: int, column: str) -> Place:
    """Return the place of a cell with what stands in it."""
    cells, position = part.source.rows[index], part.columns.get(column)
    text = cell_text(cells[position]) if position is not None and position < len(cells) else ""
    return part.place(index, column if position is not None else "", text[:80])


def _keys(part: RawTable) -> Iterator[tuple[Key, int]]:
    columns = [part.table.column(name) for name in part.table.key]
    parsers = [(part.columns.get(column.name), parser_for(column)) for column in columns]
    for index in range(part.header + 1, len(part.source.rows)):
        cells = part.source.rows[index]
        if any(not is_blank(cell) for cell in cells):
            raws = [(_cell(cells, at), parse) for at, parse in parsers]
            yield tuple(parse(raw).value for raw, parse in raws), index


def _cell(cells: Sequence[Cell], at: int | None) -> Cell:
    return cells[at] if at is not None and at < len(cells) else None
