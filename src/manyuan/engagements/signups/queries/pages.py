from django.db.models import QuerySet

from manyuan.engagements.signups.models import PublicPage
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat, Unit
from manyuan.seats.queries import bureaus, public_seat_of
from manyuan.seats.scope import seated


def page_of_bureau(seat: Seat) -> PublicPage | None:
    """Return the page that opens all others, if it is published."""
    return published(seat).filter(unit=seat.bureau_id).first()


def published(seat: Seat) -> "QuerySet[PublicPage]":
    """Return the pages that the public may read."""
    found = PublicPage.objects.filter(bureau_id=seat.bureau_id, is_published=True)
    return found.select_related("unit")


def published_unit(seat: Seat, kind: UnitKind, code: str) -> PublicPage | None:
    """Return the page of a unit, if it is published."""
    return published(seat).filter(unit__kind=kind, unit__code=code).first()


def page_of_unit(seat: Seat, unit: Unit) -> PublicPage | None:
    """Return the page of a unit, published or not."""
    return PublicPage.objects.filter(bureau_id=seat.bureau_id, unit=unit).first()


def pages(seat: Seat) -> "QuerySet[PublicPage]":
    """Return every page that was ever published."""
    return PublicPage.objects.filter(bureau_id=seat.bureau_id).select_related("unit")


def open_sites() -> list[Unit]:
    """Return the bureaus of this installation whose own page is published."""
    found = []
    for bureau in bureaus():
        seat = public_seat_of(bureau.code)
        if seat is not None:
            with seated(seat):
                found += [page.unit for page in [page_of_bureau(seat)] if page is not None]
    return found
