"""The one door to the measures: what the Django rooms know of them comes through here."""

from collections.abc import Iterable
from decimal import Decimal

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
from manyuan.measures.disclosure import covered
from manyuan.measures.growth import (
    FEWEST_PUPILS,
    GrowthNotUsable,
    PupilRow,
    SchoolGrowth,
    ValueAdded,
    value_added_of,
)
from manyuan.measures.impact import (
    Control,
    Effect,
    ImpactReport,
    PanelNotUsable,
    PanelRow,
    impact_of,
)
from manyuan.measures.tables import ResourceRow, SchoolRow

__all__ = [
    "FEWEST_PUPILS",
    "BalanceReport",
    "Control",
    "DistrictResult",
    "Effect",
    "Excluded",
    "GrowthNotUsable",
    "ImpactReport",
    "IndicatorValue",
    "LeadGap",
    "PanelNotUsable",
    "SchoolGrowth",
    "SchoolVerdict",
    "ValueAdded",
    "covered",
    "growth_of",
    "impact_of",
    "judge",
    "lead_gaps",
    "panel_row",
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


def panel_row(*, school: str, year: int, cohort: int, value: Decimal | None) -> PanelRow:
    """Hand one result of one school in one year over to the measures; cohort 0 is never."""
    outcome = None if value is None else float(value)
    return PanelRow(unit=school, time=year, cohort=cohort, outcome=outcome)


def growth_of(pupils: Iterable[tuple[str, float, float]]) -> ValueAdded:
    """Hand pupils over to the measures: school, entry and outcome of each."""
    return value_added_of(
        PupilRow(school=school, entry=entry, outcome=outcome) for school, entry, outcome in pupils
    )
