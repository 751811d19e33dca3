"""The rows of a table as a file for Excel."""

import csv
import io
from collections.abc import Sequence
from urllib.parse import quote

from django.http import HttpResponse

from manyuan.sheets.workbook import table_workbook

# What Excel would run as a formula when it opens a CSV file.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_response(
    title: str, headers: Sequence[str], rows: Sequence[Sequence[object]]
) -> HttpResponse:
    """Return the rows as CSV, with the mark by which Excel knows UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_harmless(header) for header in headers])
    writer.writerows([_harmless(value) for value in row] for row in rows)
    content = text.getvalue().encode("utf-8-sig")
    return _attachment(content, "text/csv; charset=utf-8", f"{title}.csv")


def xlsx_response(
    title: str, headers: Sequence[str], rows: Sequence[Sequence[object]]
) -> HttpResponse:
    """Return the rows as a workbook of one sheet."""
    return _attachment(table_workbook(title, headers, rows), XLSX, f"{title}.xlsx")


def _harmless(value: object) -> object:
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def _attachment(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return response
