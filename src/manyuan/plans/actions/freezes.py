from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from manyuan.history.actions import record
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.enums import PlanKind
from manyuan.plans.errors import NothingToFreeze, StillCollecting
from manyuan.plans.freezing import packed, stored_tables, unpacked
from manyuan.plans.models import Freeze
from manyuan.plans.permissions import may_freeze
from manyuan.plans.queries.collecting import open_until
from manyuan.plans.rows import added
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.sheets.freezing import digest_of


@transaction.atomic
def freeze_data(*, by: Seat, year: int, reason: str = "") -> Freeze:
    """The data of a year's exchange are kept as they stand; plans are made from nothing else.

    While schools may still correct their lists, it takes a reason.
    """
    require(may_freeze(by))
    lock_bureau(by)
    early = _early(year, reason.strip())
    tables = stored_tables(by, PlanKind.EXCHANGE)
    if not tables["teachers"]:
        raise NothingToFreeze
    content = packed(by, tables)
    unpacked(content, PlanKind.EXCHANGE)
    number = next_number(PlanKind.EXCHANGE, year)
    freeze = Freeze(
        bureau_id=by.bureau_id,
        kind=PlanKind.EXCHANGE,
        year=year,
        number=number,
        name=_("{year} 学年交流数据 · 第 {number} 版").format(year=SchoolYear(year), number=number),
        seat=by,
        reason=early,
        content=content,
        digest=digest_of(content),
        schools=len(tables["schools"]),
        teachers=len(tables["teachers"]),
        posts=sum(row["year"] == year for row in tables.get("posts", ())),
    )
    freeze.full_clean()
    freeze.save()
    record(
        by=by,
        code="freeze.early" if early else "freeze.made",
        changes=[added(freeze)],
        name=freeze.name,
        schools=freeze.schools,
        teachers=freeze.teachers,
        reason=early,
    )
    return freeze


def next_number(kind: PlanKind, year: int) -> int:
    """Return which version of a year's frozen data of a kind comes next."""
    found = Freeze.objects.filter(kind=kind, year=year)
    return 1 + (found.aggregate(last=Max("number"))["last"] or 0)


def _early(year: int, reason: str) -> str:
    """Return the reason where one is needed, nothing where the lists are complete."""
    closes = open_until(year)
    if closes is None:
        return ""
    if not reason:
        raise StillCollecting(year=SchoolYear(year), closes=closes)
    return reason
