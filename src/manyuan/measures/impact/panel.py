from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from manyuan.measures.impact.errors import (
    CohortChanges,
    NobodyComplete,
    NobodyJoined,
    OnePeriod,
    SeenTwice,
)

NEVER = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelRow:
    """What one unit reached in one period.

    ``cohort`` is the period in which the unit joined, 0 for a unit that never did; ``outcome`` is
    None where it is not known.
    """

    unit: str
    time: int
    cohort: int
    outcome: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A balanced panel: each unit with an outcome in each period.

    Attributes
    ----------
    units
        Names of the n units in their order.
    times
        The T periods, earliest first.
    cohorts
        Shape (n,): in which period each unit joined; 0 for never, or after the last period.
    outcomes
        Shape (n, T).
    incomplete
        Units that are left out because an outcome of theirs is missing in some period.
    from_start
        Units that are left out because they had joined by the first period.
    """

    units: tuple[str, ...]
    times: tuple[int, ...]
    cohorts: NDArray[np.int64]
    outcomes: NDArray[np.float64]
    incomplete: tuple[str, ...]
    from_start: tuple[str, ...]

    @property
    def joined(self) -> tuple[int, ...]:
        """The cohorts of the panel, earliest first."""
        return tuple(int(cohort) for cohort in np.unique(self.cohorts) if cohort != NEVER)


def panel_of(rows: Iterable[PanelRow]) -> Panel:
    """Return the rows as a balanced panel; the order of the rows does not matter.

    Who is not seen in each period is left out, as is who had joined by the first period: nothing
    is known of the time before. Who joins after the last period has not joined within the panel.

    Raises
    ------
    PanelNotUsable
        One of its kinds, if the rows contradict each other or leave nothing to compare.
    """
    cohorts, seen = _gathered(rows)
    times = tuple(sorted({time for outcomes in seen.values() for time in outcomes}))
    if len(times) < 2:
        raise OnePeriod
    complete = sorted(unit for unit, outcomes in seen.items() if len(outcomes) == len(times))
    from_start = [unit for unit in complete if NEVER < cohorts[unit] <= times[0]]
    units = [unit for unit in complete if not NEVER < cohorts[unit] <= times[0]]
    if not units:
        raise NobodyJoined if from_start else NobodyComplete
    joined = np.array([_within(cohorts[unit], times) for unit in units], dtype=np.int64)
    if not joined.any():
        raise NobodyJoined
    return Panel(
        units=tuple(units),
        times=times,
        cohorts=joined,
        outcomes=np.array([[seen[unit][time] for time in times] for unit in units], dtype=float),
        incomplete=tuple(sorted(seen.keys() - set(complete))),
        from_start=tuple(from_start),
    )


def _gathered(
    rows: Iterable[PanelRow],
) -> tuple[Mapping[str, int], Mapping[str, Mapping[int, float]]]:
    cohorts: dict[str, int] = {}
    seen: dict[str, dict[int, float]] = {}
    rows_of: set[tuple[str, int]] = set()
    for row in rows:
        if (row.unit, row.time) in rows_of:
            raise SeenTwice(unit=row.unit, time=row.time)
        rows_of.add((row.unit, row.time))
        if cohorts.setdefault(row.unit, row.cohort) != row.cohort:
            raise CohortChanges(unit=row.unit, first=cohorts[row.unit], second=row.cohort)
        outcomes = seen.setdefault(row.unit, {})
        if row.outcome is not None:
            outcomes[row.time] = row.outcome
    return cohorts, seen


def _within(cohort: int, times: Sequence[int]) -> int:
    return NEVER if cohort > times[-1] else cohort
