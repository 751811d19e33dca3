"""The lexicographic optimum of a tiny district, by trying every assignment there is.

Shares no code with the planner: it knows the district only through the checker.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import inf

from planner.kinds.exchange.checker.market import Market
from planner.kinds.exchange.checker.rules import GOALS, Judge

CHANGES_AFTER = GOALS.index("equalising_shortfall") + 1


@dataclass(frozen=True)
class Will:
    """What the user asks for: pins (None is home), bans, and the adopted plan of a re-plan."""

    pins: Mapping[str, str | None] = field(default_factory=dict)
    bans: Collection[tuple[str, str]] = ()
    adopted: Mapping[str, str] | None = None

    def allows(self, moves: Mapping[str, str]) -> bool:
        """Whether the moves respect every pin and ban."""
        kept = all(moves.get(code) == end for code, end in self.pins.items())
        return kept and not any(move in self.bans for move in moves.items())

    def changes(self, moves: Mapping[str, str]) -> int:
        """How many teachers go elsewhere than in the adopted plan."""
        adopted = self.adopted or {}
        return sum(adopted.get(code) != moves.get(code) for code in {*adopted, *moves})


@dataclass(frozen=True)
class Optimum:
    """The best goals, one set of moves that reaches them, and how many sets were sound."""

    goals: tuple[Fraction | int, ...]
    moves: dict[str, str]
    sound: int


def optimum(market: Market, will: Will | None = None) -> Optimum | None:
    """Try every assignment of teachers to schools; None where the user's will forbids them all."""
    judge, will = Judge(market), will or Will()
    best: tuple[Fraction | int, ...] | None = None
    best_moves: dict[str, str] = {}
    sound = 0
    for moves in assignments(market, judge.ceiling, judge.may_leave):
        if not will.allows(moves) or not judge.is_sound(moves):
            continue
        sound += 1
        goals = judge.goals(moves)
        if will.adopted is not None:
            goals = (*goals[:CHANGES_AFTER], will.changes(moves), *goals[CHANGES_AFTER:])
        if best is None or goals < best:
            best, best_moves = goals, dict(moves)
    return None if best is None else Optimum(best, best_moves, sound)


def assignments(
    market: Market, ceiling: int, may_leave: Callable[[str], float] = lambda _legal: inf
) -> Iterator[dict[str, str]]:
    """Every assignment of at most ``ceiling`` of those who have somewhere to go.

    ``may_leave`` says how many of a legal school: whoever is added later never makes it fewer.
    """
    teachers, moves = list(market.destinations), {}
    home = {code: market.legal(market.teachers[code]["school"]) for code in teachers}
    leavers: Counter[str] = Counter()

    def choose(place: int) -> Iterator[dict[str, str]]:
        yield moves
        if len(moves) == ceiling:
            return
        for index in range(place, len(teachers)):
            legal = home[teachers[index]]
            if leavers[legal] >= may_leave(legal):
                continue
            leavers[legal] += 1
            for end in market.destinations[teachers[index]]:
                moves[teachers[index]] = end
                yield from choose(index + 1)
                del moves[teachers[index]]
            leavers[legal] -= 1

    return choose(0)


def size(market: Market) -> int:
    """How many assignments there are without any ceiling."""
    product = 1
    for ends in market.destinations.values():
        product *= 1 + len(ends)
    return product
