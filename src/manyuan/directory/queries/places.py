from collections.abc import Collection

from django.db.models import QuerySet

from manyuan.directory.models import Partner, School
from manyuan.directory.visibility import visible_schools
from manyuan.seats.models import Seat


def schools_with(seat: Seat, keys: Collection[int]) -> "QuerySet[School]":
    """Return the schools with these keys that lie somewhere."""
    return visible_schools(seat).filter(pk__in=keys, lon__isnull=False)


def partners_with(seat: Seat, keys: Collection[int]) -> "QuerySet[Partner]":
    """Return the partners with these keys that lie somewhere."""
    return Partner.objects.filter(bureau_id=seat.bureau_id, pk__in=keys, lon__isnull=False)
