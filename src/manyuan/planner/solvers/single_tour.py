"""The single tour of most profit with time windows: labels, cut off by a Lagrangian bound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
STEPS = 22  # of the subgradient
TIMES = 250  # into how many parts the day is cut for the bound; waiting is rounded in its favour
MOST_LABELS = 8_000
WIDTHS = (6, 30)  # how many beginnings of each time a narrow search follows
PARTS = 8  # parts of the day that a narrow search counts together
PATIENCE = 4  # steps without a better bound after which the step is halved
NEVER = -1e9
HOME = -2  # from place 0 the way back is no i–j–i: it ends the tour
SMALL = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """A tour from place 0 and back by ``end``; the visit at place k yields ``profits[k]``.

    Profits are whole; a visit takes ``services[k]`` and starts between ``opens`` and ``closes``.
    """

    ways: Ints
    services: Ints
    profits: Ints
    opens: Ints
    closes: Ints
    end: int


def single(
    *,
    ways: Sequence[Sequence[int]],
    services: Sequence[int],
    profits: Sequence[int],
    times: Sequence[tuple[int, int]],
    hours: tuple[int, int],
) -> Single:
    """Return the task from plain numbers, its clock set to 0 at the beginning of ``hours``."""
    start, end = hours
    return Single(
        ways=np.array(ways),
        services=np.array(services),
        profits=np.array(profits),
        opens=np.array([max(0, low - start) for low, _ in times]),
        closes=np.array([high - start for _, high in times]),
        end=end - start,
    )


@dataclass(frozen=True, slots=True)
class Found:
    """The best tour found, as places in their order, its profit and what none can exceed."""

    path: tuple[int, ...]
    profit: int
    bound: int


@dataclass(frozen=True, slots=True)
class _Table:
    """What a tour can still earn by place and time: best, its next place, best with another."""

    best: Floats
    following: Ints
    other: Floats


def best_tour(single: Single, known: Sequence[int], *, goes_on: Callable[[], bool]) -> Found:
    """Return a tour no worse than ``known``, and a bound; they meet where the search ended.

    Notes
    -----
    Relaxing "once at most" with a price on each visit and forbidding i–j–i leaves a dynamic program
    over times, whose value bounds every tour; a subgradient finds good prices. Beginnings of tours
    are then extended in order of time, and dropped where another one with no more visits is there
    earlier with no less profit, or where profit so far plus bound does not exceed the best known.
    Narrow searches, which follow only the most promising at each time, come first: a good tour
    found early spares most of the full one.
    """
    prices, table, bound = _priced(single, _profit(single, known), goes_on)
    path: tuple[int, ...] = tuple(known)
    ended = False
    for width in (*WIDTHS, None):
        search = _Search(single, prices, table, path)
        ended = search.run(goes_on, width=width)
        path = search.path
        if not ended:
            break
    best = _profit(single, path)
    return Found(path, best, best if ended else max(best, int(bound + SMALL)))


def _profit(single: Single, path: Sequence[int]) -> int:
    return int(sum(single.profits[place] for place in path))


def _grain(single: Single) -> int:
    """Return the length of a part of the day: shorter than any visit, so that times go on."""
    return max(1, min(int(single.services[1:].min()), single.end // TIMES))


# -- the bound ---------------------------------------------------------------------------------


def _priced(
    single: Single, known: int, goes_on: Callable[[], bool]
) -> tuple[Floats, _Table, float]:
    """Return the prices with the smallest bound found, its table and the bound."""
    grid, prices = _grid(single), np.zeros(len(single.profits))
    best: tuple[Floats, _Table, float] | None = None
    scale, stalled = 1.0, 0
    for _ in range(STEPS):
        table = _table(grid, single.profits - prices)
        bound = float(table.best[0, 0] + prices.sum())
        if best is None or bound < best[2] - SMALL:
            best, stalled = (prices.copy(), table, bound), 0
        else:
            stalled += 1
        if stalled >= PATIENCE:
            scale, stalled = scale / 2, 0
        slope = 1 - _visits(grid, single.profits - prices, table)
        slope[0] = 0
        slope[(prices <= 0) & (slope > 0)] = 0
        length = float((slope**2).sum())
        if length == 0 or bound < known + 1 or not goes_on():
            break
        prices = np.maximum(0, prices - scale * (bound - known) / length * slope)
    return best if best is not None else (prices, table, bound)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where each way leads in parts of the day, whatever is earned: looked up once.

    ``onward`` holds, by part, place and next place, the entry of a table (places × parts) at which
    the next place is left; ``shut`` says that it cannot be reached in time, and ``returns`` what a
    tour that goes home then is worth: nothing, or NEVER where it would be late.
    """

    onward: Ints
    shut: npt.NDArray[np.bool_]
    returns: Floats
    rows: Ints


def _grid(single: Single) -> _Grid:
    places, grain = len(single.profits), _grain(single)
    parts = single.end // grain + 2
    now = np.arange(parts)[:, None, None] * grain
    arrival = now + single.ways[None, :, :]
    leaves = (np.maximum(arrival, single.opens) + single.services) // grain
    shut = arrival > single.closes
    shut[:, np.arange(places), np.arange(places)] = True
    leaves = np.where(shut, parts - 1, np.minimum(leaves, parts - 1))
    late = np.arange(parts)[:, None] * grain + single.ways[None, :, 0] > single.end
    return _Grid(
        onward=np.arange(places) * parts + leaves,
        shut=shut,
        returns=np.where(late, NEVER, 0.0),
        rows=np.where(np.arange(places) > 0, np.arange(places), HOME)[:, None],
    )


