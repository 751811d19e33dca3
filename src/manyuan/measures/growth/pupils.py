from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from manyuan.kernel.marking import gettext_noop as _
from manyuan.measures.growth.errors import FewSchools, NothingVaries

# Below so few schools the scatter between them is a guess (proposed).
FEWEST_SCHOOLS = 5
ENTRY, OUTCOME = _("入口成绩"), _("出口成绩")


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilRow:
    """One pupil, without a name: the school, what was known at entry, what was reached."""

    school: str
    entry: float
    outcome: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolSums:
    """What the model needs to know of the pupils, all arrays of shape (schools,).

    Entries and outcomes are counted from their means over all pupils, so that sums of squares
    lose no digits.
    """

    schools: tuple[str, ...]
    n: NDArray[np.float64]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    xx: NDArray[np.float64]
    xy: NDArray[np.float64]
    yy: NDArray[np.float64]
    mean_entry: float
    mean_outcome: float

    @property
    def pupils(self) -> int:
        """How many pupils there are in all."""
        return int(self.n.sum())


def sums_of(rows: Iterable[PupilRow]) -> SchoolSums:
    """Return the sums by school, in the order of their codes; each row is read once.

    Raises
    ------
    GrowthNotUsable
        One of its kinds, if there are too few schools or nothing varies.
    """
    given = sorted((row.school, row.entry, row.outcome) for row in rows)
    names = sorted({school for school, _entry, _outcome in given})
    if len(names) < FEWEST_SCHOOLS:
        raise FewSchools(schools=len(names), fewest=FEWEST_SCHOOLS)
    places: Mapping[str, int] = {school: place for place, school in enumerate(names)}
    at = np.array([places[school] for school, _entry, _outcome in given])
    entry = np.array([entry for _school, entry, _outcome in given], dtype=float)
    outcome = np.array([outcome for _school, _entry, outcome in given], dtype=float)
    for column, values in ((ENTRY, entry), (OUTCOME, outcome)):
        if values.min() == values.max():
            raise NothingVaries(column=column)
    x, y = entry - entry.mean(), outcome - outcome.mean()

    def by_school(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.bincount(at, weights=values, minlength=len(names)).astype(np.float64)

    return SchoolSums(
        schools=tuple(names),
        n=by_school(np.ones_like(x)),
        x=by_school(x),
        y=by_school(y),
        xx=by_school(x * x),
        xy=by_school(x * y),
        yy=by_school(y * y),
        mean_entry=float(entry.mean()),
        mean_outcome=float(outcome.mean()),
    )
