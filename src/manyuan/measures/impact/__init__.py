from manyuan.measures.impact.errors import PanelNotUsable
from manyuan.measures.impact.estimating import impact_of
from manyuan.measures.impact.group_time import Control
from manyuan.measures.impact.panel import PanelRow
from manyuan.measures.impact.report import (
    CellEffect,
    CohortEffect,
    Effect,
    EventEffect,
    ImpactReport,
    Pretrend,
)

__all__ = [
    "CellEffect",
    "CohortEffect",
    "Control",
    "Effect",
    "EventEffect",
    "ImpactReport",
    "PanelNotUsable",
    "PanelRow",
    "Pretrend",
    "impact_of",
]
