"""The numbers that engagements carry: a letter for the kind, the school year, a running number."""

from collections.abc import Collection, Iterator, Sequence

from manyuan.engagements.models import Flow
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.kinds import engagement_of
from manyuan.seats.models import Seat


def free_codes(
    by: Seat, letter: str, years: Sequence[SchoolYear], *, also: Collection[str] = ()
) -> Iterator[str]:
    """Return the next free code of each of ``years``, in their order.

    ``also`` are the codes of engagements of the kind, where one may leave no flow for a while.
    Whoever asks holds the bureau's lock until the codes are written.
    """
    last = {year: _last_number(by, f"{letter}{year.start}-", also) for year in set(years)}
    for year in years:
        last[year] += 1
        yield f"{letter}{year.start}-{last[year]:05d}"


def _last_number(by: Seat, start: str, also: Collection[str]) -> int:
    """Return the last number of a year; flows may have come from a file, without engagements."""
    taken = Flow.objects.filter(bureau_id=by.bureau_id, code__startswith=start).order_by()
    codes = [*map(engagement_of, taken.values_list("code", flat=True)), *also]
    parts = [code.removeprefix(start) for code in codes if code.startswith(start)]
    return max((int(part) for part in parts if part.isdecimal()), default=0)
