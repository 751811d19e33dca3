"""A table of a page as an Excel workbook of one sheet."""

import io
import re
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import chain, islice
from typing import IO, Any

# Excel's own limits for the name of a sheet.
FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME = 31
WIDEST = 40
# The first rows tell how wide a column is to be.
MEASURED = 200
# Text is always text, never a formula, link or number.
PLAIN = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}


def table_workbook(title: str, headers: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """Return the bytes of an .xlsx file; text is always text and never a formula."""
    target = io.BytesIO()
    _write_table(target, title, headers, rows, in_memory=True)
    return target.getvalue()


def large_workbook(
    title: str, headers: Sequence[str], rows: Iterable[Sequence[object]]
) -> IO[bytes]:
    """Return an open file of its own with the same workbook, of any number of rows.

    Rows are written as they come and not kept; the file goes when it is closed.
    """
    target = tempfile.TemporaryFile()  # noqa: SIM115 -- whoever sends it closes it
    _write_table(target, title, headers, rows, constant_memory=True)
    target.seek(0)
    return target


def _write_table(
    target: IO[bytes],
    title: str,
    headers: Sequence[str],
    rows: Iterable[Sequence[object]],
    **memory: bool,
) -> None:
    import xlsxwriter  # noqa: PLC0415 -- slow to import, needed by exports only

    coming = iter(rows)
    first = list(islice(coming, MEASURED))
    at = 0
    with xlsxwriter.Workbook(target, {**PLAIN, **memory}) as book:
        sheet = book.add_worksheet(sheet_name(title))
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        dates = book.add_format({"num_format": "yyyy-mm-dd"})
        for column, header in enumerate(headers):
            sheet.write_string(0, column, header, head)
            sheet.set_column(column, column, _width(header, (row[column] for row in first)))
        for at, row in enumerate(chain(first, coming), start=1):
            for column, value in enumerate(row):
                write_value(sheet, (at, column), value, dates)
        sheet.freeze_panes(1, 1)
        if headers:
            sheet.autofilter(0, 0, max(at, 1), len(headers) - 1)


def sheet_name(title: str) -> str:
    """Return the title without what Excel forbids in the name of a sheet."""
    return FORBIDDEN_IN_NAME.sub(" ", title).strip(" '")[:LONGEST_NAME] or "Sheet1"


def write_value(
    sheet: Any,  # noqa: ANN401 -- xlsxwriter has no types
    place: tuple[int, int],
    value: object,
    dates: Any,  # noqa: ANN401
    *,
    other: Any = None,  # noqa: ANN401
) -> None:
    """Write a value as what it is; ``dates`` and ``other`` are formats. None leaves the cell."""
    if value is None:
        return
    if isinstance(value, datetime):
        value = value.replace(tzinfo=None)
    if isinstance(value, date):
        sheet.write_datetime(*place, value, dates)
    elif isinstance(value, int | float | Decimal | Fraction) and not isinstance(value, bool):
        sheet.write_number(*place, float(value), other)
    else:
        sheet.write_string(*place, str(value), other)


def _width(header: str, values: Any) -> float:  # noqa: ANN401 -- any iterable of cells
    longest = max(_columns(str(value)) for value in (header, *values) if value is not None)
    return min(longest + 2, WIDEST)


def _columns(text: str) -> int:
    # A Chinese character is as wide as two digits.
    return sum(2 if ord(letter) > 0x2E80 else 1 for letter in text)
