from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Max

from manyuan.history.models import Record


class DataVersion(NamedTuple):
    """Tells one state of a bureau's data from every other: what its records say together.

    The count matters beside the last number: of two actions that run at once, the one with the
    lower number may be committed later.
    """

    records: int
    last: int | None
    at: datetime | None


def version_of_bureau(bureau: int) -> DataVersion:
    """Return the version of the bureau's data; every action makes a new one."""
    found = Record.objects.filter(bureau_id=bureau).aggregate(
        records=Count("pk"), last=Max("pk"), at=Max("at")
    )
    return DataVersion(**found)
