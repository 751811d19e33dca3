"""What the peers see of a teacher exchange: who holds which seat, who wishes what, where is room.

A place is a school, stage and subject. Teachers keep their stage and subject, so places of
different subjects never meet. The rules that speak of whole schools or of the whole district (the
15 % ceilings, the thresholds of A1–A3, the policy ratios) are unknown to a classical mechanism.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Place: TypeAlias = tuple[str, str, str]
Assignment: TypeAlias = dict[str, Place]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A teacher who may move.

    ``wishes`` are the places that the teacher prefers to staying, best first; ``acceptable`` those
    to which the rules let a planner send the teacher; ``rank`` is the school's priority, smaller
    first, and is the same at every school.
    """

    code: str
    home: Place
    wishes: tuple[Place, ...] = ()
    acceptable: frozenset[Place] = frozenset()
    rank: tuple[int, ...] = ()

    @property
    def order(self) -> tuple[tuple[int, ...], str]:
        """The priority with its ties broken by the teacher's code."""
        return self.rank, self.code

    def prefers(self, place: Place, to: Place) -> bool:
        """Say whether the teacher would rather be at ``place``; what is unlisted is the worst."""
        return self._liking(place) < self._liking(to)

    def _liking(self, place: Place) -> int:
        if place in self.wishes:
            return self.wishes.index(place)
        return len(self.wishes) + (place != self.home)


@dataclass(frozen=True, slots=True)
class PeerMarket:
    """Candidates, the additional seats that schools want, and the seats that they may leave empty.

    A place has as many seats as candidates at home there, and ``wanted`` more.
    """

    candidates: Mapping[str, Candidate]
    wanted: Mapping[Place, int] = field(default_factory=dict)
    lend: Mapping[Place, int] = field(default_factory=dict)

    def at_home(self) -> Assignment:
        """Return the assignment in which nobody moves."""
        return {code: candidate.home for code, candidate in self.candidates.items()}

    def seats(self) -> dict[Place, int]:
        """Return how many candidates each place holds when it is full."""
        count: dict[Place, int] = defaultdict(int)
        for candidate in self.candidates.values():
            count[candidate.home] += 1
        for place, wanted in self.wanted.items():
            count[place] += wanted
        return dict(count)


def by_subject(market: PeerMarket) -> Iterator[PeerMarket]:
    """Yield the market of each stage and subject: nobody passes from one to another."""
    codes: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for code, candidate in market.candidates.items():
        codes[candidate.home[1:]].append(code)
    for line, members in codes.items():
        yield PeerMarket(
            {code: market.candidates[code] for code in members},
            {place: count for place, count in market.wanted.items() if place[1:] == line},
            {place: count for place, count in market.lend.items() if place[1:] == line},
        )


def by_place(assignment: Mapping[str, Place]) -> dict[Place, list[str]]:
    """Return who is where, by place."""
    there: dict[Place, list[str]] = defaultdict(list)
    for code, place in assignment.items():
        there[place].append(code)
    return dict(there)


def movers(market: PeerMarket, assignment: Mapping[str, Place]) -> Iterable[tuple[str, Place]]:
    """Yield those who are no longer at home, and where they are."""
    for code, place in assignment.items():
        if place != market.candidates[code].home:
            yield code, place
