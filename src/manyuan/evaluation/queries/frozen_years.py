from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Max, Min, QuerySet

from manyuan.directory.models import ResourceReport
from manyuan.engagements.models import Flow
from manyuan.evaluation.frozen_tables import FROZEN
from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.permissions import may_open_frozen_years, may_see_frozen_years
from manyuan.evaluation.signing import is_signed
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.sheets.columns import Row
from manyuan.sheets.comparing import TableCompared, compare_tables
from manyuan.sheets.freezing import digest_of, unpacked

KEPT = 4


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether the data are still those that were frozen, and the signature is ours."""

    content_is_same: bool
    is_signed: bool

    @property
    def holds(self) -> bool:
        """Say whether the frozen year can be relied on."""
        return self.content_is_same and self.is_signed


def frozen_years(seat: Seat) -> "QuerySet[FrozenYear]":
    """Return every version of every frozen year of the seat's bureau, latest first."""
    found = FrozenYear.objects.filter(bureau_id=seat.bureau_id).defer("content")
    found = found.select_related("bureau", "seat__person", "seat__unit", "seat__stands_in_for")
    return found if may_see_frozen_years(seat) else found.none()


def frozen_year(seat: Seat, year: int, version: int) -> FrozenYear | None:
    """Return one version of a frozen year."""
    return frozen_years(seat).filter(year=year, version=version).first()


def last_version(seat: Seat, year: int) -> FrozenYear | None:
    """Return the version of a frozen year that holds: the last one."""
    return frozen_years(seat).filter(year=year).first()


def last_versions(seat: Seat) -> Mapping[int, int]:
    """Return which version of each frozen year holds, by year."""
    found = frozen_years(seat).order_by().values_list("year").annotate(last=Max("version"))
    return dict(found)


def years_to_freeze(seat: Seat) -> list[SchoolYear]:
    """Return the school years of which anything is known, up to today's, latest first."""
    reported = ResourceReport.objects.filter(bureau_id=seat.bureau_id).order_by()
    flows = Flow.objects.filter(bureau_id=seat.bureau_id).order_by()
    first = [
        reported.aggregate(first=Min("year"))["first"],
        _year_of(flows.aggregate(first=Min("starts_on"))["first"]),
    ]
    now = SchoolYear.on(today()).start
    known = [year for year in first if year is not None and year <= now]
    return [SchoolYear(year) for year in range(now, min(known) - 1, -1)] if known else []


def _year_of(day: object) -> int | None:
    return None if day is None else SchoolYear.on(day).start  # type: ignore[arg-type]


def folder_of(seat: Seat, frozen: FrozenYear) -> bytes:
    """Return the frozen folder as a zip, for those who may see every school's numbers."""
    require(may_open_frozen_years(seat))
    return _content(frozen)


def verified(seat: Seat, frozen: FrozenYear) -> Verification:
    """Work the fingerprint out anew, and check the signature."""
    require(may_see_frozen_years(seat))
    return Verification(digest_of(_content(frozen)) == frozen.digest, is_signed(frozen))


def versions_with(seat: Seat, content: bytes) -> "QuerySet[FrozenYear]":
    """Return the versions whose folder is, byte for byte, the one that somebody brings."""
    require(may_open_frozen_years(seat))
    return frozen_years(seat).filter(digest=digest_of(content))


def compared(seat: Seat, before: FrozenYear, after: FrozenYear) -> tuple[TableCompared, ...]:
    """Return what changed between two versions, table by table."""
    require(may_open_frozen_years(seat))
    return compare_tables(tables_in(before), tables_in(after))


def tables_in(frozen: FrozenYear) -> Mapping[str, Sequence[Row]]:
    """Return the rows of a frozen year."""
    return tables_with(frozen.digest, frozen.bureau_id)


@lru_cache(maxsize=KEPT)
def tables_with(digest: str, bureau: int) -> Mapping[str, Sequence[Row]]:
    """Return the rows of the frozen folder with a fingerprint; equal folders are one."""
    kept = FrozenYear.objects.filter(digest=digest, bureau_id=bureau).earliest("pk")
    return unpacked(bytes(kept.content), FROZEN)


def _content(frozen: FrozenYear) -> bytes:
    return bytes(FrozenYear.objects.only("content").get(pk=frozen.pk).content)
