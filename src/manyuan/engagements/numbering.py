"""The numbers that engagements carry: a letter for the kind, the school year, a running number."""

from collections.abc import Iterable, Iterator, Sequence

from manyuan.engagements.models import Flow
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.kinds import engagement_of
from manyuan.seats.models import Seat


def free_codes(
    by: Seat, letter: str, years: Sequence[SchoolYear], *, kept: Iterable[str] = ()
) -> Iterator[str]:
    """Return the next free code of each of ``years``, in their order.

    ``kept`` are codes of engagements that left no flow: a school that uses what is its own gives
    nothing to another. Whoever asks holds the bureau's lock until the codes are written.
    """
    others = list(kept)
    last = {year: _last_number(by, f"{letter}{year.start}-", others) for year in set(years)}
    for year in years:
        last[year] += 1
        yield f"{letter}{year.start}-{last[year]:05d}"


def _last_number(by: Seat, start: str, others: Sequence[str]) -> int:
    """Return the last number of a year; flows may have come from a file, without engagements."""
    taken = Flow.objects.filter(bureau_id=by.bureau_id, code__startswith=start).order_by()
    codes = (*taken.values_list("code", flat=True), *others)
    parts = [engagement_of(code).removeprefix(start) for code in codes]
    return max((int(part) for part in parts if part.isdecimal()), default=0)
