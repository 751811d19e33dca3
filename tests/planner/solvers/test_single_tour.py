"""The exact search of one tour against every order that there is."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manyuan.planner.solvers.single_tour import best_tour, single


@st.composite
def tasks(draw):
    """A day of 200 with up to five visits that start within windows."""
    places = draw(st.integers(1, 5)) + 1
    at = [draw(st.tuples(st.integers(0, 30), st.integers(0, 30))) for _ in range(places)]
    ways = [[abs(a - c) + abs(b - d) for c, d in at] for a, b in at]
    services = [0, *(draw(st.integers(5, 30)) for _ in at[1:])]
    profits = [0, *(draw(st.integers(1, 50)) for _ in at[1:])]
    opens = [draw(st.integers(0, 120)) for _ in at[1:]]
    windows = [(low, low + draw(st.integers(0, 80))) for low in opens]
    latest = [200 - ways[k][0] - services[k] for k in range(1, places)]
    times = [
        (0, 0),
        *((low, min(high, last)) for (low, high), last in zip(windows, latest, strict=True)),
    ]
    return {"ways": ways, "services": services, "profits": profits, "times": times}


def profit_of(task, path):
    """Return what a path earns, None where it comes too late somewhere."""
    time, place = 0, 0
    for there in path:
        low, high = task["times"][there]
        time = max(time + task["ways"][place][there], low)
        if time > high:
            return None
        time, place = time + task["services"][there], there
    return sum(task["profits"][there] for there in path)


def best_profit(task):
    places = range(1, len(task["profits"]))
    paths = (path for size in range(len(task["profits"])) for path in permutations(places, size))
    return max(profit for path in paths if (profit := profit_of(task, path)) is not None)


@settings(max_examples=80, deadline=None, database=None)
@given(task=tasks())
def test_tour_is_the_best_and_proven(task):
    found = best_tour(single(**task, hours=(0, 200)), (), goes_on=lambda: True)

    assert (found.profit, found.bound) == (best_profit(task),) * 2
    assert profit_of(task, found.path) == found.profit


@pytest.mark.parametrize("begins", [0, 480])
def test_clock_of_the_day_does_not_matter(begins):
    ways = [[0, 10, 20], [10, 0, 10], [20, 10, 0]]
    times = [(0, 0), (begins + 10, begins + 20), (begins + 30, begins + 60)]
    task = single(
        ways=ways, services=[0, 5, 5], profits=[0, 3, 4], times=times, hours=(begins, begins + 90)
    )

    assert best_tour(task, (), goes_on=lambda: True).path == (1, 2)


def test_search_that_is_stopped_keeps_what_was_known_under_a_true_bound():
    task = single(
        ways=[[0, 10, 20], [10, 0, 10], [20, 10, 0]],
        services=[0, 5, 5],
        profits=[0, 3, 4],
        times=[(0, 0), (0, 60), (0, 60)],
        hours=(0, 100),
    )

    found = best_tour(task, (2,), goes_on=lambda: False)

    assert found.profit in {4, 7}
    assert found.bound >= 7
