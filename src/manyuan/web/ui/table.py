"""The one table of all pages: declared once, it sorts, filters, searches, pages and exports."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from manyuan.web.ui.cells import Record, text_of
from manyuan.web.ui.export import csv_response, xlsx_response
from manyuan.web.ui.figures import as_decimal
from manyuan.web.ui.table_view import TableView, table_view
from manyuan.web.ui.verdicts import ORDER, word_of

ColumnKind = Literal["text", "number", "percent", "date", "verdict", "link", "tag"]
FRAGMENT = "ui/_table.html"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table over rows that are already in memory and already allowed for the seat."""

    id: str
    columns: Sequence[Column]
    rows: Sequence[Record]
    title: object = ""
    filters: Sequence[Filter] = ()
    search_keys: Sequence[str] = ()
    page_size: int = 50
    default_sort: str = ""
    empty: object = ""
    wide: bool = False

    @property
    def dom_id(self) -> str:
        """The id of the fragment that htmx swaps."""
        return f"table-{self.id}"

    def parameter(self, name: str) -> str:
        """Return the name in the query string, so that two tables can share a page."""
        return f"{self.id}-{name}"

    def chosen(self, query: QueryDict) -> dict[str, str]:
        """Return the value in force of each filter."""
        return {
            one.key: query.get(self.parameter(one.key), one.default).strip() for one in self.filters
        }

    def sorting(self, query: QueryDict) -> tuple[str, bool]:
        """Return the key that sorts and whether downwards; an unknown key is ignored."""
        asked = query.get(self.parameter("sort"), self.default_sort)
        key, down = asked.removeprefix("-"), asked.startswith("-")
        known = {column.key for column in self.columns if column.sortable}
        return (key, down) if key in known else (self.default_sort.removeprefix("-"), down)

    def matching(self, query: QueryDict) -> list[Record]:
        """Return all rows that pass filters and search, in the order asked for."""
        chosen = {key: value for key, value in self.chosen(query).items() if value}
        words = query.get(self.parameter("q"), "").casefold().split()
        found = [
            row
            for row in self.rows
            if all(_holds(row.get(key), value) for key, value in chosen.items())
            and (not words or _says(row, self.search_keys, words))
        ]
        key, down = self.sorting(query)
        return _sorted(found, self._column(key), down=down) if key else found

    def for_request(self, request: HttpRequest) -> TableView:
        """Return the table as this request asks to see it."""
        return table_view(self, request.path, request.GET)

    def reply(self, request: HttpRequest) -> HttpResponseBase | None:
        """Answer an export or a swap of this table alone; None when the whole page is asked."""
        form = request.GET.get(self.parameter("export"))
        if form in {"csv", "xlsx"}:
            return self._export(request.GET, form)
        if getattr(request, "htmx", False) and request.htmx.target == self.dom_id:  # type: ignore[attr-defined]
            return self._fragment(request)
        return None

    def _fragment(self, request: HttpRequest) -> HttpResponse:
        response = render(request, FRAGMENT, {"table": self.for_request(request)})
        patch_vary_headers(response, ["HX-Request"])
        return response

    def _export(self, query: QueryDict, form: str) -> HttpResponse:
        columns = [column for column in self.columns if column.exported]
        headers = [
            f"{column.label}（{column.unit}）" if column.unit else str(column.label)
            for column in columns
        ]
        rows = [
            [_exported(column, row.get(column.key)) for column in columns]
            for row in self.matching(query)
        ]
        title = str(self.title or self.id)
        write = csv_response if form == "csv" else xlsx_response
        return write(title, headers, rows)

    def _column(self, key: str) -> Column | None:
        return next((column for column in self.columns if column.key == key), None)


def _holds(value: object, wanted: str) -> bool:
    if isinstance(value, list | tuple | set | frozenset):
        return any(str(part) == wanted for part in value)
    if isinstance(value, bool) or value is None:
        return wanted == {True: "yes", False: "no", None: "none"}[value]
    return str(value) == wanted


def _says(row: Record, keys: Sequence[str], words: Sequence[str]) -> bool:
    text = "\n".join(str(row.get(key) or "") for key in keys).casefold()
    return all(word in text for word in words)


def _sorted(rows: list[Record], column: Column | None, *, down: bool) -> list[Record]:
    if column is None:
        return rows
    key = column.sort_key or column.key
    known = [row for row in rows if not _is_blank(row.get(key))]
    unknown = [row for row in rows if _is_blank(row.get(key))]
    known.sort(key=lambda row: _weight(column, row[key]), reverse=down)
    return known + unknown


def _is_blank(value: object) -> bool:
    return value is None or value == ""


def _weight(column: Column, value: Any) -> tuple[int, Any]:  # noqa: ANN401 -- any cell
    if column.kind == "verdict" and not column.sort_key:
        return 0, ORDER[word_of(value)]
    exact = as_decimal(int(value) if isinstance(value, bool) else value)
    if exact is not None:
        return 0, exact
    if hasattr(value, "isoformat"):
        return 1, value.isoformat()
    return 2, str(text_of(column, value)).casefold()


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
