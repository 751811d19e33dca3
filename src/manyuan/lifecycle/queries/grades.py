"""What published grades say of a group; the one place that gates ask."""

from manyuan.directory.models import Group
from manyuan.lifecycle.gates.facts import Grades
from manyuan.seats.models import Seat


def grades_of(seat: Seat, group: Group) -> Grades:  # noqa: ARG001 -- asked with a seat once published
    """Return what the grades of a group say: unknown, as no grades are published."""
    return Grades()
