"""The lexicographic optimum of a tiny district, by trying every assignment there is.

Shares no code with the planner: it knows the district only through the checker.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from planner.kinds.exchange.checker.market import Market
from planner.kinds.exchange.checker.rules import Judge


@dataclass(frozen=True)
class Optimum:
    """The best goals, one set of moves that reaches them, and how many sets were sound."""

    goals: tuple[Fraction | int, ...]
    moves: dict[str, str]
    sound: int


def optimum(market: Market) -> Optimum:
    """Try every assignment of teachers to schools; staying breaks no rule, so there is a best."""
    judge, best, best_moves, sound = Judge(market), None, {}, 0
    for moves in assignments(market, judge.ceiling):
        if judge.broken(moves):
            continue
        sound += 1
        goals = judge.goals(moves)
        if best is None or goals < best:
            best, best_moves = goals, dict(moves)
    assert best is not None
    return Optimum(best, best_moves, sound)


def assignments(market: Market, ceiling: int) -> Iterator[dict[str, str]]:
    """Every assignment of at most ``ceiling`` of those who have somewhere to go."""
    teachers, moves = list(market.destinations), {}

    def choose(place: int) -> Iterator[dict[str, str]]:
        yield moves
        if len(moves) == ceiling:
            return
        for index in range(place, len(teachers)):
            for end in market.destinations[teachers[index]]:
                moves[teachers[index]] = end
                yield from choose(index + 1)
                del moves[teachers[index]]

    return choose(0)


def size(market: Market) -> int:
    """How many assignments there are without any ceiling."""
    product = 1
    for ends in market.destinations.values():
        product *= 1 + len(ends)
    return product
