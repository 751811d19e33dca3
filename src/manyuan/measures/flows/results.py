"""What schools reached, pooled over a group: means weighted by the people behind them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.flows.tables import OutcomeRow


@dataclass(frozen=True, slots=True)
class Pooled:
    """The sum of value × people and the people, over the rows that tell both."""

    total: Fraction
    people: int
    left_out: int

    @property
    def mean(self) -> Fraction | None:
        """The mean, None where nobody is behind it."""
        return self.total / self.people if self.people else None


def rows_of(
    group: GroupYear, measure: str, schools: Collection[str], year: int
) -> Sequence[OutcomeRow]:
    """Return the results of some schools and their campuses in a year."""
    places = group.places_of(schools)
    return [
        row
        for row in group.tables.outcomes
        if row.measure == measure and row.year == year and row.school in places
    ]


def pooled(rows: Sequence[OutcomeRow], *, fewest: int = 1) -> Pooled:
    """Return the rows pooled; what tells no value, or rests on fewer people, is left out."""
    total, people, counted = Fraction(0), 0, 0
    for row in rows:
        if row.value is not None and row.n is not None and row.n >= fewest:
            total += Fraction(row.value) * row.n
            people += row.n
            counted += 1
    return Pooled(total, people, len(rows) - counted)
