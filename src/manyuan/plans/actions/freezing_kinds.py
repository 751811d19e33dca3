from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from manyuan.history.actions import Changed
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.slots import slots_of
from manyuan.plans.actions.freezes import next_number
from manyuan.plans.enums import PlanKind
from manyuan.plans.freezing import packed, stored_tables, unpacked
from manyuan.plans.models import Freeze
from manyuan.plans.rows import added
from manyuan.seats.models import Seat
from manyuan.sheets.columns import Row
from manyuan.sheets.freezing import digest_of

NAMES: Mapping[str, Promise] = {
    PlanKind.CARAVAN: _("{year} 学年大篷车数据 · 第 {number} 版"),
    PlanKind.GROUPING: _("{year} 学年集团布局数据 · 第 {number} 版"),
}


def frozen_now(by: Seat, kind: PlanKind, year: int) -> tuple[Freeze, list[Changed]]:
    """Return the data of a kind as they stand now; equal data of a year are frozen once.

    A step of several actions: whoever calls it holds the bureau's lock and writes the record.
    """
    tables = stored_tables(by, kind)
    content = packed(by, tables)
    digest = digest_of(content)
    known = Freeze.objects.filter(kind=kind, year=year, digest=digest).defer("content").first()
    if known is not None:
        return known, []
    unpacked(content, kind)
    number = next_number(kind, year)
    freeze = Freeze(
        bureau_id=by.bureau_id,
        kind=kind,
        year=year,
        number=number,
        name=str(NAMES[kind]).format(year=SchoolYear(year), number=number),
        seat=by,
        content=content,
        digest=digest,
        schools=len(tables["schools"]),
        expert_days=_in_year(_given(tables.get("expert_days", ())), year),
        requests=_in_year(_asked_for(tables.get("visit_requests", ())), year),
    )
    freeze.full_clean()
    freeze.save()
    return freeze, [added(freeze)]


def _given(days: Iterable[Row]) -> Iterator[date]:
    return (row["date"] for row in days if isinstance(row["date"], date))


def _asked_for(requests: Iterable[Row]) -> Iterator[date]:
    """Yield the first day that each request gives."""
    for row in requests:
        yield from (slot.day for slot in slots_of(str(row["windows"]))[:1])


def _in_year(days: Iterable[date], year: int) -> int:
    return sum(SchoolYear.on(day).start == year for day in days)
