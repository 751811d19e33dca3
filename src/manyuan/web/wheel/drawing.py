"""The year as a ring of twelve months, drawn from what is due in each."""

from collections.abc import Sequence
from dataclasses import dataclass

from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.web.ui.ring import Arc, arcs, point
from manyuan.wheel.enums import StepState
from manyuan.wheel.queries.wheel import Spoke

MONTHS = (9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8)
LABELS_AT = 46.0
COUNTED = (StepState.DONE, StepState.OPEN, StepState.LATE, StepState.LATER)


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the ring, with how far what is due in it has come."""

    label: str
    state: str


@dataclass(frozen=True, slots=True)
class MonthDrawn:
    """A month with its arc and the place of its number."""

    arc: Arc
    number: int
    x: str
    y: str
    is_now: bool


def months_of(spokes: Sequence[Spoke], year: SchoolYear) -> list[MonthDrawn]:
    """Return the twelve months from September on."""
    found = [Month(f"{month}", _state(spokes, month)) for month in MONTHS]
    is_this_year = SchoolYear.on(today()) == year
    drawn = []
    for place, (month, arc) in enumerate(zip(MONTHS, arcs(found), strict=True)):
        x, y = point((place + 0.5) * 360 / len(MONTHS), LABELS_AT)
        now = is_this_year and today().month == month
        drawn.append(MonthDrawn(arc, month, f"{x:.1f}", f"{y + 1.8:.1f}", now))
    return drawn


def _state(spokes: Sequence[Spoke], month: int) -> str:
    states = {one.state for one in spokes if one.due_on.month == month} & set(COUNTED)
    if not states:
        return "none"
    if StepState.LATE in states:
        return "late"
    if states == {StepState.DONE}:
        return "done"
    return "part" if states - {StepState.LATER} else "none"
