"""The lexicographic optimum of a tiny caravan, by trying every assignment in every order.

Shares no code with the planner: it knows the district only through the checker.
"""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations, product

from planner.kinds.caravan.checker.folder import World, is_school_day
from planner.kinds.caravan.checker.rules import Stop, broken, goals


def optimum(world: World, *, together: bool = False) -> tuple[Fraction | int, ...]:
    """Return the best goals that any plan reaches."""
    return best_plan(world, together=together)[0]


def best_plan(
    world: World, *, together: bool = False
) -> tuple[tuple[Fraction | int, ...], list[Stop]]:
    """Try every assignment of requests to expert days, and every order of each day."""
    codes = sorted(world.visits)
    choices = [[None, *_days(world, code)] for code in codes]
    best = None
    for chosen in product(*choices):
        by_day = defaultdict(list)
        for code, key in zip(codes, chosen, strict=True):
            if key is not None:
                by_day[key[1]].append((code, key))
        bound = _without_travel(
            world, [code for code, key in zip(codes, chosen, strict=True) if key]
        )
        if best is not None and bound < best[0][:-1]:
            continue
        days = [cheapest(world, visits, together) for visits in by_day.values()]
        if None in days:
            continue
        stops = [stop for day in days for stop in day]
        values = goals(world, stops, together=together)
        key = (*values[:-1], -values[-1])
        if best is None or key > best[0]:
            best = key, values, stops
    return best[1], best[2]


def _days(world: World, code: str) -> list[tuple[str, object]]:
    visit = world.visits[code]
    return [
        key
        for key, day in world.days.items()
        if visit.minutes
        and visit.topic in day.topics
        and (not day.stages or visit.stage in day.stages)
        and is_school_day(key[1])
        and any(window[0] == key[1] for window in visit.windows)
    ]


def _without_travel(world: World, codes: list[str]) -> tuple[Fraction | int, ...]:
    day = next(iter(world.days), None)
    if day is None:
        return (0,) * 6
    return (
        goals(world, [Stop(code, *day, 0) for code in codes], together=True)[:-1]
        if codes
        else (0,) * 6
    )


def cheapest(world: World, visits: list, together: bool) -> list[Stop] | None:
    """Return the day's visits with least travel, over every order, None where none is sound."""
    best = None
    for order in permutations(visits):
        for groups in _groupings(world, order, together):
            stops = _serial(world, groups, together)
            if stops is None or any(broken(world, stops, together=together)):
                continue
            travel = goals(world, stops, together=together)[-1]
            if best is None or travel < best[0]:
                best = travel, stops
    return None if best is None else best[1]


def _groupings(world: World, order: tuple, together: bool) -> Iterator[list[list]]:
    """Yield the order with neighbours at one school joined to parallel talks, or not."""
    if not order:
        yield []
        return
    if not together:
        yield [[each] for each in order]
        return
    for joins in product((False, True), repeat=len(order) - 1):
        groups = [[order[0]]]
        for each, join in zip(order[1:], joins, strict=True):
            if join:
                groups[-1].append(each)
            else:
                groups.append([each])
        if all(_parallel(world, group) for group in groups):
            yield groups


def _parallel(world: World, group: list) -> bool:
    schools = {world.visits[code].school for code, _ in group}
    bases = {world.days[key].base for _, key in group}
    return len(schools) == len(bases) == 1 and len({key for _, key in group}) == len(group)


def _serial(world: World, groups: list[list], together: bool) -> list[Stop] | None:
    """Start each group as early as its trip, its windows and its halls allow."""
    stops: list[Stop] = []
    ready: dict[object, tuple[int, str]] = {}
    for group in groups:
        code, key = group[0]
        day = world.days[key]
        trip = (key[1], day.base) if together else key
        crew = [
            each for each in world.days.values() if (each.day, each.base) == (day.day, day.base)
        ]
        first = max(each.start for each in crew) if together else day.start
        free, place = ready.get(trip, (first, day.base))
        school = world.visits[code].school
        way = world.travel(place, school)
        start = None if way is None else _start(world, group, stops, free + way)
        if start is None:
            return None
        stops += [Stop(each, *at, start) for each, at in group]
        ready[trip] = start + max(world.visits[each].minutes for each, _ in group), school
    return stops


def _start(world: World, group: list, stops: list[Stop], earliest: int) -> int | None:
    day = group[0][1][1]
    times = {earliest}
    for code, key in group:
        times |= {low for on, low, _ in world.visits[code].windows if on == day}
        times |= {low for low, _ in world.days[key].spans}
    times |= {stop.start + world.visits[stop.request].minutes for stop in stops}
    for time in sorted(each for each in times if each >= earliest):
        new = [Stop(code, *key, time) for code, key in group]
        if all(_fits(world, one, stops) for one in new):
            return time
    return None


def _fits(world: World, new: Stop, stops: list[Stop]) -> bool:
    visit = world.visits[new.request]
    end = new.start + visit.minutes
    if not any(
        on == new.day and low <= new.start and end <= high for on, low, high in visit.windows
    ):
        return False
    spans = world.days[new.expert, new.day].spans
    if not any(low <= new.start and end <= high for low, high in spans):
        return False
    for stop in stops:
        other = world.visits[stop.request]
        same = (other.school, other.hall, stop.day) == (visit.school, visit.hall, new.day)
        if visit.hall and same and new.start < stop.start + other.minutes and stop.start < end:
            return False
    return True
