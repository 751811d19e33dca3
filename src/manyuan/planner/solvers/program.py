from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

INFINITE = float("inf")


@dataclass(slots=True)
class Goal:
    """One goal of a lexicographic order, to be made as small as possible.

    ``whole`` says that every plan's value is a whole number, so that a bound may be rounded up.
    ``columns`` and ``costs`` are its coefficients; ``offset`` is added to them.
    """

    name: str
    whole: bool
    columns: array[int] = field(default_factory=lambda: array("i"))
    costs: array[float] = field(default_factory=lambda: array("d"))
    offset: float = 0.0

    def add(self, column: int, cost: float) -> None:
        """Give a column its cost in this goal."""
        self.columns.append(column)
        self.costs.append(cost)


@dataclass(slots=True)
class Program:
    """A mixed-integer linear program with goals in order, as plain arrays.

    Columns are written once and in order; ``since`` is the place of the first goal for which a
    column is worth looking at (the builder vouches that it is of no use to those before); a
    ``lazy`` column may wait until its price calls for it. ``ceiling`` is an upper
    bound that the rows imply, good for bounds. Columns that *follow* are flows that can
    be whole whenever the whole columns are.
    """

    goals: Sequence[Goal]
    row_lower: array[float] = field(default_factory=lambda: array("d"))
    row_upper: array[float] = field(default_factory=lambda: array("d"))
    lower: array[float] = field(default_factory=lambda: array("d"))
    upper: array[float] = field(default_factory=lambda: array("d"))
    ceiling: array[float] = field(default_factory=lambda: array("d"))
    whole: bytearray = field(default_factory=bytearray)
    since: bytearray = field(default_factory=bytearray)
    follows: bytearray = field(default_factory=bytearray)
    lazy: bytearray = field(default_factory=bytearray)
    starts: array[int] = field(default_factory=lambda: array("i", [0]))
    index: array[int] = field(default_factory=lambda: array("i"))
    value: array[float] = field(default_factory=lambda: array("d"))

    @property
    def columns(self) -> int:
        """The number of columns."""
        return len(self.lower)

    @property
    def rows(self) -> int:
        """The number of rows."""
        return len(self.row_lower)

    def row(self, lower: float = -INFINITE, upper: float = INFINITE) -> int:
        """Add a row with its bounds and return its place."""
        self.row_lower.append(lower)
        self.row_upper.append(upper)
        return len(self.row_lower) - 1

    def column(
        self,
        entries: Iterable[tuple[int, float]],
        *,
        lower: float = 0.0,
        upper: float = INFINITE,
        ceiling: float = INFINITE,
        whole: bool = False,
        since: int = 0,
        follows: bool = False,
        lazy: bool = False,
    ) -> int:
        """Add a column with its entries (row, coefficient) and return its place."""
        for row, coefficient in entries:
            self.index.append(row)
            self.value.append(coefficient)
        self.starts.append(len(self.index))
        self.lower.append(lower)
        self.upper.append(upper)
        self.ceiling.append(ceiling)
        self.whole.append(whole)
        self.since.append(since)
        self.follows.append(follows)
        self.lazy.append(lazy)
        return len(self.lower) - 1
