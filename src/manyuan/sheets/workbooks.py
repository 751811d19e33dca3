from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, TypeAlias

from manyuan.sheets.columns import TEXT_KINDS, Column, Kind, Row, Table, Value
from manyuan.sheets.district import HEAD_LABELS, HEAD_SHEET, HEAD_SHEET_LABEL, DistrictHead
from manyuan.sheets.formatting import labels_in, sorted_rows, value_text, written_columns
from manyuan.sheets.tables import TABLES

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Styles: TypeAlias = "Mapping[str, Format]"
Labels = Literal["zh", "en"]
# Excel stamps the hour of writing into a workbook unless told otherwise.
CREATED = datetime(2000, 1, 1, tzinfo=UTC)
FIRST_EXCEL_YEAR = 1901
EXACT_DIGITS = 15
WIDE, NARROW = 24, 14


def write_workbook(
    target: Path | BinaryIO,
    district: DistrictHead,
    tables: Mapping[str, Sequence[Row]],
    labels: Labels = "zh",
) -> None:
    """Write the district as one .xlsx, a sheet per table; the outline has no place in it."""
    book = open_workbook(target)
    styles = {
        "header": book.add_format({"bold": True, "bg_color": "#EDF2EE", "bottom": 1}),
        "text": book.add_format({"num_format": "@"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
    }
    _write_head(book, district, styles, labels)
    for table in TABLES:
        if table.name in tables:
            _write_table(book, table, tables[table.name], styles=styles, labels=labels)
    book.close()


def open_workbook(target: Path | BinaryIO) -> "Workbook":
    """Open a workbook that never turns a text into a formula, a number or a link."""
    import xlsxwriter  # noqa: PLC0415 -- a heavy library that only exports need

    book = xlsxwriter.Workbook(
        str(target) if isinstance(target, Path) else target,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties({"created": CREATED.replace(tzinfo=None)})
    return book


def _write_head(book: "Workbook", district: DistrictHead, styles: Styles, labels: str) -> None:
    sheet = book.add_worksheet(HEAD_SHEET_LABEL if labels == "zh" else HEAD_SHEET)
    for place, (name, label) in enumerate(HEAD_LABELS.items()):
        sheet.write_string(0, place, label if labels == "zh" else name, styles["header"])
        sheet.write_string(1, place, getattr(district, name), styles["text"])
    sheet.set_column(0, 1, WIDE)


def _write_table(
    book: "Workbook", table: Table, rows: Sequence[Row], *, styles: Styles, labels: str
) -> None:
    sheet = book.add_worksheet(table.label if labels == "zh" else table.name)
    columns = written_columns(table, rows)
    for place, column in enumerate(columns):
        header = column.label if labels == "zh" else column.name
        sheet.write_string(0, place, header, styles["header"])
        style = styles["text"] if column.kind in TEXT_KINDS else None
        sheet.set_column(place, place, NARROW if style is None else WIDE, style)
    sheet.freeze_panes(1, 0)
    for line, row in enumerate(sorted_rows(table, rows), start=1):
        for place, column in enumerate(columns):
            write_value(
                sheet, (line, place), shown(column, row.get(column.name), labels), styles=styles
            )


def shown(column: Column, value: Value, labels: str) -> Value:
    """Return what a reader of the sheet sees: the label of a choice, 是 or 否 for a flag."""
    if labels != "zh" or value is None:
        return value
    if column.kind is Kind.FLAG:
        return "是" if value else "否"
    return ";".join(labels_in(column, value)) if isinstance(value, str) else value


def write_value(sheet: "Worksheet", cell: tuple[int, int], value: Value, *, styles: Styles) -> None:
    """Write one value so that it reads back unchanged: what Excel would spoil is kept as text."""
    if value is None:
        return
    if isinstance(value, date) and value.year >= FIRST_EXCEL_YEAR:
        sheet.write_datetime(*cell, value, styles["date"])
    elif isinstance(value, int | Decimal) and _fits_excel(value):
        sheet.write_number(*cell, value)
    else:
        sheet.write_string(*cell, value_text(value), styles["text"])


def _fits_excel(number: int | Decimal) -> bool:
    digits = value_text(number).replace(".", "").lstrip("-").lstrip("0")
    return len(digits) <= EXACT_DIGITS
