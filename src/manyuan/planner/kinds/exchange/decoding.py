from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence

from manyuan.planner.kinds.exchange.alike import Pool, goes_down
from manyuan.planner.kinds.exchange.goals import Placed, cells_after, counts_after
from manyuan.planner.kinds.exchange.model import Model
from manyuan.planner.kinds.exchange.ratios import required


def decode(model: Model, point: Sequence[float]) -> dict[str, str]:
    """Return who goes where: of teachers alike, the longest at the school, then by code.

    Those of a kin who go to a school with a price of its own are taken first, in the order of its
    price; the pooled ones then in the order of the receiving schools.
    """
    placed: dict[str, str] = {}
    named: dict[tuple[int, int], list[tuple[str, int]]] = defaultdict(list)
    for (place, number, school), column in model.flows.named.items():
        count = round(point[column])
        if count:
            named[place, number].append((school, count))
    pooled = _pooled(model, point)
    for place in sorted({place for place, _ in named} | {place for place, _ in pooled}):
        waiting = [deque(kin.teachers) for kin in model.pools[place].kin]
        placed.update(_named_moves(model.pools[place], waiting, place, named))
        for down in (False, True):
            schools = pooled.get((place, down), [])
            drawn = _drawn(model, place, point, down=down)
            placed.update(
                (waiting[number].popleft(), school)
                for number, school in zip(drawn, schools, strict=False)
            )
    return placed


def _pooled(model: Model, point: Sequence[float]) -> dict[tuple[int, bool], list[str]]:
    """Return the receiving schools of each pool's pooled leavers, one for each of them."""
    found: dict[tuple[int, bool], list[str]] = defaultdict(list)
    for (place, school), column in model.flows.pooled.items():
        count = round(point[column]) if point[column] > 0.5 else 0
        if count:
            down = goes_down(model.market, model.pools[place].school, school)
            found[place, down].extend([school] * count)
    return found


def _named_moves(
    pool: Pool,
    waiting: Sequence[deque[str]],
    place: int,
    named: Mapping[tuple[int, int], list[tuple[str, int]]],
) -> Iterator[tuple[str, str]]:
    for number, kin in enumerate(pool.kin):
        wanted = named.get((place, number), [])
        for school, count in sorted(wanted, key=lambda each: (kin.named[each[0]], each[0])):
            for _ in range(count):
                yield waiting[number].popleft(), school


def _drawn(model: Model, place: int, point: Sequence[float], *, down: bool) -> Iterator[int]:
    """Yield the kin of each pooled leaver."""
    pool = model.pools[place]
    free = [number for number, kin in enumerate(pool.kin) if kin.pinned is None]
    for number in free:
        column = model.flows.drawn.get((place, down, number))
        if column is None:
            column = model.flows.leaving.get((place, down))
        yield from [number] * (0 if column is None else round(point[column]))


def encode(model: Model, placed: Placed, *, goal: int) -> list[float]:
    """Return the point of the program that stands for a set of moves, as the goal sees it."""
    point = [0.0] * model.program.columns
    homes = _homes(model.pools)
    since = model.program.since
    for code, school in placed.items():
        place, number = homes[code]
        pool = model.pools[place]
        point[model.flows.arriving[model.arrival_key(pool, school)]] += 1
        named = model.flows.named.get((place, number, school))
        if named is not None and since[named] <= goal:
            point[named] += 1
            continue
        down = goes_down(model.market, pool.school, school)
        point[model.flows.pooled[place, school]] += 1
        point[model.flows.leaving[place, down]] += 1
        drawn = model.flows.drawn.get((place, down, number))
        if drawn is not None:
            point[drawn] += 1
    _fill_steps(model, placed, point)
    _fill_missing(model, placed, point)
    return point


def _homes(pools: Sequence[Pool]) -> dict[str, tuple[int, int]]:
    return {
        code: (place, number)
        for place, pool in enumerate(pools)
        for number, kin in enumerate(pool.kin)
        for code in kin.teachers
    }


def _fill_steps(model: Model, placed: Placed, point: list[float]) -> None:
    teachers = cells_after(model.market, placed)
    for key, (low, steps) in model.flows.steps.items():
        for column in steps[: max(0, teachers[key] - low)]:
            point[column] = 1.0


def _fill_missing(model: Model, placed: Placed, point: list[float]) -> None:
    counts = counts_after(model.market, placed)
    for ratio in model.market.problem.pack.ratios:
        short = required(ratio, counts) - counts[ratio.counted]
        point[model.flows.missing[ratio.code]] = max(0, short)
