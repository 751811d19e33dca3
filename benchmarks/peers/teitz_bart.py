"""The interchange of Teitz and Bart (1968) for the p-median, the heuristic of the textbooks."""

import time

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

    def cost(chosen: list[int]) -> float:
        if capacity is None:
            return sum(min(row[j] for j in chosen) for row in distances)
        return _with_room(distances, chosen, demands, capacity)

    chosen = _greedy(distances, medians)
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
