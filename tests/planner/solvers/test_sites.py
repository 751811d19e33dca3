"""The search and the prices for open sites, against trying every set of sites."""

from itertools import combinations

import numpy as np
import pytest

from manyuan.planner.solvers.interchange import Interchange
from manyuan.planner.solvers.lagrange import priced
from manyuan.planner.solvers.sites import Sites, sites
from manyuan.planner.solvers.watch import Watch


def plane(seed, *, count=14, most=3, room=None):
    """Clients on a plane who may all be sites; ``room`` for so many clients a site."""
    at = np.random.default_rng(seed).integers(0, 60, (count, 2))
    cost = np.floor(np.hypot(*(at[:, None] - at[None]).transpose(2, 0, 1)))
    everybody = range(count)
    return sites(
        pairs=((i, j, float(cost[i, j])) for i in everybody for j in everybody),
        skip=[1e6] * count,
        own=[*everybody],
        must=[False] * count,
        most=most,
        loads=[[1.0] * count],
        room=[[float("inf") if room is None else room] * count],
        company=([False] * count, [False] * count),
    )


def best_of(problem: Sites) -> float:
    """The cost of the best set of sites, everybody at the nearest."""
    return min(
        float(problem.cost[:, opened].min(axis=1).sum())
        for opened in combinations(range(problem.count), problem.most)
    )


@pytest.mark.parametrize("seed", range(6))
def test_search_finds_the_best_sites_and_prices_bound_it(seed):
    problem = plane(seed)
    found = Interchange(problem, Watch(20, 1)).search(10)
    best = best_of(problem)
    prices = priced(problem, found.at.tolist(), found.value, Watch(20, 1), seconds=5)

    assert found.value == best == problem.value(found.at)
    assert best - 3 <= prices.bound <= best + 1e-6


@pytest.mark.parametrize("seed", range(6))
def test_prices_leave_every_way_that_a_best_placing_uses(seed):
    problem = plane(seed)
    found = Interchange(problem, Watch(20, 1)).search(10)
    prices = priced(problem, found.at.tolist(), found.value, Watch(20, 1), seconds=5)
    beyond = {*prices.beyond(found.value)}

    for opened in combinations(range(problem.count), problem.most):
        nearest = problem.cost[:, opened]
        if nearest.min(axis=1).sum() == found.value:
            used = {(i, opened[j]) for i, j in enumerate(nearest.argmin(axis=1).tolist())}
            assert used & beyond == set()


@pytest.mark.parametrize("seed", range(4))
def test_limited_room_is_kept_and_bounded(seed):
    problem = plane(seed, room=5)
    found = Interchange(problem, Watch(20, 1)).search(10)
    prices = priced(problem, found.at.tolist(), found.value, Watch(20, 1), seconds=5)
    _sites, counts = np.unique(found.at, return_counts=True)

    assert counts.max() <= 5
    assert best_of(problem) <= found.value < 1e6
    assert prices.bound <= found.value + 1e-6


def test_same_seed_finds_the_same():
    one, other = (Interchange(plane(9, count=30), Watch(5, 3)).search(2) for _ in range(2))

    assert one.at.tolist() == other.at.tolist()
