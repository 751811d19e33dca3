from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from manyuan.sheets.columns import Key, Row
from manyuan.sheets.formatting import sorted_rows, value_text
from manyuan.sheets.tables import TABLES, table_named

Keyed = Mapping[Key, Row]
Tables = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class KeysCompared:
    """Which rows are new, say something else, or are no longer there, in the order of the rows."""

    added: tuple[Key, ...]
    changed: tuple[Key, ...]
    removed: tuple[Key, ...]
    unchanged: int


def compare_rows(before: Keyed, after: Keyed) -> KeysCompared:
    """Compare the rows of a table by their keys; a column that a row lacks says nothing new."""
    shared = [key for key in after if key in before]
    changed = tuple(key for key in shared if _differs(before[key], after[key]))
    return KeysCompared(
        added=tuple(key for key in after if key not in before),
        changed=changed,
        removed=tuple(key for key in before if key not in after),
        unchanged=len(shared) - len(changed),
    )


def _differs(before: Row, after: Row) -> bool:
    return any(before.get(name) != value for name, value in after.items())


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One column of a row that says something else, as it is written in a file."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowCompared:
    """One row of a table that is new, gone or changed; ``change`` says which."""

    table: str
    key: tuple[str, ...]
    change: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class TableCompared:
    """How many rows of a table were added, changed and removed, and which."""

    table: str
    added: int
    changed: int
    removed: int
    unchanged: int
    rows: tuple[RowCompared, ...]

    @property
    def is_same(self) -> bool:
        """Say whether nothing differs."""
        return not self.rows


def compare_tables(before: Tables, after: Tables) -> tuple[TableCompared, ...]:
    """Compare two district folders table by table, in the format's order."""
    return tuple(
        _table(table.name, before.get(table.name, ()), after.get(table.name, ()))
        for table in TABLES
        if table.name in before or table.name in after
    )


def _table(name: str, before: Sequence[Row], after: Sequence[Row]) -> TableCompared:
    table = table_named(name)
    old = {table.key_of(row): row for row in sorted_rows(table, before)}
    new = {table.key_of(row): row for row in sorted_rows(table, after)}
    keys = compare_rows(old, new)
    changes = (
        *(("added", key, Row(), new[key]) for key in keys.added),
        *(("changed", key, old[key], new[key]) for key in keys.changed),
        *(("removed", key, old[key], Row()) for key in keys.removed),
    )
    return TableCompared(
        table=name,
        added=len(keys.added),
        changed=len(keys.changed),
        removed=len(keys.removed),
        unchanged=keys.unchanged,
        rows=tuple(
            RowCompared(
                name, tuple(value_text(part) for part in key), change, tuple(_fields(one, other))
            )
            for change, key, one, other in changes
        ),
    )


def _fields(before: Row, after: Row) -> Iterator[FieldChange]:
    for column in dict.fromkeys((*before, *after)):
        one, other = value_text(before.get(column)), value_text(after.get(column))
        if one != other:
            yield FieldChange(column, one, other)
