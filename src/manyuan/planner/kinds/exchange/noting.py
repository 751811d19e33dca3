from collections.abc import Iterator

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Said
from manyuan.planner.kinds.exchange.market import Market

UNMEASURED = _("有 {pairs} 对学校缺少坐标，路程未知，未在其间安排交流。补填坐标或路程后可以安排。")


def notes_of(market: Market) -> Iterator[Said]:
    """Yield what whoever reads a plan must know about its data."""
    if market.unmeasured:
        yield Said("ways_unknown", UNMEASURED, {"pairs": market.unmeasured})
