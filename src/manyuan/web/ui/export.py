"""The rows of a table as a file for Excel."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar
from urllib.parse import quote

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from manyuan.sheets.workbook import large_workbook, table_workbook

Answer = TypeVar("Answer", bound=HttpResponseBase)

# What Excel would run as a formula when it opens a CSV file.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
CSV = "text/csv; charset=utf-8"
CHUNK = 64 * 1024
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
    return _attachment(content, CSV, f"{title}.csv")


def xlsx_response(
    title: str, headers: Sequence[str], rows: Sequence[Sequence[object]]
) -> HttpResponse:
    """Return the rows as a workbook of one sheet."""
    return _attachment(table_workbook(title, headers, rows), XLSX, f"{title}.xlsx")


def csv_stream(
    title: str, headers: Sequence[str], rows: Iterable[Sequence[object]]
) -> StreamingHttpResponse:
    """Return any number of rows as the same CSV, sent while they are read."""
    response = StreamingHttpResponse(_lines(headers, rows), content_type=CSV)
    return _named(response, f"{title}.csv")


def xlsx_stream(
    title: str, headers: Sequence[str], rows: Iterable[Sequence[object]]
) -> FileResponse:
    """Return any number of rows as the same workbook, from a file that is not kept."""
    response = FileResponse(large_workbook(title, headers, rows), content_type=XLSX)
    return _named(response, f"{title}.xlsx")


def _lines(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    text = io.StringIO("\ufeff")
    text.seek(0, io.SEEK_END)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_harmless(header) for header in headers])
    for row in rows:
        writer.writerow([_harmless(value) for value in row])
        if text.tell() > CHUNK:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def _harmless(value: object) -> object:
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def _attachment(content: bytes, content_type: str, name: str) -> HttpResponse:
    return _named(HttpResponse(content, content_type=content_type), name)


def _named(response: Answer, name: str) -> Answer:
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return response
