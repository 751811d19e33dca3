from itertools import accumulate

from hypothesis import given
from peers.lorenz_transfer import deficits, lorenz_transfer
from peers.market import Assignment, PeerMarket, by_place

from worlds.peer_markets import assignments, at, candidate, market, markets


def sums(some: PeerMarket, assignment: Assignment) -> list[int]:
    """The sum of the k largest deficits, for every k."""
    return list(accumulate(sorted(deficits(some, assignment).values(), reverse=True)))


def is_transfer(some: PeerMarket, assignment: Assignment) -> bool:
    """Whether every arrival is wanted and nobody leaves a school that does not lend."""
    there = by_place(assignment)
    for place in some.seats():
        own = {code for code, one in some.candidates.items() if one.home == place}
        now = set(there.get(place, []))
        if len(now - own) > some.wanted.get(place, 0):
            return False
        if len(own - now) > some.lend.get(place, 0):
            return False
    return True


@given(markets(most=6))
def test_transfer_keeps_to_wanted_posts_and_lent_teachers(some: PeerMarket) -> None:
    assert is_transfer(some, lorenz_transfer(some))


@given(markets(most=5))
def test_transfer_lorenz_dominates_every_other(some: PeerMarket) -> None:
    best = sums(some, lorenz_transfer(some))

    for other in assignments(some):
        if is_transfer(some, other):
            assert all(a <= b for a, b in zip(best, sums(some, other), strict=True))


def test_transfer_halves_the_larger_deficit_before_it_ends_the_smaller() -> None:
    some = market(candidate("a", "S", "AB"), candidate("b", "S", "AB"), wanted="AAAB", lend="SS")

    result = lorenz_transfer(some)

    assert deficits(some, result) == {"A": 1, "B": 1}


def test_transfer_sends_one_teacher_on_so_that_another_can_come() -> None:
    # Both posts are filled only if a, who could go to either, leaves B to b.
    some = market(candidate("a", "S", "BA"), candidate("b", "S", "B"), wanted="AB", lend="SS")

    assert lorenz_transfer(some) == {"a": at("A"), "b": at("B")}


def test_transfer_exchanges_who_leaves_where_a_school_lends_only_one() -> None:
    # S lends one teacher and R one; b of S could go only to A, which a of R fills if S sends a.
    some = market(
        candidate("a", "S", "AB"),
        candidate("b", "S", "A"),
        candidate("c", "R", "A"),
        wanted="AB",
        lend="SR",
    )

    assert lorenz_transfer(some) == {"a": at("B"), "b": at("S"), "c": at("A")}
