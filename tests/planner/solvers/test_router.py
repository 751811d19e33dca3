"""PyVRP behind its door: a route, the same for a seed, and an end when it does not answer."""

import pytest

from manyuan.planner.solvers import router
from manyuan.planner.solvers.router import Outing, Visit, route

WAYS = [[0, 10, 20, None], [10, 0, 10, 10], [20, 10, 0, 10], [None, 10, 10, 0]]


def outing(**changes):
    visits = [
        Visit(place=place, service=5, earliest=0, latest=100, prize=1_000, group=place)
        for place in (1, 2, 3)
    ]
    usual = {"ways": WAYS, "start": 0, "end": 100, "most": 3, "visits": visits}
    return Outing(**{**usual, **changes})


def test_route_serves_what_it_can():
    assert sorted(route(outing(), seconds=0.2, seed=1)) == [0, 1, 2]


def test_number_of_visits_is_kept():
    assert len(route(outing(most=1), seconds=0.2, seed=1)) == 1


def test_same_seed_gives_the_same_route():
    one, two = (route(outing(), seconds=0.2, seed=5) for _ in range(2))

    assert one == two


def test_child_that_does_not_answer_is_killed(monkeypatch, tmp_path):
    child = tmp_path / "hangs.py"
    child.write_text("import time\ntime.sleep(600)\n", encoding="utf-8")
    monkeypatch.setattr(router, "CHILD", child)
    monkeypatch.setattr(router, "START_SECONDS", 0.1)

    assert route(outing(), seconds=0.1, seed=None) == ()


@pytest.mark.parametrize("way", [None, 7])
def test_forbidden_way_is_ten_longest_at_most(way):
    closed = router._closed([[0, way], [3, 0]])

    assert closed[0][1] == (30 if way is None else 7)
