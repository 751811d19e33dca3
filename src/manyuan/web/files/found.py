"""What the check of an upload found, read back from the plain values that were kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from manyuan.directory.queries.outcome import LEFT_OUT

Plain = Mapping[str, Any]


@dataclass(frozen=True)
class Found:
    """The outcome of a dry run: counts by table, changed fields, findings, each list bounded."""

    tables: Sequence[Plain] = ()
    head: Plain | None = None
    lines: Sequence[Plain] = ()
    lines_all: int = 0
    findings: Sequence[Plain] = ()
    totals: Mapping[str, int] = field(default_factory=dict)
    is_idle: bool = False

    @property
    def problems(self) -> list[Plain]:
        """Return what is to be said about the rows that are read."""
        return [one for one in self.findings if one["code"] not in LEFT_OUT]

    @property
    def aside(self) -> list[Plain]:
        """Return what is left out of the import."""
        return [one for one in self.findings if one["code"] in LEFT_OUT]

    @property
    def added(self) -> int:
        """Return how many rows would be added."""
        return sum(table["added"] for table in self.tables)

    @property
    def changed(self) -> int:
        """Return how many rows would change."""
        return sum(table["changed"] for table in self.tables)

    @property
    def errors(self) -> int:
        """Return how many errors were counted, listed or not."""
        return self.totals.get("error", 0)

    @property
    def warnings(self) -> int:
        """Return how many warnings were counted, listed or not."""
        return self.totals.get("warning", 0)

    @property
    def hidden(self) -> int:
        """Return how many findings were counted but not kept."""
        return sum(self.totals.values()) - len(self.findings)

    @property
    def lines_hidden(self) -> int:
        """Return how many lines of change were counted but not kept."""
        return self.lines_all - len(self.lines)

    def size_of(self, part: str) -> int:
        """Return how many lines a part of the page has."""
        sizes = {"changes": self.lines_all, "aside": len(self.aside)}
        return sizes.get(part, len(self.problems))
