from django.db.models import QuerySet

from manyuan.directory.models import Partner
from manyuan.seats.models import Seat


def visible_partners(seat: Seat) -> "QuerySet[Partner]":
    """Return the partners of the bureau."""
    return Partner.objects.filter(bureau_id=seat.bureau_id)


def partner_with_code(seat: Seat, code: str) -> Partner | None:
    """Return the partner with ``code``."""
    return visible_partners(seat).filter(unit__code=code).first()
