from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext

from manyuan.history.models import Change
from manyuan.sheets.columns import Column, Kind
from manyuan.sheets.formatting import labels_in
from manyuan.web.history.tables import KNOWN
from manyuan.web.ui.figures import UNKNOWN, number

# An outline is thousands of coordinates: nobody reads more of it than that it changed.
LONGEST = 100
NUMBERS = frozenset({Kind.COUNT, Kind.AMOUNT, Kind.NUMBER})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One column of an object before and after an action, as people read it."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ObjectChange:
    """What an action did to one object: only the columns that differ."""

    table: str
    key: str
    table_label: str
    label: str
    kind: str
    fields: tuple[FieldChange, ...]


def object_change(change: Change) -> ObjectChange:
    """Prepare one change for a page."""
    before, after = change.before or {}, change.after or {}
    kind = "added" if change.before is None else "removed" if change.after is None else "changed"
    return ObjectChange(
        change.table,
        change.key,
        table_label(change.table),
        change.label,
        kind,
        tuple(_fields(change.table, before, after)),
    )


def table_label(name: str) -> str:
    """Return what a table is called in the reader's language."""
    return gettext(KNOWN[name].label) if name in KNOWN else name


def _fields(
    table: str, before: Mapping[str, object], after: Mapping[str, object]
) -> list[FieldChange]:
    columns = {column.name: column for column in KNOWN[table].columns} if table in KNOWN else {}
    return [
        FieldChange(
            gettext(columns[name].label) if name in columns else name,
            shown(columns.get(name), before.get(name)),
            shown(columns.get(name), after.get(name)),
        )
        for name in dict.fromkeys((*before, *after))
        if before.get(name) != after.get(name)
    ]


def shown(column: Column | None, value: object) -> str:
    """Write a recorded value as its page would, what is not known as a dash."""
    if value is None or value == "":
        return UNKNOWN
    if column is not None and column.choices:
        return gettext("、").join(gettext(str(label)) for label in labels_in(column, str(value)))
    if isinstance(value, bool) or (column is not None and column.kind is Kind.FLAG):
        return gettext("是") if value else gettext("否")
    if column is not None and column.kind in NUMBERS:
        return _number(value)
    return _short(str(value))


def _short(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    said = gettext("{begin}…（共 {n} 个字符）")
    return said.format(begin=text[: LONGEST // 2], n=number(len(text)))


def _number(value: object) -> str:
    try:
        return number(Decimal(str(value)))
    except InvalidOperation:
        return str(value)
