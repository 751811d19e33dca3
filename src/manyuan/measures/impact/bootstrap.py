from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

DRAWS = 9999
LEVEL = 0.95
# A spread below this part of the outcomes' size is the rounding of a panel without any noise.
NOTHING = 1e-10
# Mammen's two points: mean 0, variance 1, third moment 1.
LOW, HIGH = (1 - sqrt(5)) / 2, (1 + sqrt(5)) / 2
SHARE_OF_LOW = (sqrt(5) + 1) / (2 * sqrt(5))
NUMBERS_AT_ONCE = 4_000_000
NORMAL = NormalDist()
POINTWISE = NORMAL.inv_cdf(0.5 + LEVEL / 2)


@dataclass(frozen=True, slots=True)
class Spread:
    """How far estimates scatter: standard errors of shape (k,), and the draws that gave them.

    ``draws`` has the shape (B, k): each estimate's deviation in each draw, over √n.
    """

    errors: Matrix
    draws: Matrix

    def critical(self, columns: Sequence[int]) -> float:
        """Return the value by which errors are multiplied so that all bands hold together.

        It is the 95 % quantile, over the draws, of the largest deviation in standard errors, and
        never below that of a single band.
        """
        known = [column for column in columns if self.errors[column] > 0]
        if not known:
            return POINTWISE
        largest = np.abs(self.draws[:, known] / self.errors[known]).max(axis=1)
        return max(POINTWISE, float(np.quantile(largest, LEVEL, method="inverted_cdf")))


def spread_of(influences: Matrix, *, seed: int, size: float = 1.0) -> Spread:
    """Return the spread of estimates from the influence of each unit on them.

    Each draw multiplies the influence functions, shape (n, k), by one random number a unit, so
    that all periods of a unit move together (clusters are the units). The standard error is the
    distance between the quartiles of the draws over that of a normal distribution. ``size`` is
    the outcomes' own order of magnitude.

    Source: Callaway and Sant'Anna (2021), algorithm 1.
    """
    draws = _draws(influences, seed)
    low, high = np.quantile(draws, [0.25, 0.75], axis=0, method="inverted_cdf")
    errors = (high - low) / (NORMAL.inv_cdf(0.75) - NORMAL.inv_cdf(0.25))
    return Spread(errors=np.where(errors > NOTHING * size, errors, 0.0), draws=draws)


def _draws(influences: Matrix, seed: int) -> Matrix:
    random = np.random.default_rng(seed)
    units = len(influences)
    at_once = max(1, NUMBERS_AT_ONCE // units)
    parts = []
    for start in range(0, DRAWS, at_once):
        rows = min(at_once, DRAWS - start)
        multipliers = np.where(random.random((rows, units)) < SHARE_OF_LOW, LOW, HIGH)
        parts.append(multipliers @ influences / units)
    return np.concatenate(parts)
