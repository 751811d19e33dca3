from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from manyuan.evaluation.bridge import (
    Control,
    ImpactReport,
    PanelNotUsable,
    impact_of,
    panel_row,
)
from manyuan.evaluation.models import Outcome
from manyuan.evaluation.queries.joining import joining_of
from manyuan.evaluation.queries.outcomes import Series, visible_outcomes
from manyuan.seats.models import Seat

Who = Literal["members", "all"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactAsked:
    """What is studied: whose results, who counts as joined, and with whom they are compared."""

    series: Series
    who: Who = "members"
    control: Control = "never"


@dataclass(frozen=True, slots=True)
class ImpactView:
    """What was found; ``refusal`` says why there is no report. ``leads`` counts who is left out."""

    asked: ImpactAsked
    report: ImpactReport | None
    refusal: PanelNotUsable | None
    leads: int


def impact_on_schools(seat: Seat, asked: ImpactAsked) -> ImpactView:
    """Return what joining a group changed in the results of the bureau's schools.

    A campus joins with its legal school. Unless leads count as joined, they are left out: they
    neither joined nor stayed outside.
    """
    joining = joining_of(seat)
    rows = _outcomes(seat, asked)
    leads = {row.school_id for row in rows if row.school.legal_key in joining.leads}
    if asked.who == "members":
        rows = [row for row in rows if row.school_id not in leads]
    names = _names(rows)
    panel = [
        panel_row(
            school=names[row.school_id],
            year=row.year,
            cohort=joining.cohorts.get(row.school.legal_key, 0),
            value=row.value,
        )
        for row in rows
    ]
    left_out = len(leads) if asked.who == "members" else 0
    try:
        return ImpactView(asked, impact_of(panel, control=asked.control), None, left_out)
    except PanelNotUsable as refusal:
        return ImpactView(asked, None, refusal, left_out)


def _outcomes(seat: Seat, asked: ImpactAsked) -> Sequence[Outcome]:
    found = visible_outcomes(seat).filter(measure=asked.series.measure, stage=asked.series.stage)
    return list(found.select_related("school__unit").order_by("school__unit__code", "year"))


def _names(rows: Sequence[Outcome]) -> dict[int, str]:
    """Name schools as people do, with the code where two have one name."""
    schools = {row.school_id: row.school for row in rows}
    often = Counter(school.name for school in schools.values())
    return {
        key: school.name if often[school.name] == 1 else f"{school.name}（{school.code}）"
        for key, school in schools.items()
    }
