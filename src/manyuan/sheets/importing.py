import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from manyuan.seats.models import Seat
from manyuan.sheets.columns import Key, Row
from manyuan.sheets.comparing import compare_rows
from manyuan.sheets.formatting import value_text
from manyuan.sheets.stores import Store, stores


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that an import would add (no ``before``) or change."""

    key: Key
    label: str
    before: Row | None
    after: Row

    @property
    def fields_changed(self) -> tuple[str, ...]:
        """Return the columns whose values differ."""
        if self.before is None:
            return ()
        return tuple(name for name in self.after if self.after[name] != self.before[name])

    @property
    def merged(self) -> Row:
        """Return the whole row as it will be stored."""
        return {**(self.before or {}), **self.after}


@dataclass(frozen=True, slots=True)
class TablePlan:
    """What an import would do to one table; ``absent`` counts stored rows that the file lacks."""

    table: str
    added: tuple[RowChange, ...]
    changed: tuple[RowChange, ...]
    unchanged: int
    absent: int

    @property
    def is_idle(self) -> bool:
        """Say whether nothing would change."""
        return not self.added and not self.changed

    @property
    def touched(self) -> tuple[RowChange, ...]:
        """Return every row that would be written."""
        return (*self.added, *self.changed)


def plan_import(seat: Seat, tables: Mapping[str, Sequence[Row]]) -> tuple[TablePlan, ...]:
    """Compare the rows of a file with what is stored, without writing anything.

    A column that a row lacks keeps what is stored; a stored row that the file lacks stays.
    """
    return tuple(
        _plan_table(seat, store, tables[name]) for name, store in stores().items() if name in tables
    )


def _plan_table(seat: Seat, store: Store, rows: Sequence[Row]) -> TablePlan:
    stored = store.stored(seat)
    by_key = {store.table.key_of(row): row for row in rows}
    keys = compare_rows(stored, by_key)
    added = [(key, by_key[key]) for key in keys.added]
    changed = [(key, by_key[key]) for key in keys.changed]
    return TablePlan(
        table=store.table.name,
        added=_with_labels(store, added, {}),
        changed=_with_labels(store, changed, stored),
        unchanged=keys.unchanged,
        absent=len(keys.removed),
    )


def _with_labels(
    store: Store, rows: Sequence[tuple[Key, Row]], stored: Mapping[Key, Row]
) -> tuple[RowChange, ...]:
    changes = [RowChange(key, "", stored.get(key), row) for key, row in rows]
    labels = store.labels([change.merged for change in changes])
    return tuple(
        RowChange(change.key, label, change.before, change.after)
        for change, label in zip(changes, labels, strict=True)
    )


def write_plan(seat: Seat, plan: Sequence[TablePlan]) -> None:
    """Write a plan that was made in the same transaction."""
    for table_plan in plan:
        store = stores()[table_plan.table]
        if table_plan.added:
            store.add(seat, [change.after for change in table_plan.added])
        if table_plan.changed:
            store.change(seat, [change.after for change in table_plan.changed])


def plan_digest(plan: Sequence[TablePlan], more: str = "") -> str:
    """Return a fingerprint of all that a plan would write and of what it would write over."""
    digest = hashlib.sha256(more.encode())
    for table in plan:
        for change in table.touched:
            rows = (change.before, change.after)
            texts = [table.table, *(_row_text(row) for row in rows if row is not None)]
            digest.update("\x1e".join(texts).encode() + b"\x1d")
    return digest.hexdigest()


def _row_text(row: Row) -> str:
    return "\x1f".join(f"{name}={value_text(value)}" for name, value in row.items())


def stored_codes(seat: Seat) -> dict[str, set[str]]:
    """Return the code of every stored row, by table: what a file may refer to."""
    return {
        name: store.codes(seat) for name, store in stores().items() if len(store.table.key) == 1
    }
