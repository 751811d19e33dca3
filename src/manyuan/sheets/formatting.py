from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from manyuan.sheets.columns import Column, Kind, Row, Table, Value


def decimal_text(number: Decimal) -> str:
    """Write ``number`` without exponent, trailing zeros or a negative zero."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def value_text(value: Value) -> str:
    """Write a canonical value as the one text that stands for it in a file."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def labels_in(column: Column, text: str) -> list[str]:
    """Return the labels of the choices in a cell; what is no choice stays as it is."""
    choices = column.choices or {}
    words = text.split(";") if column.kind is Kind.CHOICES else [text]
    return [choices.get(word, word) for word in words]


def sorted_rows(table: Table, rows: Iterable[Row]) -> list[Row]:
    """Order rows by key, then by everything else, so that equal tables give equal files."""
    names = [*table.key, *(column.name for column in table.columns)]
    return sorted(rows, key=lambda row: [value_text(row.get(name)) for name in names])


def written_columns(table: Table, rows: Sequence[Row]) -> list[Column]:
    """Return the columns that any row carries; a column no row knows stays out of the file."""
    if not rows:
        return list(table.columns)
    carried = {name for row in rows for name in row}
    return [column for column in table.columns if column.name in carried]
