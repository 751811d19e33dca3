"""A table of a page as an Excel workbook of one sheet."""

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

# Excel's own limits for the name of a sheet.
FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME = 31
WIDEST = 40


def table_workbook(title: str, headers: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """Return the bytes of an .xlsx file; text is always text and never a formula."""
    import xlsxwriter  # noqa: PLC0415 -- slow to import, needed by exports only

    target = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    with xlsxwriter.Workbook(target, options) as book:
        sheet = book.add_worksheet(sheet_name(title))
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        dates = book.add_format({"num_format": "yyyy-mm-dd"})
        for column, header in enumerate(headers):
            sheet.write_string(0, column, header, head)
            sheet.set_column(column, column, _width(header, (row[column] for row in rows[:200])))
        for at, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                write_value(sheet, (at, column), value, dates)
        sheet.freeze_panes(1, 1)
        if headers:
            sheet.autofilter(0, 0, max(len(rows), 1), len(headers) - 1)
    return target.getvalue()


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
