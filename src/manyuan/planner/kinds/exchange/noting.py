from collections.abc import Iterator

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Said
from manyuan.planner.kinds.exchange.cells import unknown_cells
from manyuan.planner.kinds.exchange.market import Market

NOBODY = _("教师名单里没有范围内学校的教师，无人可以交流。请先补上教师名单。")
UNJUDGED = _(
    "范围内有 {cells} 个校段指标缺学生数或教师数，无法判断，未计入均衡缺额。"
    "补填办学条件后重新计算。"
)
UNMEASURED = _("有 {pairs} 对学校缺少坐标，路程未知，未在其间安排交流。补填坐标或路程后可以安排。")


def notes_of(market: Market) -> Iterator[Said]:
    """Yield what whoever reads a plan must know about its data."""
    if not market.teachers:
        yield Said("no_teachers", NOBODY)
    unknown = unknown_cells(market.problem, market.scope)
    if unknown:
        yield Said("cells_unknown", UNJUDGED, {"cells": unknown})
    if market.unmeasured:
        yield Said("ways_unknown", UNMEASURED, {"pairs": market.unmeasured})
