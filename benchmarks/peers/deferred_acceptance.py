"""Deferred acceptance in which nobody can lose the seat they have.

Teachers propose (Gale and Shapley, 1962). Every school ranks its own present teachers above all
others and these among themselves, as the others, by the common priority; it has a seat for each of
them and one for each teacher that it wants more. This is the variation that Combe, Tercieux and
Terrier (2022) describe as the one in use.
"""

import heapq

from peers.market import Assignment, Candidate, PeerMarket, Place

Held = tuple[bool, tuple[int, ...], str]


def deferred_acceptance(market: PeerMarket) -> Assignment:
    """Return the stable assignment that is best for the teachers."""
    seats = market.seats()
    held: dict[Place, list[tuple[_Last, str]]] = {place: [] for place in seats}
    next_wish = dict.fromkeys(market.candidates, 0)
    waiting = sorted(market.candidates, reverse=True)
    while waiting:
        code = waiting.pop()
        candidate = market.candidates[code]
        place = _wish(candidate, next_wish[code])
        next_wish[code] += 1
        queue = held.setdefault(place, [])
        heapq.heappush(queue, (_Last(priority(candidate, place)), code))
        if len(queue) > seats.get(place, 0):
            waiting.append(heapq.heappop(queue)[1])
    return {code: place for place, queue in held.items() for _, code in queue}


def priority(candidate: Candidate, place: Place) -> Held:
    """Return the candidate's standing at a place, smaller first: those at home there lead."""
    return candidate.home != place, *candidate.order


def _wish(candidate: Candidate, number: int) -> Place:
    return candidate.wishes[number] if number < len(candidate.wishes) else candidate.home


class _Last:
    """A priority turned round, so that a heap gives up the last in order first."""

    __slots__ = ("priority",)

    def __init__(self, priority: Held) -> None:
        self.priority = priority

    def __lt__(self, other: "_Last") -> bool:
        return other.priority < self.priority