def _table(grid: _Grid, worth: Floats) -> _Table:
    parts, places, _ = grid.onward.shape
    table = _Table(
        best=np.full((places, parts), NEVER),
        following=np.full((places, parts), -1, np.int64),
        other=np.full((places, parts), NEVER),
    )
    every = np.arange(places)
    for part in range(parts - 1, -1, -1):
        earned = _earned(grid, worth, table, part)
        chosen = np.argmax(earned, axis=1)
        table.best[:, part], table.following[:, part] = earned[every, chosen], chosen
        earned[every, chosen] = NEVER
        table.other[:, part] = earned.max(axis=1)
    return table


def _earned(grid: _Grid, worth: Floats, table: _Table, part: int) -> Floats:
    """Return what each next place (columns) earns from each place (rows) at a part of the day."""
    at = grid.onward[part]
    earned: Floats = np.where(
        table.following.ravel()[at] == grid.rows,
        table.other.ravel()[at],
        table.best.ravel()[at],
    )
    earned += worth
    earned[grid.shut[part]] = NEVER
    earned[:, 0] = grid.returns[part]
    return earned


def _visits(grid: _Grid, worth: Floats, table: _Table) -> Floats:
    """Count how often the relaxed best tour is at each place."""
    parts = grid.onward.shape[0]
    counted = np.zeros(len(worth))
    place, before, part = 0, -1, 0
    while True:
        earned = _earned(grid, worth, table, part)[place]
        if before > 0:
            earned[before] = NEVER
        chosen = int(np.argmax(earned))
        if chosen == 0 or earned[chosen] <= NEVER / 2:
            return counted
        counted[chosen] += 1
        part = int(grid.onward[part, place, chosen]) % parts
        before, place = place, chosen


# -- the search --------------------------------------------------------------------------------


@dataclass(slots=True)
class _Label:
    place: int
    before: int
    time: int
    profit: int
    visited: int
    rest: float  # the prices of what is not visited
    parent: _Label | None


class _Search:
    """Beginnings of tours in order of time, as plain lists: numpy is slow one number at a time."""

    def __init__(
        self, single: Single, prices: Floats, table: _Table, known: tuple[int, ...]
    ) -> None:
        self.path = known
        self.profit = _profit(single, known)
        self._end, self._grain = single.end, _grain(single)
        self._ways = single.ways.tolist()
        self._services, self._profits = single.services.tolist(), single.profits.tolist()
        self._opens, self._closes = single.opens.tolist(), single.closes.tolist()
        self._prices = prices.tolist()
        self._best, self._other = table.best.tolist(), table.other.tolist()
        self._following = table.following.tolist()
        self._waiting: list[list[_Label]] = [[] for _ in range(single.end + 1)]
        self._front: list[list[_Label]] = [[] for _ in self._profits]
        self._made = 0

    def run(self, goes_on: Callable[[], bool], *, width: int | None) -> bool:
        """Search among the ``width`` best of each place and time; say if all was seen."""
        self._extend(_Label(0, -1, 0, 0, 1, sum(self._prices), None))
        followed: dict[tuple[int, int], int] = {}
        for time, waiting in enumerate(self._waiting):
            waiting.sort(key=self._promise)
            for label in waiting:
                spot = label.place, time // (self._grain * PARTS)
                followed[spot] = followed.get(spot, 0) + 1
                if width is not None and followed[spot] > width:
                    continue
                self._extend(label)
                if self._made > MOST_LABELS or not goes_on():
                    return False
            waiting.clear()
        return True

    def _promise(self, label: _Label) -> float:
        """Return what the label may come to at most, the largest first."""
        onward: float = self._best[label.place][label.time // self._grain]
        return -(label.profit + label.rest + onward)

    def _extend(self, label: _Label) -> None:
        ways, closes = self._ways[label.place], self._closes
        for place in range(1, len(ways)):
            arrival = label.time + ways[place]
            if arrival <= closes[place] and not label.visited >> place & 1:
                leaves = max(arrival, self._opens[place]) + self._services[place]
                self._offer(label, place, leaves)

    def _offer(self, label: _Label, place: int, time: int) -> None:
        """Take the longer beginning unless it cannot better the best, or another one is better."""
        profit, rest = label.profit + self._profits[place], label.rest - self._prices[place]
        part = time // self._grain
        returns = label.place > 0 and self._following[place][part] == label.place
        onward = (self._other if returns else self._best)[place][part]
        if profit + rest + onward < self.profit + 1 - SMALL:
            return
        visited = label.visited | 1 << place
        for rival in self._front[place]:
            if rival.time <= time and rival.profit >= profit and not rival.visited & ~visited:
                return
        new = _Label(place, label.place, time, profit, visited, rest, label)
        self._front[place].append(new)
        self._waiting[time].append(new)
        self._made += 1
        if profit > self.profit:
            self.profit, self.path = profit, _path(new)


def _path(label: _Label) -> tuple[int, ...]:
    places = []
    current: _Label | None = label
    while current is not None and current.place:
        places.append(current.place)
        current = current.parent
    return tuple(reversed(places))
