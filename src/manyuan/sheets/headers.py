import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from manyuan.sheets import limits
from manyuan.sheets.cells import Cell, cell_text, is_blank
from manyuan.sheets.characters import word
from manyuan.sheets.columns import Table
from manyuan.sheets.tables import TABLES, table_named

BRACKETS = re.compile(r"[(\[【〔{][^)\]】〕}]*[)\]】〕}]")
SIGNS = re.compile(r"[*:：]")
# Fewer labels than this could be chance, for instance 学校代码 alone in a sheet of phone numbers.
FEWEST_LABELS = 2
# Other words over the same column in the bureaus' own forms.
ALSO = {
    "学校标识码": "school",
    "学校(机构)标识码": "school",
    "标识码": "school",
    "学校类型": "kind",
    "学生人数": "pupils",
    "在校生数": "pupils",
    "班数": "classes",
}


@dataclass(frozen=True, slots=True)
class Header:
    """A header row that was found: its index, what its columns are, and what they are not."""

    row: int
    columns: dict[str, int]
    unknown: tuple[tuple[int, str], ...]
    repeated: tuple[tuple[int, str], ...]


def label_key(text: str) -> str:
    """Return the form in which headers are compared: no units in brackets, no asterisks."""
    return SIGNS.sub("", BRACKETS.sub("", word(text))) or SIGNS.sub("", word(text))


@cache
def _names(table_name: str) -> dict[str, str]:
    table = table_named(table_name)
    names = {column.name for column in table.columns}
    known = {word(spelling): name for spelling, name in ALSO.items() if name in names}
    known |= {label_key(spelling): name for spelling, name in ALSO.items() if name in names}
    for column in table.columns:
        known |= {label_key(column.label): column.name, column.name: column.name}
    return known


def find_header(rows: Sequence[Sequence[Cell]], table: Table) -> Header | None:
    """Find the row, among the first ten, that holds most of the table's labels."""
    found = [
        _read_header(rows, index, table) for index in range(min(limits.HEADER_ROWS, len(rows)))
    ]
    best = max(found, key=lambda header: len(header.columns), default=None)
    if best is None or len(best.columns) < FEWEST_LABELS:
        return None
    return best


def recognise(rows: Sequence[Sequence[Cell]]) -> tuple[Table, Header] | None:
    """Say by its header which table a sheet is: every key column that it needs must be there."""
    fitting = [
        (table, header)
        for table in TABLES
        if (header := find_header(rows, table)) and set(table.needed_key) <= set(header.columns)
    ]
    return max(
        fitting,
        key=lambda fit: (len(fit[1].columns), len(fit[1].columns) / len(fit[0].columns)),
        default=None,
    )


def _read_header(rows: Sequence[Sequence[Cell]], index: int, table: Table) -> Header:
    names = _names(table.name)
    columns: dict[str, int] = {}
    unknown: list[tuple[int, str]] = []
    repeated: list[tuple[int, str]] = []
    for place, text in _labels(rows, index, names):
        name = _name_of(text, names)
        if name is None:
            unknown.append((place, text.strip()))
        elif name in columns:
            repeated.append((place, name))
        else:
            columns[name] = place
    return Header(index, columns, tuple(unknown), tuple(repeated))


def _labels(
    rows: Sequence[Sequence[Cell]], index: int, names: dict[str, str]
) -> list[tuple[int, str]]:
    """Return the labels of a row; where it is blank, a label right above counts as its own.

    So a header of two rows is read as one: 学校代码 merged over both, 经度 and 纬度 under 坐标.
    """
    labels = _texts(rows[index])
    for place, text in _texts(rows[index - 1]).items() if index else ():
        if place not in labels and _name_of(text, names) is not None:
            labels[place] = text
    return sorted(labels.items())


def _texts(row: Sequence[Cell]) -> dict[int, str]:
    return {at: cell_text(cell)[:200] for at, cell in enumerate(row) if not is_blank(cell)}


def _name_of(text: str, names: dict[str, str]) -> str | None:
    return names.get(word(text)) or names.get(label_key(text))
