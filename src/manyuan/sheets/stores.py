from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from manyuan.sheets.columns import Key, Row, Table

if TYPE_CHECKING:
    from manyuan.seats.models import Seat


class Store(Protocol):
    """Where the rows of one table are kept: a room registers one per table that it stores."""

    table: Table

    def stored(self, seat: "Seat") -> dict[Key, Row]:
        """Return every row of the seat's bureau, by key."""
        ...

    def handed_out(self, seat: "Seat") -> list[Row]:
        """Return the rows that a folder of the seat's bureau holds."""
        ...

    def codes(self, seat: "Seat") -> set[str]:
        """Return the first key of every row of the seat's bureau."""
        ...

    def labels(self, rows: Sequence[Row]) -> list[str]:
        """Return, for each row, what a person calls it."""
        ...

    def add(self, seat: "Seat", rows: Sequence[Row]) -> None:
        """Write rows whose keys are not stored yet."""
        ...

    def change(self, seat: "Seat", rows: Sequence[Row]) -> None:
        """Write over rows whose keys are stored."""
        ...


_STORES: dict[str, Store] = {}


def register_stores(stores: Iterable[Store]) -> None:
    """Add a room's stores; tables are written in the order of registration."""
    for store in stores:
        _STORES[store.table.name] = store


def stores() -> Mapping[str, Store]:
    """Return every store by the name of its table, in the order in which they are written."""
    return _STORES
