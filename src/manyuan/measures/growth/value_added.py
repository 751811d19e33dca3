from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from manyuan.measures.growth.fitting import Fit, fit_of
from manyuan.measures.growth.pupils import PupilRow, SchoolSums, sums_of

# Nothing about a school is told of fewer pupils (domain: never publish with n < 30).
FEWEST_PUPILS = 30
FEW_PUPILS = "few_pupils"
NO_DIFFERENCE = "no_difference"
NORMAL_95 = 1.959963984540054


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolGrowth:
    """What a school added for its pupils beyond what their entry let expect.

    ``value`` is in points of the outcome and already shrunk towards 0 by ``shrinkage`` =
    n / (n + k); ``error`` is its standard error, given the variances. All three are None, and
    ``unknown`` names why by a code, where nothing may or can be told.
    """

    school: str
    n: int
    value: float | None
    shrinkage: float | None
    error: float | None
    unknown: str = ""

    @property
    def low(self) -> float | None:
        """The lower end of the 95 % interval."""
        return self._end(-NORMAL_95)

    @property
    def high(self) -> float | None:
        """The upper end of the 95 % interval."""
        return self._end(NORMAL_95)

    def _end(self, errors: float) -> float | None:
        if self.value is None or self.error is None:
            return None
        return self.value + errors * self.error


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueAdded:
    """The fit over all pupils and what each school added."""

    fit: Fit
    pupils: int
    schools: tuple[SchoolGrowth, ...]


def value_added_of(rows: Iterable[PupilRow]) -> ValueAdded:
    """Return what each school added for its pupils: school effects of the fit, shrunk.

    With r_j the mean rest of school j over the line, and k = within / between,

        value_j = n_j / (n_j + k) · r_j,    error_j² = between · k / (n_j + k)

    A school of few pupils takes part in the fit; its own result is not told. Where the most likely
    variance between schools is zero, no school can be told from another.

    Raises
    ------
    GrowthNotUsable
        One of its kinds, if there are too few schools or nothing varies.
    """
    sums = sums_of(rows)
    fit = fit_of(sums)
    schools = tuple(_school(sums, fit, place) for place in range(len(sums.schools)))
    return ValueAdded(fit=fit, pupils=sums.pupils, schools=schools)


def _school(sums: SchoolSums, fit: Fit, place: int) -> SchoolGrowth:
    school, n = sums.schools[place], int(sums.n[place])
    unknown = FEW_PUPILS if n < FEWEST_PUPILS else NO_DIFFERENCE if fit.between == 0 else ""
    if unknown:
        return SchoolGrowth(
            school=school, n=n, value=None, shrinkage=None, error=None, unknown=unknown
        )
    expected = fit.intercept + fit.slope * (sums.mean_entry + float(sums.x[place]) / n)
    rest = sums.mean_outcome + float(sums.y[place]) / n - expected
    # n / (n + k) without dividing by a variance that may be tiny.
    shrinkage = n * fit.between / (n * fit.between + fit.within)
    error = sqrt(fit.between * (1 - shrinkage))
    return SchoolGrowth(
        school=school, n=n, value=shrinkage * rest, shrinkage=shrinkage, error=error
    )
