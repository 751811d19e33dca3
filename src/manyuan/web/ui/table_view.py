"""A table as one request sees it: header links, filters, one page of cells, addresses to go on."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from manyuan.web.ui.cells import KIND_CLASS, Cell, cell
from manyuan.web.ui.columns import Column, Filter, text_of
from manyuan.web.ui.selection import Selection


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a column with the address that sorts by it; ``order`` is the one in force."""

    column: Column
    classes: str
    url: str
    order: str
    arrow: str


@dataclass(frozen=True, slots=True)
class FilterView:
    """A drop-down with its choices: (value, label, whether chosen)."""

    name: str
    label: object
    choices: Sequence[tuple[str, object, bool]]


@dataclass(frozen=True, slots=True)
class PageLink:
    """One page number; a gap has no number, the current page no address."""

    number: int | None
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """Everything that the template prints."""

    table: Selection
    path: str
    headers: Sequence[Header]
    filters: Sequence[FilterView]
    rows: Sequence[Sequence[Cell]]
    total: int
    matched: int
    first: int
    last: int
    pages: Sequence[PageLink]
    search_name: str
    search: str
    carried: Sequence[tuple[str, str]]
    reset_url: str
    csv_url: str
    xlsx_url: str

    @property
    def is_narrowed(self) -> bool:
        """Whether filters or search hide rows."""
        return self.matched < self.total


def table_view(table: Selection, path: str, query: QueryDict) -> TableView:
    """Cut the matching rows to one page and prepare what surrounds them."""
    matching = table.matching(query)
    page_count = max(1, -(-len(matching) // table.page_size))
    page = min(max(_whole(query.get(table.parameter("page"), "1")), 1), page_count)
    start = (page - 1) * table.page_size
    shown = matching[start : start + table.page_size]
    return TableView(
        table=table,
        path=path,
        headers=_headers(table, query),
        filters=[_filter_view(table, one, query) for one in table.filters],
        rows=[[cell(column, row) for column in table.columns] for row in shown],
        total=len(table.rows),
        matched=len(matching),
        first=start + 1 if shown else 0,
        last=start + len(shown),
        pages=_pages(table, query, page, page_count),
        search_name=table.parameter("q"),
        search=query.get(table.parameter("q"), ""),
        carried=_carried(table, query),
        reset_url=_without(table, query),
        csv_url=_with(query, {table.parameter("export"): "csv"}),
        xlsx_url=_with(query, {table.parameter("export"): "xlsx"}),
    )


def _headers(table: Selection, query: QueryDict) -> list[Header]:
    key, down = table.sorting(query)
    return [_header(table, query, column, key=key, down=down) for column in table.columns]


def _header(table: Selection, query: QueryDict, column: Column, *, key: str, down: bool) -> Header:
    current = column.key == key
    towards = f"-{column.key}" if current and not down else column.key
    changes = {table.parameter("sort"): towards, table.parameter("page"): None}
    order = ("descending" if down else "ascending") if current else ""
    classes = KIND_CLASS.get(column.kind, column.kind)
    return Header(
        column=column,
        classes=f"{classes} {column.align}".strip(),
        url=_with(query, changes) if column.sortable else "",
        order=order,
        arrow={"descending": "↓", "ascending": "↑", "": ""}[order],
    )


def _filter_view(table: Selection, one: Filter, query: QueryDict) -> FilterView:
    chosen = table.chosen(query)[one.key]
    choices = one.choices or _held(table, one.key)
    return FilterView(
        table.parameter(one.key),
        one.label,
        [(value, label, value == chosen) for value, label in choices],
    )


def _held(table: Selection, key: str) -> list[tuple[str, object]]:
    column = next((column for column in table.columns if column.key == key), None)
    values: set[object] = set()
    for row in table.rows:
        value = row.get(key)
        values.update(value if isinstance(value, list | tuple) else [value])
    known = [value for value in values if value not in {None, ""}]
    named = [(str(value), text_of(column, value) if column else value) for value in known]
    return sorted(named, key=lambda pair: str(pair[1]))


def _pages(table: Selection, query: QueryDict, page: int, count: int) -> list[PageLink]:
    if count == 1:
        return []
    near = {1, count, page - 1, page, page + 1}
    links: list[PageLink] = []
    for number in sorted(n for n in near if 1 <= n <= count):
        if links and (links[-1].number or 0) < number - 1:
            links.append(PageLink(None, ""))
        url = _with(query, {table.parameter("page"): str(number)})
        links.append(PageLink(number, "" if number == page else url))
    return links


def _carried(table: Selection, query: QueryDict) -> list[tuple[str, str]]:
    """Return what the filter form must keep: the sort order, and all that is not this table's."""
    own = {table.parameter(one.key) for one in table.filters}
    own |= {table.parameter(name) for name in ("q", "page", "export")}
    return [(k, v) for k, values in query.lists() for v in values if k not in own]


def _with(query: QueryDict, changes: dict[str, str | None]) -> str:
    changed = query.copy()
    for key, value in changes.items():
        if value is None:
            changed.pop(key, None)
        else:
            changed[key] = value
    return f"?{changed.urlencode()}"


def _without(table: Selection, query: QueryDict) -> str:
    own = {table.parameter(one.key) for one in table.filters}
    own |= {table.parameter(name) for name in ("q", "page")}
    return _with(query, dict.fromkeys(own))


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1
