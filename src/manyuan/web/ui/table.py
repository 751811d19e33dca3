"""The one table of all pages: declared once, it sorts, filters, searches, pages and exports."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from manyuan.web.ui.columns import Column, Record, text_of
from manyuan.web.ui.export import csv_response, xlsx_response
from manyuan.web.ui.figures import as_decimal
from manyuan.web.ui.selection import Selection
from manyuan.web.ui.table_view import TableView, table_view
from manyuan.web.ui.verdicts import word_of

FRAGMENT = "ui/_table.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Selection):
    """A table over rows that are already in memory and already allowed for the seat."""

    @property
    def dom_id(self) -> str:
        """The id of the fragment that htmx swaps."""
        return f"table-{self.id}"

    def for_request(self, request: HttpRequest) -> TableView:
        """Return the table as this request asks to see it."""
        return table_view(self, request.path, request.GET)

    def reply(self, request: HttpRequest) -> HttpResponseBase | None:
        """Answer an export or a swap of this table alone; None when the whole page is asked."""
        form = request.GET.get(self.parameter("export"))
        if form in {"csv", "xlsx"}:
            return self._export(request, form)
        if getattr(request, "htmx", False) and request.htmx.target == self.dom_id:  # type: ignore[attr-defined]
            return self._fragment(request)
        return None

    def _fragment(self, request: HttpRequest) -> HttpResponse:
        response = render(request, FRAGMENT, {"table": self.for_request(request)})
        patch_vary_headers(response, ["HX-Request"])
        return response

    def _export(self, request: HttpRequest, form: str) -> HttpResponseBase:
        write = csv_response if form == "csv" else xlsx_response
        rows = [self._filed(row) for row in self.matching(request.GET)]
        return write(self._file_name, self._file_headers, rows)

    @property
    def _file_name(self) -> str:
        return str(self.title or self.id)

    @property
    def _filed_columns(self) -> list[Column]:
        return [column for column in self.columns if column.exported]

    @property
    def _file_headers(self) -> list[str]:
        return [
            f"{column.label}（{column.unit}）" if column.unit else str(column.label)
            for column in self._filed_columns
        ]

    def _filed(self, row: Record) -> list[object]:
        return [_exported(column, row.get(column.key)) for column in self._filed_columns]


def _exported(column: Column, value: object) -> object:
    if column.kind == "verdict":
        word = word_of(value)
        return str(column.labels.get(word, word))
    if isinstance(value, list | tuple):
        return ";".join(str(text_of(column, part)) for part in value)
    words = text_of(column, value)
    return (
        words
        if as_decimal(words) is not None or hasattr(words, "isoformat")
        else (None if words is None else str(words))
    )
