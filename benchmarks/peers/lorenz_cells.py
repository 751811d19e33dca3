"""Lorenz-improving transfers and swaps on the indicators A1–A3, worst cell first.

The idea of the Lorenz transfer carried over to the relative shortfalls that the evaluation looks
at. A teacher counts in up to three cells at once, so the theorem behind ``lorenz_transfer`` does
not hold here; this is a greedy of our own, not a published mechanism. The worst cell that can be
helped gets a teacher from a better-supplied school, for an empty wanted post or in exchange for a
teacher of the same stage and subject, as long as

- the shortfalls of all cells touched are weakly majorized by what they were (so no sum of the
  worst ones rises anywhere, and the largest never does),
- no cell that was met is lost, and
- no place grows by more than it wants or shrinks by more than it may lend.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from peers.market import Assignment, PeerMarket, Place

CellKey = tuple[str, str, str]
Indicators = frozenset[str]
Price = tuple[float, float, bool]
TOLERANCE = 1e-12


@dataclass(frozen=True, slots=True)
class Supply:
    """Teachers there and needed by cell (school, stage, indicator); where each teacher counts.

    ``leavers`` are the most who may leave a legal school, ``most_moves`` the most who may move at
    all; ``legal`` maps schools to legal schools.
    """

    cells: Mapping[CellKey, tuple[int, int]]
    indicators: Mapping[str, Indicators]
    legal: Mapping[str, str] = field(default_factory=dict)
    leavers: Mapping[str, int] = field(default_factory=dict)
    most_moves: int | None = None


def lorenz_cells(market: PeerMarket, supply: Supply, *, keep_ceilings: bool = False) -> Assignment:
    """Return the assignment after all transfers that Lorenz-improve the relative shortfalls."""
    state = _State(market, supply, keep_ceilings=keep_ceilings)
    helped = True
    while helped:
        helped = False
        worst = [(-state.shortfall(cell), cell) for cell in state.short_cells()]
        heapq.heapify(worst)
        while worst:
            _, cell = heapq.heappop(worst)
            if state.help(cell):
                helped = True
                if state.shortfall(cell):
                    heapq.heappush(worst, (-state.shortfall(cell), cell))
    return state.assignment


def relative_shortfall(there: int, needed: int) -> float:
    """Return (N − n)/N, or 0 where nothing is missing."""
    return (needed - there) / needed if there < needed else 0.0


def is_weakly_majorized(after: Iterable[float], before: Iterable[float]) -> bool:
    """Say whether no sum of the k largest has risen."""
    one = accumulate(sorted(after, reverse=True))
    two = accumulate(sorted(before, reverse=True))
    return all(a <= b + TOLERANCE for a, b in zip(one, two, strict=True))


@dataclass(frozen=True, slots=True)
class _Step:
    """Somebody goes to a place, and perhaps another from there to where the first one leaves."""

    code: str
    place: Place
    home: Place
    back: str | None


class _State:
    def __init__(self, market: PeerMarket, supply: Supply, *, keep_ceilings: bool) -> None:
        self.market, self.supply, self.keep_ceilings = market, supply, keep_ceilings
        self.assignment = market.at_home()
        self.there = {cell: there for cell, (there, _) in supply.cells.items()}
        self.needed = {cell: needed for cell, (_, needed) in supply.cells.items()}
        self.net: dict[Place, int] = defaultdict(int)
        self.left: dict[str, int] = defaultdict(int)
        self.moves = 0
        # Teachers of one place who count alike cost alike: only the first of them is looked at.
        self.alike: dict[Place, dict[Indicators, list[str]]] = defaultdict(dict)
        sources: dict[Place, set[Place]] = defaultdict(set)
        for code, one in sorted(market.candidates.items()):
            kind = supply.indicators.get(code, frozenset())
            self.alike[one.home].setdefault(kind, []).append(code)
            for place in one.acceptable:
                sources[place].add(one.home)
        self.ways: dict[tuple[str, str], list[tuple[Place, Place]]] = defaultdict(list)
        for place in sorted(sources):
            self.ways[place[:2]] += [(home, place) for home in sorted(sources[place])]

    def shortfall(self, cell: CellKey) -> float:
        return relative_shortfall(self.there[cell], self.needed[cell])

    def short_cells(self) -> Iterator[CellKey]:
        return (cell for cell in self.there if self.there[cell] < self.needed[cell])

    def help(self, cell: CellKey) -> bool:
        """Bring the best teacher to the cell: from where it hurts least, helping most."""
        best: tuple[Price, _Step] | None = None
        for home, place in self.ways[cell[:2]]:
            if not self._could_give(home[0], cell):
                continue
            for step in self._steps(home, place, cell[2]):
                price = self._price(step)
                if price is not None and (best is None or price < best[0]):
                    best = price, step
        if best is not None:
            self._carry_out(best[1])
        return best is not None

    def _could_give(self, school: str, cell: CellKey) -> bool:
        giver = (school, *cell[1:])
        if giver not in self.there:
            return True
        after = relative_shortfall(self.there[giver] - 1, self.needed[giver])
        return after < self.shortfall(cell) and not (after and self._was_met(giver))

    def _was_met(self, cell: CellKey) -> bool:
        there, needed = self.supply.cells[cell]
        return there >= needed

    def _steps(self, home: Place, place: Place, indicator: str) -> Iterator[_Step]:
        comers = [
            code
            for kind, codes in self.alike[home].items()
            if indicator in kind and (code := self._first(codes, place)) is not None
        ]
        if not comers or not self._is_under_ceilings(home[0], moves=1):
            return
        backs: list[str] = []
        if self._is_under_ceilings(place[0], moves=2):
            backs = [
                code
                for kind, codes in self.alike[place].items()
                if indicator not in kind and (code := self._first(codes, home)) is not None
            ]
        has_room = self.net[place] < self.market.wanted.get(place, 0)
        has_room = has_room and self.net[home] > -self.market.lend.get(home, 0)
        for code in comers:
            if has_room:
                yield _Step(code, place, home, None)
            for back in backs:
                yield _Step(code, place, home, back)

    def _first(self, codes: list[str], place: Place) -> str | None:
        candidates = self.market.candidates
        return next((code for code in codes if place in candidates[code].acceptable), None)

    def _is_under_ceilings(self, school: str, *, moves: int) -> bool:
        if not self.keep_ceilings:
            return True
        legal = self.supply.legal.get(school, school)
        if self.left[legal] >= self.supply.leavers.get(legal, 0):
            return False
        most = self.supply.most_moves
        return most is None or self.moves + moves <= most

    def _price(self, step: _Step) -> Price | None:
        """Return (worst giving cell after, change of the sum, swap), None if it may not be."""
        before, after, worst = [], [], 0.0
        for cell, delta in self._change(step).items():
            was = self.shortfall(cell)
            now = relative_shortfall(self.there[cell] + delta, self.needed[cell])
            if delta < 0:
                if now and self._was_met(cell):
                    return None
                worst = max(worst, now)
            before.append(was)
            after.append(now)
        if not is_weakly_majorized(after, before):
            return None
        return worst, sum(after) - sum(before), step.back is not None

    def _change(self, step: _Step) -> dict[CellKey, int]:
        change: dict[CellKey, int] = {}
        come = self.supply.indicators.get(step.code, frozenset())
        go = self.supply.indicators.get(step.back or "", frozenset())
        for indicators, sign in ((come - go, 1), (go - come, -1)):
            for indicator in indicators:
                for place, delta in ((step.place, sign), (step.home, -sign)):
                    cell = (*place[:2], indicator)
                    if cell in self.there:
                        change[cell] = delta
        return change

    def _carry_out(self, step: _Step) -> None:
        for cell, delta in self._change(step).items():
            self.there[cell] += delta
        self._send(step.code, step.place)
        if step.back is not None:
            self._send(step.back, step.home)

    def _send(self, code: str, place: Place) -> None:
        home = self.market.candidates[code].home
        self.alike[home][self.supply.indicators.get(code, frozenset())].remove(code)
        self.net[home] -= 1
        self.net[place] += 1
        self.left[self.supply.legal.get(home[0], home[0])] += 1
        self.moves += 1
        self.assignment[code] = place
