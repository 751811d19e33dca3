from dataclasses import dataclass

from manyuan.directory.models import ResourceReport, School
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class YearState:
    """How far the school year has come in each word of the loop: done, part or none."""

    directory: str
    evaluation: str


def state_of_year(seat: Seat, year: SchoolYear) -> YearState:
    """Say what the bureau has in place for ``year``.

    The directory is done when the year's reports are in, begun when schools are registered; the
    evaluation is begun when there are reports to judge.
    """
    reports = ResourceReport.objects.filter(bureau_id=seat.bureau_id, year=year.start).exists()
    schools = reports or School.objects.filter(bureau_id=seat.bureau_id).exists()
    return YearState(
        directory="done" if reports else "part" if schools else "none",
        evaluation="part" if reports else "none",
    )
