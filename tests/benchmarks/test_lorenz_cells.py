from fractions import Fraction
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st
from peers.lorenz_cells import Supply, is_weakly_majorized, lorenz_cells
from peers.market import Assignment, PeerMarket

from worlds.peer_markets import STAGE, at, candidate, market, markets

INDICATORS = ("A1", "A2", "A3")


def after(supply: Supply, some: PeerMarket, assignment: Assignment) -> dict:
    there = {cell: count for cell, (count, _) in supply.cells.items()}
    for code, place in assignment.items():
        for indicator in supply.indicators.get(code, ()):
            for school, delta in ((some.candidates[code].home[0], -1), (place[0], 1)):
                if (school, STAGE, indicator) in there:
                    there[school, STAGE, indicator] += delta
    return there


def sums(supply: Supply, there: dict) -> list[Fraction]:
    lacking = (
        max(Fraction(0), Fraction(needed - there[cell], needed))
        for cell, (_, needed) in supply.cells.items()
    )
    return list(accumulate(sorted(lacking, reverse=True)))


@st.composite
def worlds(draw: st.DrawFn) -> tuple[PeerMarket, Supply]:
    some = draw(markets(most=6))
    indicators = {
        code: frozenset(draw(st.lists(st.sampled_from(INDICATORS), unique=True)))
        for code in some.candidates
    }
    cells = {}
    for school in "ABC":
        for indicator in INDICATORS:
            inside = sum(
                one.home[0] == school and indicator in indicators[code]
                for code, one in some.candidates.items()
            )
            count, needed = inside + draw(st.integers(0, 3)), draw(st.integers(1, 8))
            cells[school, STAGE, indicator] = (count, needed)
    return some, Supply(cells, indicators)


@given(worlds())
def test_transfers_never_raise_the_sum_of_the_worst_shortfalls(world) -> None:
    some, supply = world
    before = sums(supply, after(supply, some, some.at_home()))

    now = sums(supply, after(supply, some, lorenz_cells(some, supply)))

    assert all(a <= b for a, b in zip(now, before, strict=True))
    assert now[0] <= before[0]


@given(worlds())
def test_transfers_lose_no_cell_that_was_met(world) -> None:
    some, supply = world

    there = after(supply, some, lorenz_cells(some, supply))

    lost = [c for c, (count, needed) in supply.cells.items() if there[c] < needed <= count]
    assert lost == []


def test_transfer_goes_to_the_worst_cell_and_stops_when_nobody_gains() -> None:
    some = market(candidate("a", "S", "AB"), candidate("b", "S", "AB"), wanted="AABB", lend="SS")
    cells = {("A", STAGE, "A1"): (1, 4), ("B", STAGE, "A1"): (3, 4), ("S", STAGE, "A1"): (6, 5)}
    supply = Supply(cells, {"a": frozenset({"A1"}), "b": frozenset({"A1"})})

    result = lorenz_cells(some, supply)

    assert sorted(result.values()) == [at("A"), at("S")]


def test_swap_brings_a_teacher_where_no_post_is_wanted() -> None:
    some = market(candidate("a", "S", "A"), candidate("b", "A", "S"))
    cells = {("A", STAGE, "A2"): (0, 4), ("S", STAGE, "A2"): (6, 4)}
    supply = Supply(cells, {"a": frozenset({"A2"})})

    assert lorenz_cells(some, supply) == {"a": at("A"), "b": at("S")}


def test_transfers_keep_the_ceilings_when_told_to() -> None:
    some = market(candidate("a", "S", "A"), candidate("b", "S", "A"), wanted="AA", lend="SS")
    cells = {("A", STAGE, "A1"): (0, 4)}
    supply = Supply(
        cells, {"a": frozenset({"A1"}), "b": frozenset({"A1"})}, leavers={"S": 1}, most_moves=5
    )

    result = lorenz_cells(some, supply, keep_ceilings=True)

    assert sorted(result.values()) == [at("A"), at("S")]


def test_weak_majorization_looks_at_every_partial_sum() -> None:
    half, third = Fraction(1, 2), Fraction(1, 3)

    assert is_weakly_majorized([third, third], [half, third])
    assert not is_weakly_majorized([half, half], [half, third])
