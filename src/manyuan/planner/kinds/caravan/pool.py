"""Every crew with the tours that it may make: all of them, or those that were proposed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from manyuan.planner.kinds.caravan.calls import Crew, Talk, calls, crews, must_serve
from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.halls import meeting
from manyuan.planner.kinds.caravan.tours import MOST_LABELS, Day, Route, routes

MOST_IN_ALL = 400_000  # tours; more than these are not listed even of easy days


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Crews, what each must serve, the tours listed, and the days whose list is not complete."""

    crews: Sequence[Crew]
    must: Sequence[frozenset[Talk]]
    routes: tuple[Route, ...]
    open_days: Mapping[int, Day]


def pool_of(ground: Ground, *, most: int = MOST_LABELS) -> Pool:
    """List the tours of every crew, as far as there are not too many.

    ``most`` is how many beginnings of tours may be looked at for each crew.
    """
    gone = crews(ground)
    made = [calls(ground, crew) for crew in gone]
    must = [must_serve(ground, crew) for crew in gone]
    apart = meeting(ground, gone, made)
    found: list[Route] = []
    open_days: dict[int, Day] = {}
    for number, crew in enumerate(gone):
        day = Day(ground, crew, made[number])
        room = min(most, MOST_IN_ALL - len(found))
        listed = routes(day, number, must=must[number], apart=apart[number], most=room)
        found += listed.routes
        if not listed.complete:
            open_days[number] = day
    return Pool(crews=gone, must=must, routes=tuple(found), open_days=open_days)
