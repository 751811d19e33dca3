from manyuan.measures.balance.amounts import AmountNotUsable
from manyuan.measures.balance.comparison import LeadGap, lead_gaps, spread
from manyuan.measures.balance.gathering import DuplicateRow
from manyuan.measures.balance.judging import judge
from manyuan.measures.balance.report import BalanceReport, DistrictResult, Excluded
from manyuan.measures.balance.values import IndicatorValue, SchoolVerdict
from manyuan.measures.balance.years import NoResources, year_used

__all__ = [
    "AmountNotUsable",
    "BalanceReport",
    "DistrictResult",
    "DuplicateRow",
    "Excluded",
    "IndicatorValue",
    "LeadGap",
    "NoResources",
    "SchoolVerdict",
    "judge",
    "lead_gaps",
    "spread",
    "year_used",
]
