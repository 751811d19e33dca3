"""Two-sided block exchange: teachers trade seats while no school gets a lower teacher for a higher.

After Combe, Tercieux and Terrier, "The Design of Teacher Assignment: Theory and Evidence" (Review
of Economic Studies 89(6), 2022). Of the article only its abstracts could be read; this is what is
implemented:

- A teacher may take the seat of another who is not ranked above him, at a place that he prefers to
  where he is; a cycle of such takings is carried out; that repeats until there is no cycle. What
  is left is two-sided maximal. Among the cycles those go first in which every teacher points to
  the best place open to him (the teachers' side of the "teacher-optimal" variant).
- Our schools share one order (backbone, title, years). A cycle in which every school *strictly*
  gains can then not exist, so a school agrees to a teacher of the same rank too.
- A wanted seat is held by nobody, whom every teacher outranks. Nobody "moves" to the seat that
  the last teacher of the chain leaves empty, where the school may lend one: then that school loses
  by what the rules let it lend.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeAlias

from peers.market import Assignment, PeerMarket, Place, by_place, by_subject

# A teacher by code, or the place at which nobody sits.
Node: TypeAlias = str | Place


def block_exchange(market: PeerMarket) -> Assignment:
    """Return the assignment that is left when no two-sided exchange can be found any more."""
    result: Assignment = {}
    for part in by_subject(market):
        exchange = _Exchange(part)
        while best := list(exchange.best_cycles()):
            for cycle in best:
                exchange.carry_out(cycle)
        while (cycle := exchange.any_cycle()) is not None:
            exchange.carry_out(cycle)
        result.update(exchange.assignment)
    return result


class _Exchange:
    """Who sits where, and who may take whose seat."""

    def __init__(self, market: PeerMarket, assignment: Assignment | None = None) -> None:
        self.market = market
        self.assignment = dict(assignment or market.at_home())
        self.there = defaultdict(list, by_place(self.assignment))
        self.empty = defaultdict(int, self._empty_seats())

    def _empty_seats(self) -> dict[Place, int]:
        seats = self.market.seats()
        return {place: seats[place] - len(self.there.get(place, ())) for place in seats}

    def may_empty(self, place: Place) -> bool:
        """Say whether the place may have one more empty seat than now."""
        most = self.market.wanted.get(place, 0) + self.market.lend.get(place, 0)
        return self.empty[place] < most

    def _better(self, code: str) -> Iterator[Place]:
        candidate, here = self.market.candidates[code], self.assignment[code]
        for place in candidate.wishes:
            if place == here:
                return
            yield place

    def _to_take(self, code: str, place: Place) -> list[Node]:
        """Return whose seat the teacher may take there: nobody's first, then the lowest first."""
        rank = self.market.candidates[code].rank
        ranks = {other: self.market.candidates[other].order for other in self.there[place]}
        lower = sorted((o for o in ranks if ranks[o][0] >= rank), key=ranks.__getitem__)
        empty = [place] if self.empty[place] > 0 else []
        return [*empty, *reversed(lower)]

    def _takings(self, node: Node) -> Iterator[Node]:
        if isinstance(node, str):
            for place in self._better(node):
                yield from self._to_take(node, place)
        else:
            yield from self._givers.get(node[1:], ())

    def _best_taking(self, node: Node) -> Node | None:
        return next(self._takings(node), None)

    def _prepare(self) -> list[Node]:
        wishing = [code for code in self.assignment if next(self._better(code), None)]
        givers: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for code in sorted(wishing, key=lambda code: self.market.candidates[code].order):
            if self.may_empty(self.assignment[code]):
                givers[self.assignment[code][1:]].append(code)
        self._givers = dict(givers)
        return wishing

    def best_cycles(self) -> Iterator[list[Node]]:
        """Yield disjoint cycles in which everyone takes the best seat open to them."""
        seen: set[Node] = set()
        for start in self._prepare():
            path: list[Node] = []
            node: Node | None = start
            while node is not None and node not in seen:
                seen.add(node)
                path.append(node)
                node = self._best_taking(node)
            if node is not None and node in path:
                yield path[path.index(node) :]

    def any_cycle(self) -> list[Node] | None:
        """Return some cycle of takings, or None where the assignment is two-sided maximal."""
        done: set[Node] = set()
        for start in self._prepare():
            if start not in done and (cycle := self._search(start, done)):
                return cycle
        return None

    def _search(self, start: Node, done: set[Node]) -> list[Node] | None:
        path, open_, at = [start], {start}, [self._takings(start)]
        while path:
            node = next(at[-1], None)
            if node is None:
                at.pop()
                open_.discard(path[-1])
                done.add(path.pop())
            elif node in open_:
                return path[path.index(node) :]
            elif node not in done:
                path.append(node)
                open_.add(node)
                at.append(self._takings(node))
        return None

    def carry_out(self, cycle: list[Node]) -> None:
        """Give each of the cycle the seat of the next one."""
        places = [self.assignment[each] if isinstance(each, str) else each for each in cycle]
        for node, before, after in zip(cycle, places, [*places[1:], places[0]], strict=True):
            if isinstance(node, str):
                self.there[before].remove(node)
                self.there[after].append(node)
                self.assignment[node] = after
            else:
                self.empty[before] -= 1
                self.empty[after] += 1
