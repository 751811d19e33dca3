from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, Min, QuerySet

from manyuan.directory.visibility import schools_in_charge
from manyuan.evaluation.models import Outcome
from manyuan.seats.models import Seat

VALUE_ADDED = "value_added"


@dataclass(frozen=True, slots=True)
class Series:
    """One measure of one stage over the years."""

    measure: str
    stage: str
    first_year: int
    last_year: int
    years: int
    schools: int

    @property
    def code(self) -> str:
        """Name the series in an address."""
        return f"{self.stage}.{self.measure}"


def visible_outcomes(seat: Seat) -> "QuerySet[Outcome]":
    """Return the results that the seat may see: its own schools', or all of its bureau's."""
    found = Outcome.objects.filter(bureau_id=seat.bureau_id)
    in_charge = schools_in_charge(seat)
    return found if in_charge is None else found.filter(school__in=in_charge)


def outcome_series(seat: Seat) -> Sequence[Series]:
    """Return which measures there are of which stage, those of most schools first."""
    found = (
        visible_outcomes(seat)
        .filter(value__isnull=False)
        .order_by()
        .values("measure", "stage")
        .annotate(
            first_year=Min("year"),
            last_year=Max("year"),
            years=Count("year", distinct=True),
            schools=Count("school", distinct=True),
        )
    )
    return [Series(**row) for row in found.order_by("-schools", "measure", "stage")]


def value_added_results(seat: Seat) -> "QuerySet[Outcome]":
    """Return what schools added, as stored, the latest year first."""
    found = visible_outcomes(seat).filter(measure=VALUE_ADDED).select_related("school__unit")
    return found.order_by("-year", "stage", "school__unit__code")
