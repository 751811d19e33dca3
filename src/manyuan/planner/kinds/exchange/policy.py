from collections.abc import Mapping

from manyuan.planner.kinds.exchange.goals import counts_after
from manyuan.planner.kinds.exchange.market import Market
from manyuan.planner.kinds.exchange.plan import PolicyReached, RuleReached
from manyuan.planner.kinds.exchange.ratios import required
from manyuan.planner.kinds.exchange.remedies import remedy, unproven
from manyuan.rules.exchange import Ratio


def policy_reached(
    market: Market, placed: Mapping[str, str], *, proven: bool = True
) -> PolicyReached:
    """Return how far a set of moves reaches the year's ratios, and what would mend the rest.

    ``proven`` says that no plan misses fewer; else more time may be all that is missing.
    """
    counts = counts_after(market, placed)
    return PolicyReached(
        eligible=counts["eligible"],
        moved=counts["moved"],
        backbone_moved=counts["moved_backbone"],
        rules=tuple(
            _rule(market, ratio, counts, placed, proven=proven)
            for ratio in market.problem.pack.ratios
        ),
    )


def _rule(
    market: Market,
    ratio: Ratio,
    counts: Mapping[str, int],
    placed: Mapping[str, str],
    *,
    proven: bool,
) -> RuleReached:
    needed, reached = required(ratio, counts), counts[ratio.counted]
    if proven or reached >= needed:
        said = remedy(market, ratio, (needed, reached), placed)
    else:
        said = unproven(needed - reached)
    return RuleReached(
        code=ratio.code, base=counts[ratio.base], required=needed, reached=reached, remedy=said
    )
