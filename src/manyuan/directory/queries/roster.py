from dataclasses import dataclass

from django.db.models import Count, Q

from manyuan.directory.models import School
from manyuan.directory.visibility import visible_teachers
from manyuan.seats.models import Seat

BACKBONE = ("county", "city", "province", "nation")
SENIOR = ("senior", "full_senior")


@dataclass(frozen=True, slots=True)
class Roster:
    """How many teachers are on a school's roster, and how many of them are of some kind."""

    teachers: int
    on_establishment: int
    backbone: int
    senior: int
    posted_out: int


def roster_of(seat: Seat, school: School) -> Roster:
    """Return the counts of the roster of a school, as far as the seat may see it."""
    counts = visible_teachers(seat).filter(school=school).order_by()
    return Roster(
        **counts.aggregate(
            teachers=Count("pk"),
            on_establishment=Count("pk", filter=Q(on_establishment=True)),
            backbone=Count("pk", filter=Q(backbone__in=BACKBONE)),
            senior=Count("pk", filter=Q(title__in=SENIOR)),
            posted_out=Count("pk", filter=Q(posted_to__isnull=False)),
        )
    )
