"""The one door to the measures: what the Django rooms know of them comes through here."""

from manyuan.directory.queries.reports import ReportFacts, SchoolLife
from manyuan.measures.balance import (
    BalanceReport,
    DistrictResult,
    Excluded,
    IndicatorValue,
    LeadGap,
    SchoolVerdict,
    judge,
    lead_gaps,
    spread,
)
from manyuan.measures.tables import ResourceRow, SchoolRow

__all__ = [
    "BalanceReport",
    "DistrictResult",
    "Excluded",
    "IndicatorValue",
    "LeadGap",
    "SchoolVerdict",
    "judge",
    "lead_gaps",
    "resource_row",
    "school_row",
    "spread",
]


def resource_row(facts: ReportFacts) -> ResourceRow:
    """Hand a report over to the measures."""
    return ResourceRow(**facts._asdict())


def school_row(life: SchoolLife) -> SchoolRow:
    """Hand a school over to the measures."""
    return SchoolRow(**{**life._asdict(), "setting": life.setting or None})
