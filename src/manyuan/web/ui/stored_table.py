"""The table of all pages over rows that stay in the database, however many there are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import Any, overload

from django.db.models import Expression, F, Q, QuerySet
from django.db.models.expressions import Combinable
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

from manyuan.seats.scope import seated
from manyuan.web.ui.columns import Column, Record
from manyuan.web.ui.export import csv_stream, xlsx_stream
from manyuan.web.ui.table import Table

Order = str | Expression | Combinable
BATCH = 2000


class StoredRows(Sequence[Record]):
    """Rows of a query: counted, cut and run through in the database.

    ``records`` makes rows of what was fetched, a page or a batch of a file at once, so that what
    they need besides is looked up for many together. ``by_key`` sorts keys alone and fetches
    the objects of a page by them; rows of sums have no key.
    """

    def __init__(
        self,
        found: "QuerySet[Any]",
        records: Callable[[Sequence[Any]], Sequence[Record]],
        *,
        by_key: bool = True,
    ) -> None:
        self.found, self.records, self.by_key = found, records, by_key

    def of(self, found: "QuerySet[Any]") -> "StoredRows":
        """Return rows made in the same way of another query."""
        return StoredRows(found, self.records, by_key=self.by_key)

    def in_order(self, found: "QuerySet[Any]") -> "StoredRows":
        """Return the same rows in another order: they need not be counted again."""
        rows = self.of(found)
        rows.__dict__["_count"] = len(self)
        return rows

    @cached_property
    def _count(self) -> int:
        return self.found.count()

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Record]: ...
    def __getitem__(self, at: int | slice) -> Record | Sequence[Record]:
        """Fetch one row or a page of them."""
        if isinstance(at, slice):
            return self.records(self._page(at))
        return self.records([self.found[at]])[0]

    def _page(self, at: slice) -> list[Any]:
        if not self.by_key:
            return list(self.found[at])
        keys = list(self.found.values_list("pk", flat=True)[at])
        objects = self.found.in_bulk(keys)
        return [objects[key] for key in keys]

    def __iter__(self) -> Iterator[Record]:
        """Run through all rows without keeping them."""
        coming = self.found.iterator()
        while batch := list(islice(coming, BATCH)):
            yield from self.records(batch)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTable(Table):
    """A table that filters, searches, sorts and pages in the database; files are streamed.

    ``conditions`` say for a filter's key what its value asks, else the field of that name must
    equal it; ``says`` what a searched word asks; ``orders`` by what a column sorts, else by the
    field of that name, and ``ties`` what decides between equals. Filters name their choices,
    since nothing runs through the rows for them.
    """

    rows: StoredRows
    conditions: Mapping[str, Callable[[str], Q]] = field(default_factory=dict)
    says: Callable[[str], Q] = lambda _word: Q()
    orders: Mapping[str, Order] = field(default_factory=dict)
    ties: Sequence[str] = ("pk",)

    def matching(self, query: QueryDict) -> StoredRows:
        """Return the rows that pass filters and search, in the order asked for."""
        narrowed = bool(any(self.chosen(query).values()) or self.words(query))
        found = self.rows.found
        for key, value in self.chosen(query).items():
            if value:
                condition = self.conditions.get(key)
                found = found.filter(condition(value) if condition else Q(**{key: value}))
        for word in self.words(query):
            found = found.filter(self.says(word))
        found = found.order_by(*self._order(query))
        return self.rows.of(found) if narrowed else self.rows.in_order(found)

    def _order(self, query: QueryDict) -> tuple[Any, ...]:
        key, down = self.sorting(query)
        if not key:
            return tuple(self.ties)
        order = self.orders.get(key, key)
        by: Any = F(order) if isinstance(order, str) else order
        return (by.desc(nulls_last=True) if down else by.asc(nulls_last=True), *self.ties)

    def _export(self, request: HttpRequest, form: str) -> HttpResponseBase:
        write = csv_stream if form == "csv" else xlsx_stream
        return write(self._file_name, self._file_headers, self._filed_rows(request))

    def _filed_rows(self, request: HttpRequest) -> Iterator[list[object]]:
        # The rows are sent when page, scope and language are over: texts are settled before, and
        # the seat's scope is opened again.
        settled = replace(self, columns=[_settled(column) for column in self.columns])
        seat = request.seat  # type: ignore[attr-defined]

        def rows() -> Iterator[list[object]]:
            with seated(seat):
                yield from map(settled._filed, settled.matching(request.GET))  # noqa: SLF001 -- itself

        return rows()


def _settled(column: Column) -> Column:
    return replace(column, labels={key: str(label) for key, label in column.labels.items()})
