"""Visits of several crews in one hall: which may meet, and whether chosen tours can take turns."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from manyuan.planner.kinds.caravan.calls import Call, Crew
from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.tours import Route

Turn = tuple[int, int]  # place of a route, place of a call in it
Before = tuple[Turn, Turn, int]  # the first must have begun so long before the second begins


def meeting(
    ground: Ground, crews: Sequence[Crew], calls: Sequence[Sequence[Call]]
) -> tuple[frozenset[str], ...]:
    """Return for each crew the requests whose hall another crew may need on the same day.

    Only visits that share their day with others can meet: any other keeps the school to itself.
    """
    users: dict[object, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for number, (crew, made) in enumerate(zip(crews, calls, strict=True)):
        for request in {ground.requests[code] for call in made for code in call.requests}:
            if request.hall is not None and request.same_day_ok:
                users[crew.day, request.school, request.hall][number].add(request.code)
    found: list[set[str]] = [set() for _ in crews]
    for by_crew in users.values():
        if len(by_crew) > 1 and len(set().union(*by_crew.values())) > 1:
            for number, codes in by_crew.items():
                found[number] |= codes
    return tuple(frozenset(each) for each in found)


def take_turns(ground: Ground, routes: Sequence[Route]) -> tuple[Route, ...] | None:
    """Return the routes of one day with starts at which no two visits overlap in a hall.

    None where there are no such starts; else each is as early as the order of the visits allows.
    """
    return _Turns(ground, routes).settle(())


@dataclass(frozen=True)
class _Turns:
    ground: Ground
    routes: Sequence[Route]

    def settle(self, order: tuple[Before, ...]) -> tuple[Route, ...] | None:
        """Start everything as early as ``order`` allows; where two still meet, try both orders."""
        starts = self._earliest(order)
        if starts is None:
            return None
        clash = self._clash(starts)
        if clash is None:
            return tuple(
                replace(
                    route, starts=tuple(starts[number, place] for place in range(len(route.calls)))
                )
                for number, route in enumerate(self.routes)
            )
        for first, second in (clash, clash[::-1]):
            (one, minutes), (other, _) = first, second
            found = self.settle((*order, (one, other, minutes)))
            if found is not None:
                return found
        return None

    def _earliest(self, order: tuple[Before, ...]) -> dict[Turn, int] | None:
        starts: dict[Turn, int] = {}
        while True:
            changed = False
            for number, route in enumerate(self.routes):
                for place, call in enumerate(route.calls):
                    turn = number, place
                    bounds = [
                        starts[one] + by
                        for one, other, by in order
                        if other == turn and one in starts
                    ]
                    start = _open(call, max([self._arrival(starts, turn), *bounds]))
                    if start is None or (call == route.calls[-1] and start > route.latest):
                        return None
                    changed |= starts.get(turn) != start
                    starts[turn] = start
            if not changed:
                return starts

    def _arrival(self, starts: Mapping[Turn, int], turn: Turn) -> int:
        number, place = turn
        if place == 0:
            return self.routes[number].earliest
        before, here = self.routes[number].calls[place - 1 : place + 1]
        way = self.ground.travel.minutes(before.school, here.school) or 0
        return starts[number, place - 1] + before.minutes + way

    def _clash(
        self, starts: Mapping[Turn, int]
    ) -> tuple[tuple[Turn, int], tuple[Turn, int]] | None:
        """Return two visits that overlap in a hall, each with its length."""
        used: dict[object, list[tuple[int, int, Turn]]] = defaultdict(list)
        for (number, place), start in starts.items():
            for code in self.routes[number].calls[place].requests:
                request = self.ground.requests[code]
                if request.hall is not None:
                    key = request.school, request.hall
                    used[key].append((start, request.minutes, (number, place)))
        for visits in used.values():
            visits.sort()
            for (one, long, here), (other, short, there) in pairwise(visits):
                if other < one + long:
                    return (here, long), (there, short)
        return None


def _open(call: Call, earliest: int) -> int | None:
    return next((max(earliest, low) for low, high in call.times if earliest <= high), None)
