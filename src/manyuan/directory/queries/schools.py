from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from manyuan.directory.lasting import lasts_on
from manyuan.directory.models import ResourceReport, School, StrengthOfYear
from manyuan.directory.visibility import visible_schools
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat


def open_on(day: date) -> Q:
    """Return the condition that a school is open on ``day``."""
    return lasts_on(day, first="opened_on", last="closed_on")


def schools_on(seat: Seat, day: date) -> "QuerySet[School]":
    """Return every establishment of the register that is open on ``day``, campuses included."""
    return visible_schools(seat).filter(open_on(day))


def school_with_code(seat: Seat, code: str) -> School | None:
    """Return the school with ``code``, open or closed."""
    return visible_schools(seat).select_related("campus_of__unit").filter(unit__code=code).first()


def campuses_of(seat: Seat, school: School) -> list[School]:
    """Return the campuses of a school, closed ones included."""
    return list(visible_schools(seat).filter(campus_of=school))


def strengths_on(seat: Seat, day: date) -> dict[int, str]:
    """Return how strong each school was in the school year of ``day``.

    Without an entry for that year, the latest one before it counts, else the strength of today.
    """
    found = dict(visible_schools(seat).order_by().values_list("pk", "strength"))
    found.update(
        StrengthOfYear.objects.filter(bureau_id=seat.bureau_id, year__lte=SchoolYear.on(day).start)
        .order_by("year")
        .values_list("school_id", "strength")
    )
    return found


def campuses_of_schools(seat: Seat, schools: Iterable[int], day: date) -> frozenset[str]:
    """Return the codes of the campuses of some schools that are open on ``day``."""
    found = visible_schools(seat).filter(open_on(day), campus_of__in=list(schools)).order_by()
    return frozenset(found.values_list("unit__code", flat=True))


def schools_of_campuses(seat: Seat) -> dict[int, int]:
    """Return for every campus, closed ones included, the school to which it belongs."""
    found = visible_schools(seat).filter(campus_of__isnull=False).order_by()
    return {campus: school for campus, school in found.values_list("pk", "campus_of") if school}


@dataclass(frozen=True, slots=True)
class PupilCounts:
    """Pupils of the latest report up to a year, by school and stage; a missing pair is unknown."""

    by_stage: dict[tuple[int, str], int]

    def of_school(self, school: int) -> int | None:
        """Return the pupils of a school over its stages, or None where none is known."""
        counts = [n for (pk, _stage), n in self.by_stage.items() if pk == school]
        return sum(counts) if counts else None

    def totals(self) -> dict[int, int]:
        """Return the pupils of each school over its stages."""
        found: dict[int, int] = {}
        for (school, _stage), n in self.by_stage.items():
            found[school] = found.get(school, 0) + n
        return found


def pupils_on(seat: Seat, day: date) -> PupilCounts:
    """Return the pupils of each school-stage as last reported for the school year of ``day``.

    A school tells its stages together: one that its latest report leaves out is no longer taught.
    Pupils are counted for the whole bureau whatever the seat: coverage is public, and only sums
    of it are shown.
    """
    rows = list(
        ResourceReport.objects.filter(
            bureau_id=seat.bureau_id, year__lte=SchoolYear.on(day).start, pupils__isnull=False
        )
        .order_by("year")
        .values_list("school_id", "year", "stage", "pupils")
    )
    latest = {school: year for school, year, _stage, _n in rows}
    return PupilCounts(
        {(school, stage): n for school, year, stage, n in rows if year == latest[school]}
    )
