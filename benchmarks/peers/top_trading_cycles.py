"""Top trading cycles with vacant posts.

Abdulkadiroğlu and Sönmez (2003), school choice: each teacher points to the best place with a seat
left, each place to the first in its own order, and every cycle is carried out. A place's order
puts those who sit there first, as with the existing tenants of their paper of 1999, so that nobody
can lose a seat; a vacant post so goes to the first by the common priority who asks for it.
"""

from collections import defaultdict
from itertools import takewhile

from peers.market import Assignment, PeerMarket, Place, by_subject


def top_trading_cycles(market: PeerMarket) -> Assignment:
    """Return an assignment that nobody can better without somebody losing by it."""
    result: Assignment = {}
    for part in by_subject(market):
        result.update(_Trading(part).run())
    return result


class _Trading:
    def __init__(self, market: PeerMarket) -> None:
        self.candidates = market.candidates
        self.seats = market.seats()
        self.line = sorted(market.candidates, key=lambda code: self.candidates[code].order)
        self.own: dict[Place, list[str]] = defaultdict(list)
        for code in self.line:
            self.own[self.candidates[code].home].append(code)
        self.result: Assignment = {}
        self._own_at: dict[Place, int] = defaultdict(int)
        self._line_at = 0
        self._wish_at = dict.fromkeys(self.line, 0)

    def run(self) -> Assignment:
        path: list[tuple[str, Place]] = []
        on_path: dict[str, int] = {}
        while (code := self._next(path)) is not None:
            if code not in on_path:
                on_path[code] = len(path)
                path.append((code, self._wanted_by(code)))
                continue
            self._trade(path[on_path[code] :])
            path = self._still_pointing(path[: on_path[code]])
            on_path = {each: number for number, (each, _) in enumerate(path)}
        return self.result

    def _next(self, path: list[tuple[str, Place]]) -> str | None:
        return self._pointed_to(path[-1][1]) if path else self._first_in_line()

    def _trade(self, cycle: list[tuple[str, Place]]) -> None:
        for code, place in cycle:
            self.result[code] = place
            self.seats[place] -= 1

    def _still_pointing(self, path: list[tuple[str, Place]]) -> list[tuple[str, Place]]:
        # A trade may have filled a place that someone on the path pointed to.
        return list(takewhile(lambda step: self.seats[step[1]], path))

    def _wanted_by(self, code: str) -> Place:
        wishes = self.candidates[code].wishes
        at = self._wish_at[code]
        while at < len(wishes) and not self.seats.get(wishes[at], 0):
            at += 1
        self._wish_at[code] = at
        return wishes[at] if at < len(wishes) else self.candidates[code].home

    def _pointed_to(self, place: Place) -> str | None:
        own, at = self.own[place], self._own_at[place]
        while at < len(own) and own[at] in self.result:
            at += 1
        self._own_at[place] = at
        return own[at] if at < len(own) else self._first_in_line()

    def _first_in_line(self) -> str | None:
        while self._line_at < len(self.line) and self.line[self._line_at] in self.result:
            self._line_at += 1
        return self.line[self._line_at] if self._line_at < len(self.line) else None
