import random

import pytest

from manyuan.planner.solvers.lexicographic import Infeasible, Lexicographic
from manyuan.planner.solvers.program import Goal, Program
from manyuan.planner.solvers.watch import Watch


def _market(seed, *, lazy=True):
    """Return an assignment of 30 people to 12 places: goal one values, goal two whole costs."""
    rng = random.Random(seed)
    program = Program(goals=(Goal("value", whole=False), Goal("cost", whole=True)))
    people = [program.row(0, 1) for _ in range(30)]
    places = [program.row(0, 2) for _ in range(12)]
    total = program.row(18, 20)
    for person in people:
        for number, place in enumerate(places):
            column = program.column(
                [(person, 1.0), (place, 1.0), (total, 1.0)],
                ceiling=1.0,
                whole=True,
                lazy=lazy and number % 3 > 0,
            )
            program.goals[0].add(column, -rng.randrange(1, 4) / rng.choice((7, 11, 13)))
            program.goals[1].add(column, float(rng.randrange(1, 50)))
    return program


def _solve(program, *, large):
    engine = Lexicographic(program, Watch(60), large=large)
    reached, point = [], None
    for place in range(len(program.goals)):
        found = engine.reach(place, point, 20, lambda _value, _bound: None)
        engine.lock(place, found.value)
        point = found.point.tolist()
        reached.append((found.value, found.bound))
    return reached


@pytest.mark.parametrize("seed", range(6))
def test_interior_point_and_simplex_prove_the_same(seed):
    by_simplex = _solve(_market(seed), large=10**9)
    by_interior = _solve(_market(seed), large=0)

    for (value, bound), (same, other) in zip(by_simplex, by_interior, strict=True):
        assert value == pytest.approx(same, abs=1e-7)
        assert value == pytest.approx(bound, abs=1e-8)
        assert same == pytest.approx(other, abs=1e-8)


@pytest.mark.parametrize("seed", range(6))
def test_columns_that_wait_for_their_price_lose_nothing(seed):
    waiting = _solve(_market(seed), large=10**9)
    present = _solve(_market(seed, lazy=False), large=10**9)

    assert waiting == [(pytest.approx(value), pytest.approx(bound)) for value, bound in present]


def test_rows_that_contradict_each_other_are_infeasible():
    program = Program(goals=(Goal("none", whole=True),))
    row, other = program.row(lower=2), program.row(upper=1)
    program.column([(row, 1.0), (other, 1.0)], whole=True, ceiling=5)

    with pytest.raises(Infeasible):
        _solve(program, large=10**9)


def test_whole_numbers_are_proven_beyond_the_relaxation():
    # Two of three pairs can hold half each: the relaxation says 1.5 where a whole point needs 2.
    program = Program(goals=(Goal("count", whole=True),))
    rows = [program.row(lower=1) for _ in range(3)]
    for one, two in ((0, 1), (1, 2), (0, 2)):
        column = program.column([(rows[one], 1.0), (rows[two], 1.0)], whole=True, ceiling=1)
        program.goals[0].add(column, 1.0)

    assert _solve(program, large=10**9) == [(2.0, 2.0)]
