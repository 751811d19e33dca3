from collections.abc import Iterable, Sequence

from django.db import transaction

from manyuan.engagements.signups.errors import SiteNotOpen
from manyuan.engagements.signups.models import PublicPage
from manyuan.engagements.signups.permissions import may_publish
from manyuan.engagements.signups.rows import Row, page_changed, page_row
from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import now
from manyuan.seats.actions import public_seat
from manyuan.seats.enums import UnitKind
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import require


@transaction.atomic
def publish_page(*, by: Seat, unit: Unit, introduction: str = "") -> PublicPage:
    """The public may read of a unit; the bureau's own page opens the door to all others."""
    require(may_publish(by, unit))
    lock_bureau(by)
    _open_door(by, [unit])
    page, changed = _published(by, unit, introduction)
    record(by=by, code="page.published", changes=[changed], unit=unit.name)
    return page


@transaction.atomic
def publish_pages(*, by: Seat, units: Iterable[Unit]) -> list[PublicPage]:
    """The public may read of many units at once; what was written of them stays."""
    chosen = list(units)
    for unit in chosen:
        require(may_publish(by, unit))
    lock_bureau(by)
    _open_door(by, chosen)
    done = [_published(by, unit, None) for unit in chosen]
    changes = [changed for _page, changed in done]
    record(by=by, code="pages.published", changes=changes, count=len(done))
    return [page for page, _changed in done]


@transaction.atomic
def withdraw_page(*, by: Seat, unit: Unit) -> PublicPage:
    """The public reads no more of a unit; of the bureau itself: of none."""
    require(may_publish(by, unit))
    lock_bureau(by)
    page = PublicPage.objects.get(unit=unit)
    before = page_row(page)
    page.is_published, page.changed_at, page.changed_by = False, now(), by
    page.save()
    record(
        by=by, code="page.withdrawn", changes=[page_changed(page, before=before)], unit=unit.name
    )
    return page


def _open_door(by: Seat, units: Sequence[Unit]) -> None:
    bureau = next((unit for unit in units if unit.kind == UnitKind.BUREAU), None)
    if bureau is not None:
        public_seat(bureau)
    elif not PublicPage.objects.filter(unit=by.bureau_id, is_published=True).exists():
        raise SiteNotOpen


def _published(by: Seat, unit: Unit, introduction: str | None) -> tuple[PublicPage, Changed]:
    page = PublicPage.objects.filter(unit=unit).first()
    before: Row | None = None if page is None else page_row(page)
    if page is None:
        page = PublicPage(bureau_id=by.bureau_id, unit=unit)
    page.is_published, page.changed_at, page.changed_by = True, now(), by
    if introduction is not None:
        page.introduction = introduction.strip()
    page.full_clean()
    page.save()
    return page, page_changed(page, before=before)
