from hypothesis import given
from peers.deferred_acceptance import deferred_acceptance, priority
from peers.market import Assignment, PeerMarket, by_place

from worlds.peer_markets import assignments, at, candidate, fits, losers, market, markets


def blocking(given_market: PeerMarket, assignment: Assignment) -> list[tuple[str, str]]:
    """Teachers who prefer a place that has a free seat or somebody of lower priority for them."""
    seats, there = given_market.seats(), by_place(assignment)
    found = []
    for code, one in given_market.candidates.items():
        for place in (one.home, *one.wishes):
            holders = there.get(place, [])
            has_room = len(holders) < seats.get(place, 0)
            outranks = any(
                priority(given_market.candidates[other], place) > priority(one, place)
                for other in holders
            )
            if one.prefers(place, assignment[code]) and (has_room or outranks):
                found.append((code, place[0]))
    return found


@given(markets())
def test_deferred_acceptance_fills_no_seat_twice_and_nobody_loses(some: PeerMarket) -> None:
    result = deferred_acceptance(some)

    assert fits(some, result)
    assert losers(some, result) == []


@given(markets())
def test_deferred_acceptance_is_stable_under_protected_priorities(some: PeerMarket) -> None:
    assert blocking(some, deferred_acceptance(some)) == []


@given(markets(most=4))
def test_deferred_acceptance_is_the_stable_assignment_best_for_every_teacher(
    some: PeerMarket,
) -> None:
    result = deferred_acceptance(some)

    for other in assignments(some):
        if not blocking(some, other):
            assert not any(
                some.candidates[code].prefers(other[code], result[code]) for code in result
            )


def test_deferred_acceptance_lets_a_third_spoil_a_swap() -> None:
    # The weakness that Combe, Tercieux and Terrier (2022) name: a and b would like to swap, c
    # outranks b at A; b, sent back, then claims the seat at B under a, and so nobody moves.
    some = market(
        candidate("a", "A", "B", rank=2),
        candidate("b", "B", "A", rank=2),
        candidate("c", "C", "A", rank=1),
    )

    assert deferred_acceptance(some) == {"a": at("A"), "b": at("B"), "c": at("C")}


def test_deferred_acceptance_gives_vacant_posts_in_the_order_of_a_common_priority() -> None:
    # With one priority for all and vacant posts only, the stable assignment is the serial
    # dictatorship in that order (Abdulkadiroğlu and Sönmez, 1998).
    some = market(
        candidate("a", "X", "AB", rank=3),
        candidate("b", "Y", "AB", rank=1),
        candidate("c", "Z", "AB", rank=2),
        wanted="AB",
    )

    assert deferred_acceptance(some) == {"b": at("A"), "c": at("B"), "a": at("X")}
