"""What a table is declared with: its columns, and the filters above it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Record = Mapping[str, Any]
ColumnKind = Literal["text", "number", "percent", "date", "verdict", "link", "tag"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: which key of the row, how it is written, whether it sorts.

    ``labels`` names codes; ``verdict`` is the key of the row that colours and signs the cell;
    ``sort_key`` sorts by another key; ``href`` makes a link, opened in the side panel when
    ``in_panel``; ``mark`` is a small tag in the header such as 建议值.
    """

    key: str
    label: object
    kind: ColumnKind = "text"
    sortable: bool = True
    decimals: int | None = None
    unit: object = ""
    align: Literal["", "center"] = ""
    labels: Mapping[Any, object] = field(default_factory=dict)
    verdict: str = ""
    sort_key: str = ""
    href: Callable[[Record], str | None] | None = None
    in_panel: bool = False
    mark: object = ""
    exported: bool = True
    on_phone: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A drop-down above the table; without choices it offers the values that the rows hold."""

    key: str
    label: object
    choices: Sequence[tuple[str, object]] = ()
    default: str = ""


def text_of(column: Column, value: object) -> object:
    """Return what a value is called: its label when the column has one, else itself."""
    return column.labels.get(value, value) if column.labels and _hashable(value) else value


def _hashable(value: object) -> bool:
    return not isinstance(value, list | dict | set)
