"""Lorenz-improving transfers on the indicators A1–A3, one teacher at a time.

The idea of the Lorenz transfer carried over to the relative shortfalls that the evaluation looks
at. A teacher counts in up to three cells at once, so the theorem behind ``lorenz_transfer`` does
not hold here; this is a greedy of our own, not a published mechanism: the worst cell that can be
helped gets a teacher from a better-supplied school, as long as

- the shortfalls of all cells touched are weakly majorized by what they were (so no partial sum of
  the worst ones rises anywhere, and the largest never does),
- no cell that was met is lost, and
- the receiving post is wanted and the giving school may lend.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate

from peers.market import Assignment, PeerMarket, Place

CellKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Supply:
    """Teachers there and needed by cell (school, stage, indicator); the cells each teacher is in.

    ``leavers`` are the most who may leave a legal school, ``most_moves`` the most who may move at
    all; ``legal`` maps schools to legal schools.
    """

    cells: Mapping[CellKey, tuple[int, int]]
    indicators: Mapping[str, frozenset[str]]
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


def relative_shortfall(there: int, needed: int) -> Fraction:
    """Return (N − n)/N, or 0 where nothing is missing."""
    return Fraction(needed - there, needed) if there < needed else Fraction(0)


def is_weakly_majorized(after: Iterable[Fraction], before: Iterable[Fraction]) -> bool:
    """Say whether no sum of the k largest has risen."""
    one = accumulate(sorted(after, reverse=True))
    two = accumulate(sorted(before, reverse=True))
    return all(a <= b for a, b in zip(one, two, strict=True))


class _State:
    def __init__(self, market: PeerMarket, supply: Supply, *, keep_ceilings: bool) -> None:
        self.market, self.supply, self.keep_ceilings = market, supply, keep_ceilings
        self.assignment = market.at_home()
        self.there = {cell: there for cell, (there, _) in supply.cells.items()}
        self.needed = {cell: needed for cell, (_, needed) in supply.cells.items()}
        self.net: dict[Place, int] = defaultdict(int)
        self.left: dict[str, int] = defaultdict(int)
        self.moves = 0
        self.willing: dict[tuple[str, str, str], list[tuple[str, Place]]] = defaultdict(list)
        for code, candidate in sorted(market.candidates.items()):
            for place in candidate.acceptable:
                if market.wanted.get(place, 0) > 0:
                    for indicator in supply.indicators.get(code, ()):
                        self.willing[place[0], place[1], indicator].append((code, place))

    def shortfall(self, cell: CellKey) -> Fraction:
        return relative_shortfall(self.there[cell], self.needed[cell])

    def short_cells(self) -> Iterator[CellKey]:
        return (cell for cell in self.there if self.there[cell] < self.needed[cell])

    def help(self, cell: CellKey) -> bool:
        """Bring the best teacher to the cell: from where it hurts least, helping most."""
        best = min(
            (
                (*price, number)
                for number, (code, place) in enumerate(self.willing[cell])
                if self._has_room(code, place) and (price := self._price(code, place)) is not None
            ),
            default=None,
        )
        if best is None:
            return False
        code, place = self.willing[cell][best[-1]]
        self._move(code, place)
        return True

    def _has_room(self, code: str, place: Place) -> bool:
        home = self.market.candidates[code].home
        if self.assignment[code] != home:
            return False
        if self.net[place] >= self.market.wanted.get(place, 0):
            return False
        if self.net[home] <= -self.market.lend.get(home, 0):
            return False
        return not self.keep_ceilings or self._is_under_ceilings(home[0])

    def _is_under_ceilings(self, school: str) -> bool:
        legal = self.supply.legal.get(school, school)
        if self.left[legal] >= self.supply.leavers.get(legal, 0):
            return False
        return self.supply.most_moves is None or self.moves < self.supply.most_moves

    def _price(self, code: str, place: Place) -> tuple[Fraction, Fraction] | None:
        """Return (worst giving cell afterwards, sum of shortfalls), None if it may not be."""
        change = self._change(code, place)
        before = [self.shortfall(cell) for cell in change]
        after = []
        worst = Fraction(0)
        for cell, delta in change.items():
            there, needed = self.there[cell] + delta, self.needed[cell]
            if delta < 0 and there < needed <= self.supply.cells[cell][0]:
                return None
            after.append(relative_shortfall(there, needed))
            if delta < 0:
                worst = max(worst, after[-1])
        if not is_weakly_majorized(after, before):
            return None
        return worst, sum(after, Fraction(0)) - sum(before, Fraction(0))

    def _change(self, code: str, place: Place) -> dict[CellKey, int]:
        home = self.market.candidates[code].home
        change: dict[CellKey, int] = {}
        for indicator in self.supply.indicators.get(code, ()):
            for school, delta in ((home[0], -1), (place[0], 1)):
                if (cell := (school, place[1], indicator)) in self.there:
                    change[cell] = delta
        return change

    def _move(self, code: str, place: Place) -> None:
        home = self.market.candidates[code].home
        for cell, delta in self._change(code, place).items():
            self.there[cell] += delta
        self.net[home] -= 1
        self.net[place] += 1
        self.left[self.supply.legal.get(home[0], home[0])] += 1
        self.moves += 1
        self.assignment[code] = place
