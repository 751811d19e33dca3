from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Max, QuerySet

from manyuan.history.models import Change, Record


def records_of_bureau() -> QuerySet[Record]:
    """Return every record of the bureau in scope, newest first, with its number of objects."""
    return Record.objects.select_related("seat__person", "seat__unit").annotate(
        objects_changed=Count("changes")
    )


def changes_of_object(*, table: str, key: str) -> QuerySet[Change]:
    """Return what was ever done to one object, newest first."""
    return (
        Change.objects.filter(table=table, key=key)
        .select_related("record__seat__person", "record__seat__unit")
        .order_by("-record__at", "-pk")
    )


def changes_of_record(record: Record) -> QuerySet[Change]:
    """Return the objects that one action touched."""
    return Change.objects.filter(record=record)


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
