from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from manyuan.measures.impact.errors import NoControls
from manyuan.measures.impact.panel import NEVER, Panel

Control = Literal["never", "notyet"]
# Below so few units a standard error that rests on large numbers is too small (proposed).
FEW = 5


class Estimated(Protocol):
    """What has an estimate, with the influence of each unit on it."""

    @property
    def estimate(self) -> float:
        """The estimate in the outcome's own unit."""

    @property
    def influence(self) -> NDArray[np.float64]:
        """By how much each unit moves the estimate, shape (n,)."""

    @property
    def is_thin(self) -> bool:
        """Say whether it rests on single units, so that its error is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTime:
    """The effect ATT(g, t) on the units that joined in g, in period t.

    ``treated`` and ``controls`` count units. ``influence`` has the shape (n,): by how much each
    unit of the panel moves the estimate, with mean 0.
    """

    cohort: int
    time: int
    estimate: float
    treated: int
    controls: int
    influence: NDArray[np.float64]

    @property
    def event(self) -> int:
        """Periods since joining; negative before it."""
        return self.time - self.cohort

    @property
    def is_thin(self) -> bool:
        """Say whether one side is a single unit, whose scatter nobody can know."""
        return self.treated < 2 or self.controls < 2


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTimes:
    """Every ATT(g, t) that can be worked out, by cohort and period, and those that cannot."""

    cells: tuple[GroupTime, ...]
    without_comparison: tuple[tuple[int, int], ...]


def group_times(panel: Panel, *, control: Control) -> GroupTimes:
    """Return the group-time average effects of joining, without covariates.

    With b the base period, G_g the units that joined in g and C the controls:

        ATT(g, t) = mean over G_g of (Y_t − Y_b)  −  mean over C of (Y_t − Y_b)

    The base varies: for t ≥ g it is the last period before g, for t < g the period before t, so
    that estimates before joining show one period's change each. Controls are the units that never
    join, or with ``notyet`` also those that have joined neither by t nor by b.

    Source: Callaway and Sant'Anna (2021), Difference-in-differences with multiple time periods,
    Journal of Econometrics 225, equations (2.5) and (2.6) without covariates.

    Raises
    ------
    NoControls
        If only units that never join may be controls, and there are none.
    """
    if control == "never" and not (panel.cohorts == NEVER).any():
        raise NoControls
    cells: list[GroupTime] = []
    without: list[tuple[int, int]] = []
    for cohort, place, base in _pairs(panel):
        later = max(panel.times[place], panel.times[base])
        controls = panel.cohorts == NEVER
        if control == "notyet":
            controls |= (panel.cohorts > later) & (panel.cohorts != cohort)
        if controls.any():
            cells.append(_cell(panel, cohort, place, base=base, controls=controls))
        else:
            without.append((cohort, panel.times[place]))
    return GroupTimes(cells=tuple(cells), without_comparison=tuple(without))


def _pairs(panel: Panel) -> Iterator[tuple[int, int, int]]:
    """Yield cohort, place of the period and place of its base."""
    for cohort in panel.joined:
        before = bisect_left(panel.times, cohort) - 1
        for place in range(1, len(panel.times)):
            yield cohort, place, min(place - 1, before)


def _cell(
    panel: Panel, cohort: int, place: int, *, base: int, controls: NDArray[np.bool_]
) -> GroupTime:
    change = panel.outcomes[:, place] - panel.outcomes[:, base]
    treated = panel.cohorts == cohort
    inside, outside = change[treated].mean(), change[controls].mean()
    units, joined, compared = len(panel.units), int(treated.sum()), int(controls.sum())
    influence = np.zeros(units)
    influence[treated] = (change[treated] - inside) * units / joined
    influence[controls] = -(change[controls] - outside) * units / compared
    return GroupTime(
        cohort=cohort,
        time=panel.times[place],
        estimate=float(inside - outside),
        treated=joined,
        controls=compared,
        influence=influence,
    )
