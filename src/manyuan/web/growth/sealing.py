"""School results between being shown and being kept: signed in the page, nothing stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core import signing

from manyuan.directory.enums import Stage
from manyuan.evaluation.actions.growth import SchoolResult
from manyuan.seats.models import Seat

SALT = "growth"
AN_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the officer confirms: results of schools in one stage and year."""

    stage: Stage
    year: int
    results: Sequence[SchoolResult]


def seal(seat: Seat, results: Sealed) -> str:
    """Return the results as a text that only the product could have written."""
    rows = [[one.school, str(one.value), one.n] for one in results.results]
    return signing.dumps(
        [seat.pk, results.stage.value, results.year, rows], salt=SALT, compress=True
    )


def opened(seat: Seat, text: str) -> Sealed | None:
    """Return what was sealed for this seat within the hour, or None."""
    try:
        holder, stage, year, rows = signing.loads(text, salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        return None
    if holder != seat.pk:
        return None
    results = [SchoolResult(school, Decimal(value), n) for school, value, n in rows]
    return Sealed(Stage(stage), year, results)
