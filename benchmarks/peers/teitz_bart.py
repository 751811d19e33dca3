"""The interchange of Teitz and Bart (1968) for the p-median, the heuristic of the textbooks."""

import time
from typing import TypeAlias

import numpy as np

Ways: TypeAlias = np.ndarray
Matrix = list[list[float]]


def teitz_bart(
    distances: Matrix,
    medians: int,
    demands: list[int],
    capacity: int | None,
    *,
    seconds: float,
) -> int | str:
    """Return the sum of the distances after no exchange of one median helps, or time is up.

    The start is greedy. With a capacity, places go to their nearest median with room, those with
    the largest demand first; an empty text where they do not all find one.
    """
    until = time.process_time() + seconds
    chosen = _greedy(distances, medians)
    if capacity is None:
        return int(_interchanged(np.array(distances), chosen, until))

    def cost(chosen: list[int]) -> float:
        return _with_room(distances, chosen, demands, capacity)

    best, moved = cost(chosen), True
    while moved and time.process_time() < until:
        moved = False
        for candidate in range(len(distances)):
            if candidate in chosen or time.process_time() > until:
                continue
            trials = [[*chosen[:out], candidate, *chosen[out + 1 :]] for out in range(medians)]
            other = min(trials, key=cost)
            if cost(other) < best:
                chosen, best, moved = other, cost(other), True
    return "" if best == float("inf") else int(best)


def _interchanged(ways: Ways, chosen: list[int], until: float) -> float:
    """Return the sum after the interchange; each trial of all exchanges takes one look at a place.

    A place whose nearest median goes falls to its second nearest or to the one that comes.
    """
    moved, nearest = True, _nearest(ways, chosen)
    while moved and time.process_time() < until:
        moved = False
        for candidate in range(len(ways)):
            if candidate in chosen:
                continue
            of_whom, first, second = nearest
            kept = np.minimum(first, ways[:, candidate])
            fallen = np.minimum(second, ways[:, candidate]) - kept
            lost = np.bincount(of_whom, weights=fallen, minlength=len(chosen))
            out = int(np.argmin(lost))
            if kept.sum() + lost[out] < first.sum():
                chosen, moved = [*chosen[:out], candidate, *chosen[out + 1 :]], True
                nearest = _nearest(ways, chosen)
    return float(ways[:, chosen].min(axis=1).sum())


def _nearest(ways: Ways, chosen: list[int]) -> tuple[Ways, Ways, Ways]:
    """Return for each place which median is nearest, how far that is, and the second nearest."""
    sorted_by_way = np.argsort(ways[:, chosen], axis=1, kind="stable")
    of_whom = sorted_by_way[:, 0]
    two = np.sort(ways[:, chosen], axis=1)
    return of_whom, two[:, 0], two[:, 1] if len(chosen) > 1 else np.full(len(ways), np.inf)


def _greedy(distances: Matrix, medians: int) -> list[int]:
    chosen: list[int] = []
    nearest = [float("inf")] * len(distances)

    def left(site: int) -> float:
        return sum(min(now, row[site]) for now, row in zip(nearest, distances, strict=True))

    while len(chosen) < medians:
        site = min(set(range(len(distances))) - {*chosen}, key=left)
        chosen.append(site)
        nearest = [min(now, row[site]) for now, row in zip(nearest, distances, strict=True)]
    return chosen


def _with_room(distances: Matrix, chosen: list[int], demands: list[int], capacity: int) -> float:
    room = dict.fromkeys(chosen, capacity)
    total = 0.0
    for place in sorted(range(len(distances)), key=lambda each: -demands[each]):
        able = [j for j in chosen if room[j] >= demands[place]]
        if not able:
            return float("inf")
        site = min(able, key=lambda j: distances[place][j])
        room[site] -= demands[place]
        total += distances[place][site]
    return total
