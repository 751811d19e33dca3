"""Rows as a query string asks for them: filtered, searched and sorted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from manyuan.web.ui.columns import Column, Filter, Record, text_of
from manyuan.web.ui.figures import as_decimal
from manyuan.web.ui.verdicts import ORDER, word_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Declared rows and columns, and what a query string may choose among them."""

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
    compact: bool = False

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

    def words(self, query: QueryDict) -> list[str]:
        """Return the words that are searched for."""
        return query.get(self.parameter("q"), "").casefold().split()

    def matching(self, query: QueryDict) -> Sequence[Record]:
        """Return all rows that pass filters and search, in the order asked for."""
        chosen = {key: value for key, value in self.chosen(query).items() if value}
        words = self.words(query)
        found = [
            row
            for row in self.rows
            if all(_holds(row.get(key), value) for key, value in chosen.items())
            and (not words or _says(row, self.search_keys, words))
        ]
        key, down = self.sorting(query)
        return _sorted(found, self._column(key), down=down) if key else found

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
