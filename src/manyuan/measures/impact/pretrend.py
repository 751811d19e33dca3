from collections.abc import Sequence
from math import erfc, exp, sqrt

import numpy as np

from manyuan.measures.impact.aggregating import Aggregate
from manyuan.measures.impact.bootstrap import NOTHING
from manyuan.measures.impact.group_time import Estimated, GroupTime

# Directions in which the estimates scatter less than this part of the most are those that follow
# from the others; they are tested with them.
SINGULAR = 1e-10
UNITS_FOR_EACH = 10


def pretrend_p(
    cells: Sequence[GroupTime], events: Sequence[Aggregate], *, joined: int, size: float
) -> float | None:
    """Return the p-value of the Wald test that no estimate before joining differs from zero.

    With a the vector of ATT(g, t), t < g, and V = Ψ'Ψ / n the covariance of their influence
    functions, W = n · a' V⁺ a follows χ² with rank V degrees of freedom if the trends are parallel
    before joining. Of few units V is so far off that the test would nearly always reject: each
    cohort is tested on the periods nearest to joining, one for ten units (proposed). Where no
    cohort has ten, the estimates of all ``joined`` units at one distance from joining are tested
    in their place. None where fewer than ten joined, there is no period before, or nothing
    scatters.

    Source: Callaway and Sant'Anna (2021), section 4.
    """
    tested: Sequence[Estimated] = _of_cohorts(cells) or _of_all(events, joined)
    if not tested:
        return None
    influences = np.column_stack([each.influence for each in tested])
    units = len(influences)
    estimates = np.array([each.estimate for each in tested])
    covariance = influences.T @ influences / units
    if np.sqrt(covariance.diagonal() / units).max() <= NOTHING * size:
        return None
    values, vectors = np.linalg.eigh(covariance)
    known = values > SINGULAR * values.max()
    along = vectors[:, known].T @ estimates
    return chi_square_beyond(float(units * (along**2 / values[known]).sum()), int(known.sum()))


def _of_cohorts(cells: Sequence[GroupTime]) -> list[GroupTime]:
    """Return the cells before joining that their cohorts are large enough to test."""
    return [
        cell
        for cell in cells
        if cell.event < 0 and _place(cell, cells) < cell.treated // UNITS_FOR_EACH
    ]


def _place(cell: GroupTime, cells: Sequence[GroupTime]) -> int:
    """Count the cells of a cohort between this one and its joining."""
    return sum(other.cohort == cell.cohort and cell.event < other.event < 0 for other in cells)


def _of_all(events: Sequence[Aggregate], joined: int) -> list[Aggregate]:
    before = sorted((each for each in events if each.key < 0), key=lambda each: -each.key)
    return before[: joined // UNITS_FOR_EACH]


def chi_square_beyond(value: float, degrees: int) -> float:
    """Return P(χ² > value) for a whole number of degrees of freedom, by its finite series.

    Examples
    --------
    >>> round(chi_square_beyond(3.841459, 1), 4)
    0.05
    >>> round(chi_square_beyond(7.79123662720035, 5), 5)
    0.16812
    """
    half = max(value, 0.0) / 2
    if degrees % 2:
        beyond, term, place = erfc(sqrt(half)), sqrt(half) * exp(-half) / (sqrt(np.pi) / 2), 1.5
    else:
        beyond, term, place = 0.0, exp(-half), 1.0
    for _ in range(degrees // 2):
        beyond += term
        term *= half / place
        place += 1
    return min(1.0, beyond)
