from collections.abc import Mapping

from manyuan.kernel.saying import Said
from manyuan.planner.kinds.exchange.market import Market
from manyuan.rules.exchange import Ratio


def remedy(
    market: Market, ratio: Ratio, counts: Mapping[str, int], placed: Mapping[str, str]
) -> Said | None:
    """Return what would mend the shortfall of a ratio, None where it is met."""
    return None
