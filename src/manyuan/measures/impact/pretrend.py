from collections.abc import Sequence
from math import erfc, exp, sqrt

import numpy as np

from manyuan.measures.impact.bootstrap import NOTHING
from manyuan.measures.impact.group_time import GroupTime

# Directions in which the estimates scatter less than this part of the most are those that follow
# from the others; they are tested with them.
SINGULAR = 1e-10


def pretrend_p(cells: Sequence[GroupTime], *, size: float) -> float | None:
    """Return the p-value of the Wald test that no estimate before joining differs from zero.

    With a the vector of ATT(g, t), t < g, and V = Ψ'Ψ / n the covariance of their influence
    functions, W = n · a' V⁺ a follows χ² with rank V degrees of freedom if the trends are parallel
    before joining. Only cells with a few units on each side are tested: of a handful the
    covariance is so far off that the test would nearly always reject. None where no such cell is
    left or nothing scatters.

    Source: Callaway and Sant'Anna (2021), section 4.
    """
    before = [cell for cell in cells if cell.event < 0 and cell.is_broad]
    if not before:
        return None
    influences = np.column_stack([cell.influence for cell in before])
    units = len(influences)
    estimates = np.array([cell.estimate for cell in before])
    covariance = influences.T @ influences / units
    if np.sqrt(covariance.diagonal() / units).max() <= NOTHING * size:
        return None
    values, vectors = np.linalg.eigh(covariance)
    known = values > SINGULAR * values.max()
    along = vectors[:, known].T @ estimates
    return chi_square_beyond(float(units * (along**2 / values[known]).sum()), int(known.sum()))


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
