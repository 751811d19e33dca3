from collections.abc import Iterator

from django.db.models import F

from manyuan.engagements.kinds.course.enums import KIND, TAKES_PUPILS
from manyuan.engagements.kinds.course.queries.courses import courses
from manyuan.kernel.clock import today
from manyuan.offers.openings import Opening
from manyuan.seats.models import Seat


def openings(seat: Seat) -> Iterator[Opening]:
    """Yield the courses for which schools may sign up today, while there are places."""
    found = courses(seat).filter(
        state__in=TAKES_PUPILS,
        opens_on__lte=today(),
        closes_on__gte=today(),
        taken__lt=F("places"),
    )
    for course in found:
        yield Opening(
            kind=KIND,
            code=course.code,
            title=course.name,
            provider=course.provider,
            page=("course", course.code),
            places_left=course.free,
            on=course.starts_on,  # type: ignore[attr-defined]
            until=course.closes_on,
            stages=(course.stage,),
            subject=course.subject,
            grade=course.grade,
        )
