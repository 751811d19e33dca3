from hypothesis import given
from peers.market import Candidate, PeerMarket
from peers.top_trading_cycles import top_trading_cycles

from worlds.peer_markets import assignments, at, candidate, fits, losers, market, markets


@given(markets())
def test_trading_fills_no_seat_twice_and_nobody_loses(some: PeerMarket) -> None:
    result = top_trading_cycles(some)

    assert fits(some, result)
    assert losers(some, result) == []


@given(markets())
def test_trading_leaves_nothing_that_betters_one_and_harms_nobody(some: PeerMarket) -> None:
    result = top_trading_cycles(some)

    for other in assignments(some):
        gains = [c for c in result if some.candidates[c].prefers(other[c], result[c])]
        harms = [c for c in result if some.candidates[c].prefers(result[c], other[c])]
        assert not gains or harms


def test_trading_finds_the_known_answer_of_a_housing_market() -> None:
    # The example of `ttc` in the R package matchingMarkets (Thilo Klein): agents 1 to 5 live in
    # houses 5, 4, 3, 2, 1; its answer is 1→5, 2→1, 3→3, 4→2, 5→4.
    wishes = {1: "25", 2: "154", 3: "2143", 4: "2", 5: "431"}
    homes = {1: "5", 2: "4", 3: "3", 4: "2", 5: "1"}

    def agent(number: int) -> Candidate:
        listed = wishes[number].replace(homes[number], "")
        return candidate(str(number), homes[number], listed)

    result = top_trading_cycles(market(*(agent(number) for number in wishes)))

    assert result == {"1": at("5"), "2": at("1"), "3": at("3"), "4": at("2"), "5": at("4")}


def test_trading_carries_out_the_swap_that_deferred_acceptance_spoils() -> None:
    some = market(
        candidate("a", "A", "B", rank=2),
        candidate("b", "B", "A", rank=2),
        candidate("c", "C", "A", rank=1),
    )

    assert top_trading_cycles(some) == {"a": at("B"), "b": at("A"), "c": at("C")}


def test_trading_gives_a_vacant_post_to_the_first_who_asks() -> None:
    some = market(
        candidate("a", "X", "A", rank=2),
        candidate("b", "Y", "A", rank=1),
        candidate("c", "Z", rank=0),
        wanted="A",
    )

    assert top_trading_cycles(some) == {"a": at("X"), "b": at("A"), "c": at("Z")}
