from collections.abc import Mapping

from manyuan.planner.kinds.exchange.goals import counts_after
from manyuan.planner.kinds.exchange.market import Market
from manyuan.planner.kinds.exchange.plan import PolicyReached, RuleReached
from manyuan.planner.kinds.exchange.ratios import required
from manyuan.planner.kinds.exchange.remedies import remedy


def policy_reached(market: Market, placed: Mapping[str, str]) -> PolicyReached:
    """Return how far a set of moves reaches the year's ratios, and what would mend the rest."""
    counts = counts_after(market, placed)
    return PolicyReached(
        eligible=counts["eligible"],
        moved=counts["moved"],
        backbone_moved=counts["moved_backbone"],
        rules=tuple(
            RuleReached(
                code=ratio.code,
                base=counts[ratio.base],
                required=required(ratio, counts),
                reached=counts[ratio.counted],
                remedy=remedy(market, ratio, counts, placed),
            )
            for ratio in market.problem.pack.ratios
        ),
    )
