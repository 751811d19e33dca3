from collections.abc import Callable
from dataclasses import dataclass
from math import exp, log, pi, sqrt

import numpy as np

from manyuan.measures.growth.pupils import SchoolSums

# Where ln λ is looked for: at λ = e⁻¹⁴ schools differ by a thousandth of a pupil's scatter.
FROM, TO, STEPS = -14.0, 8.0, 45
GOLDEN = (sqrt(5) - 1) / 2
CLOSE = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """The mixed model at its most likely: outcome = intercept + slope · entry + u_school + rest.

    ``between`` is the variance of u, ``within`` that of the rest; ``slope_error`` the standard
    error of the slope; ``log_likelihood`` that of all pupils.
    """

    intercept: float
    slope: float
    slope_error: float
    between: float
    within: float
    log_likelihood: float


@dataclass(frozen=True, slots=True)
class _AtRatio:
    """What follows from one ratio λ of the variances: fixed effects and squared rest."""

    constant: float
    slope: float
    slope_information: float
    squares: float
    log_determinant: float


def fit_of(sums: SchoolSums) -> Fit:
    """Return the maximum-likelihood fit of a random intercept for each school.

    With λ = between / within, V_j = within · (I + λ 11') and its inverse is known in closed form,
    so that for a given λ the fixed effects are weighted least squares over the schools' sums, and

        −2 ln L(λ) = N ln(2π RSS(λ) / N) + Σ_j ln(1 + n_j λ) + N

    is small along one line: looked for on a grid of ln λ, then by golden section. λ = 0 is tried
    beside it. Cost: one pass over the rows, then only sums of schools.

    Source: Searle, Casella, McCulloch (1992), Variance components, chapters 3 and 6.
    """

    def minus_twice(log_ratio: float) -> float:
        return _minus_twice_log_likelihood(sums, exp(log_ratio))

    grid = np.linspace(FROM, TO, STEPS)
    best = int(np.argmin([minus_twice(each) for each in grid]))
    low, high = grid[max(0, best - 1)], grid[min(STEPS - 1, best + 1)]
    ratio = exp(_smallest(minus_twice, float(low), float(high)))
    if _minus_twice_log_likelihood(sums, 0.0) <= _minus_twice_log_likelihood(sums, ratio):
        ratio = 0.0
    at, pupils = _at(sums, ratio), sums.pupils
    within = at.squares / pupils
    return Fit(
        intercept=sums.mean_outcome + at.constant - at.slope * sums.mean_entry,
        slope=at.slope,
        slope_error=sqrt(within / at.slope_information),
        between=ratio * within,
        within=within,
        log_likelihood=-_minus_twice_log_likelihood(sums, ratio) / 2,
    )


def _at(sums: SchoolSums, ratio: float) -> _AtRatio:
    n = sums.n
    w = ratio / (1 + n * ratio)
    ones = float((n - w * n * n).sum())
    cross = float((sums.x - w * n * sums.x).sum())
    squares = float((sums.xx - w * sums.x**2).sum())
    constant_side = float((sums.y - w * n * sums.y).sum())
    slope_side = float((sums.xy - w * sums.x * sums.y).sum())
    information = squares - cross * cross / ones
    slope = (slope_side - cross * constant_side / ones) / information
    constant = (constant_side - cross * slope) / ones
    total = float((sums.yy - w * sums.y**2).sum())
    return _AtRatio(
        constant=constant,
        slope=slope,
        slope_information=information,
        squares=max(total - constant * constant_side - slope * slope_side, 0.0),
        log_determinant=float(np.log1p(n * ratio).sum()),
    )


def _minus_twice_log_likelihood(sums: SchoolSums, ratio: float) -> float:
    at, pupils = _at(sums, ratio), sums.pupils
    # Pupils who lie exactly on the line leave nothing; the smallest float keeps the logarithm.
    rest = max(at.squares / pupils, np.finfo(float).tiny)
    return pupils * log(2 * pi * rest) + at.log_determinant + pupils


def _smallest(of: Callable[[float], float], low: float, high: float) -> float:
    """Return where ``of`` is smallest between ``low`` and ``high``, by golden section."""
    left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
    at_left, at_right = of(left), of(right)
    while high - low > CLOSE:
        if at_left < at_right:
            high, right, at_right = right, left, at_left
            left = high - GOLDEN * (high - low)
            at_left = of(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + GOLDEN * (high - low)
            at_right = of(right)
    return (low + high) / 2
