import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from manyuan.sheets import limits
from manyuan.sheets.cells import Cell, cell_text, is_blank
from manyuan.sheets.characters import word
from manyuan.sheets.columns import Table
from manyuan.sheets.raw import Merged
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


def find_header(
    rows: Sequence[Sequence[Cell]], table: Table, merged: Sequence[Merged] = ()
) -> Header | None:
    """Find the row, among the first ten, that holds most of the table's labels."""
    found = [
        _read_header(_texts(rows, index, merged), index, table)
        for index in range(min(limits.HEADER_ROWS, len(rows)))
    ]
    best = max(found, key=lambda header: len(header.columns), default=None)
    if best is None or len(best.columns) < FEWEST_LABELS:
        return None
    return best


def recognise(
    rows: Sequence[Sequence[Cell]], merged: Sequence[Merged] = ()
) -> tuple[Table, Header] | None:
    """Say by its header which table a sheet is: every key column must be there."""
    fitting = [
        (table, header)
        for table in TABLES
        if (header := find_header(rows, table, merged)) and set(table.key) <= set(header.columns)
    ]
    return max(
        fitting,
        key=lambda fit: (len(fit[1].columns), len(fit[1].columns) / len(fit[0].columns)),
        default=None,
    )


def _texts(
    rows: Sequence[Sequence[Cell]], index: int, merged: Sequence[Merged]
) -> list[tuple[int, str]]:
    """Return the labels of a row; a cell merged with one above has the label of the upper."""
    labels = {place: _text(cell) for place, cell in enumerate(rows[index]) if not is_blank(cell)}
    for (top, left), (bottom, right) in merged:
        if top < index <= bottom and left == right and left not in labels:
            above = rows[top][left] if left < len(rows[top]) else None
            if not is_blank(above):
                labels[left] = _text(above)
    return sorted(labels.items())


def _text(cell: Cell) -> str:
    return cell_text(cell)[:200]


def _read_header(texts: list[tuple[int, str]], index: int, table: Table) -> Header:
    names = _names(table.name)
    columns: dict[str, int] = {}
    unknown: list[tuple[int, str]] = []
    repeated: list[tuple[int, str]] = []
    for place, text in texts:
        name = names.get(word(text)) or names.get(label_key(text))
        if name is None:
            unknown.append((place, text.strip()))
        elif name in columns:
            repeated.append((place, name))
        else:
            columns[name] = place
    return Header(index, columns, tuple(unknown), tuple(repeated))
