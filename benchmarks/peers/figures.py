"""What is reported of a set of moves, whoever proposed them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

from manyuan.planner.kinds.exchange.market import Market
from manyuan.planner.kinds.exchange.plan import Cell
from manyuan.planner.kinds.exchange.problem import Placement
from manyuan.planner.kinds.exchange.standing import standing
from peers.block_exchange import block_exchange
from peers.deferred_acceptance import deferred_acceptance
from peers.lorenz_cells import lorenz_cells
from peers.lorenz_transfer import lorenz_transfer
from peers.market import Assignment
from peers.reading import peer_market, placements, supply
from peers.top_trading_cycles import top_trading_cycles

Mechanism = Callable[[Market], tuple[Placement, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of one mechanism on one market; after ``granted`` less is better.

    Attributes
    ----------
    granted
        Movers who go to a school of their wish list: more is better.
    worse_off
        Movers with a wish list that does not name where they go.
    unasked
        Movers who have stated no wishes.
    lead_member_gap
        Mean n/N of the cells of lead schools − mean n/N of the other schools in groups.
    broken
        Hard rules broken, each breach counted.
    """

    movers: int
    granted: int
    worse_off: int
    unasked: int
    lead_member_gap: float
    equalising_shortfall: float
    largest: float
    weakest_tenth: float
    total: int
    policy_shortfall: int
    broken: int


def figures(market: Market, moves: Iterable[Placement]) -> Figures:
    """Return the figures of the moves."""
    moves = tuple(moves)
    stand = standing(market.problem, moves, market=market)
    balance = stand.balance()
    wishes = [(market.teachers[each.teacher].wishes, each.school) for each in moves]
    return Figures(
        movers=len(moves),
        granted=sum(school in listed for listed, school in wishes),
        worse_off=sum(bool(listed) and school not in listed for listed, school in wishes),
        unasked=sum(not listed for listed, _ in wishes),
        lead_member_gap=lead_member_gap(market, balance.cells),
        equalising_shortfall=balance.equalising_shortfall,
        largest=balance.largest,
        weakest_tenth=balance.weakest_tenth,
        total=balance.total,
        policy_shortfall=int(stand.goals["policy_shortfall"]),
        broken=len(stand.broken()),
    )


def lead_member_gap(market: Market, cells: Iterable[Cell]) -> float:
    """Return the mean relative supply of lead schools less that of the other grouped schools."""
    supplies: dict[bool, list[float]] = {True: [], False: []}
    for cell in cells:
        legal = market.schools[market.schools[cell.school].legal]
        if market.teams.get(legal.code) and cell.needed:
            supplies[legal.strength == "lead"].append(cell.teachers / cell.needed)
    if not all(supplies.values()):
        return 0.0
    return fmean(supplies[True]) - fmean(supplies[False])


def peers(*, indifferent: bool) -> Mapping[str, Mechanism]:
    """Return the peers by name; ``lorenz-cells-capped`` keeps the ceilings too."""

    def over(mechanism: Callable[..., Assignment]) -> Mechanism:
        def run(market: Market) -> tuple[Placement, ...]:
            given = peer_market(market, indifferent=indifferent)
            return placements(given, mechanism(given))

        return run

    def cells(*, keep_ceilings: bool) -> Mechanism:
        def run(market: Market) -> tuple[Placement, ...]:
            given = peer_market(market, indifferent=indifferent)
            found = lorenz_cells(given, supply(market), keep_ceilings=keep_ceilings)
            return placements(given, found)

        return run

    return {
        "nobody-moves": lambda market: placements(given := peer_market(market), given.at_home()),
        "deferred-acceptance": over(deferred_acceptance),
        "top-trading-cycles": over(top_trading_cycles),
        "block-exchange": over(block_exchange),
        "lorenz-transfer": over(lorenz_transfer),
        "lorenz-cells": cells(keep_ceilings=False),
        "lorenz-cells-capped": cells(keep_ceilings=True),
    }
