from dataclasses import replace
from itertools import pairwise, permutations

from hypothesis import given
from peers.block_exchange import block_exchange
from peers.market import Assignment, PeerMarket, by_place

from worlds.peer_markets import at, candidate, fits, losers, market, markets


def exchanges(some: PeerMarket, now: Assignment) -> list[tuple[str, ...]]:
    """Every cycle, and every chain into an empty seat, by which teachers gain and no school loses.

    Each of the chain takes the seat of the next; the last takes an empty seat and the school of
    the first is left with one more, which it must be allowed to have.
    """
    there, seats = by_place(now), some.seats()
    found = []
    for size in range(1, len(now) + 1):
        for order in permutations(now, size):
            if all(takes(some, now, *pair) for pair in pairwise(order)):
                if size > 1 and takes(some, now, order[-1], order[0]):
                    found.append(order)
                elif leaves_empty(some, now, order[0], there=there, seats=seats):
                    found += [
                        order
                        for place in seats
                        if len(there.get(place, [])) < seats[place]
                        and some.candidates[order[-1]].prefers(place, now[order[-1]])
                    ]
    return found


def takes(some: PeerMarket, now: Assignment, one: str, other: str) -> bool:
    a, b = some.candidates[one], some.candidates[other]
    return a.prefers(now[other], now[one]) and a.rank <= b.rank


def leaves_empty(some, now, code, *, there, seats) -> bool:
    place = now[code]
    empty = seats[place] - len(there[place])
    return empty < some.wanted.get(place, 0) + some.lend.get(place, 0)


@given(markets())
def test_exchange_fills_no_seat_twice_and_nobody_loses(some: PeerMarket) -> None:
    result = block_exchange(some)

    assert fits(some, result)
    assert losers(some, result) == []


@given(markets())
def test_exchange_leaves_no_two_sided_exchange(some: PeerMarket) -> None:
    assert exchanges(some, block_exchange(some)) == []


@given(markets())
def test_exchange_empties_no_more_seats_than_a_school_lends(some: PeerMarket) -> None:
    there = by_place(block_exchange(some))

    for place, seats in some.seats().items():
        lent = seats - some.wanted.get(place, 0) - len(there.get(place, []))
        assert lent <= some.lend.get(place, 0)


@given(markets(schools="AB"))
def test_exchange_gives_no_school_a_lower_teacher_for_a_higher(some: PeerMarket) -> None:
    there = by_place(block_exchange(replace(some, lend={})))

    for place in some.seats():
        own = sorted(c.rank for c in some.candidates.values() if c.home == place)
        now = sorted(some.candidates[code].rank for code in there.get(place, []))
        assert all(after <= before for before, after in zip(own, now, strict=False))


def test_exchange_swaps_equals_but_not_a_higher_teacher_for_a_lower() -> None:
    equals = market(candidate("a", "A", "B", rank=1), candidate("b", "B", "A", rank=1))
    unequal = market(candidate("a", "A", "B", rank=1), candidate("b", "B", "A", rank=2))

    assert block_exchange(equals) == {"a": at("B"), "b": at("A")}
    assert block_exchange(unequal) == {"a": at("A"), "b": at("B")}


def test_exchange_fills_a_wanted_post_only_where_the_school_left_may_lend() -> None:
    keeps = market(candidate("a", "A", "B"), wanted="B")
    lends = market(candidate("a", "A", "B"), wanted="B", lend="A")

    assert block_exchange(keeps) == {"a": at("A")}
    assert block_exchange(lends) == {"a": at("B")}
