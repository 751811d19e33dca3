from django.db import transaction
from django.db.models import Max

from manyuan.evaluation.errors import (
    CorrectionNeedsReason,
    NothingCorrected,
    NothingOfYear,
    YearNotBegun,
)
from manyuan.evaluation.frozen_tables import FROZEN, Tables, tables_of_year
from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.permissions import may_freeze_year
from manyuan.evaluation.rows import frozen_year_added
from manyuan.evaluation.signing import signature_of
from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.freezing import digest_of, packed, unpacked


@transaction.atomic
def freeze_year(*, by: Seat, year: int, reason: str = "") -> FrozenYear:
    """What a school year is evaluated on is kept as it stands now, signed; every score names it.

    A year that is not over may be frozen too: it then stands as of the day. Freezing a year again
    is a correction and takes a reason.
    """
    require(may_freeze_year(by))
    lock_bureau(by)
    if year > SchoolYear.on(today()).start:
        raise YearNotBegun(year=SchoolYear(year))
    last = _last_version(year)
    if last and not reason.strip():
        raise CorrectionNeedsReason(year=SchoolYear(year), version=last)
    tables = _something(tables_of_year(by, year), year)
    content = packed(DistrictHead(by.bureau.code, by.bureau.name), tables)
    unpacked(content, FROZEN)
    frozen = FrozenYear(
        bureau=by.bureau,
        year=year,
        version=last + 1,
        seat=by,
        reason=reason.strip() if last else "",
        content=content,
        digest=digest_of(content),
        schools=len(tables["schools"]),
        groups=len(tables["groups"]),
        flows=len(tables["flows"]),
    )
    return _written(by, frozen)


def _last_version(year: int) -> int:
    found = FrozenYear.objects.filter(year=year).aggregate(last=Max("version"))
    return found["last"] or 0


def _something(tables: Tables, year: int) -> Tables:
    reported = any(row["year"] == year for row in tables["resources"])
    if not reported and not tables["flows"]:
        raise NothingOfYear(year=SchoolYear(year))
    return tables


def _written(by: Seat, frozen: FrozenYear) -> FrozenYear:
    before = FrozenYear.objects.filter(year=frozen.year, version=frozen.version - 1)
    if before.filter(digest=frozen.digest).exists():
        raise NothingCorrected(version=frozen.version - 1)
    frozen.signature = signature_of(frozen)
    frozen.full_clean()
    frozen.save()
    record(
        by=by,
        code="frozen.corrected" if frozen.reason else "frozen.made",
        changes=[frozen_year_added(frozen)],
        year=str(SchoolYear(frozen.year)),
        version=frozen.version,
        reason=frozen.reason,
    )
    return frozen
