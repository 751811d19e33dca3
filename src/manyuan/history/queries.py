from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, IntegerField, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from manyuan.history.facts import KEY_JOINT
from manyuan.history.models import Change, Record
from manyuan.kernel.clock import CHINA

# Who acted: of a deputy, for whom as well.
WHO = ("seat__person", "seat__unit", "seat__stands_in_for__person")


@dataclass(frozen=True, slots=True)
class Period:
    """The days whose records are asked for, both included; None is open."""

    since: date | None = None
    until: date | None = None


def records_of_bureau(period: Period | None = None) -> QuerySet[Record]:
    """Return the records of the bureau in scope, newest first, with their number of objects."""
    counted = Change.objects.filter(record=OuterRef("pk")).order_by().values("record")
    number = counted.annotate(number=Count("pk")).values("number")
    found = Record.objects.select_related(*WHO).annotate(
        objects_changed=Coalesce(Subquery(number), 0, output_field=IntegerField())
    )
    return _within(found, period or Period())


def _within(found: QuerySet[Record], period: Period) -> QuerySet[Record]:
    if period.since is not None:
        found = found.filter(at__gte=_midnight(period.since))
    if period.until is not None:
        found = found.filter(at__lt=_midnight(period.until + timedelta(days=1)))
    return found


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=CHINA)


def tables_of_records(records: Sequence[Record]) -> dict[int, tuple[str, ...]]:
    """Return the tables that each record touched, by its pk."""
    found = Change.objects.filter(record__in=[record.pk for record in records])
    tables: dict[int, list[str]] = defaultdict(list)
    for record, table in found.order_by("table").values_list("record", "table").distinct():
        tables[record].append(table)
    return {record: tuple(names) for record, names in tables.items()}


def changes_of_object(*, table: str, key: str) -> QuerySet[Change]:
    """Return what was ever done to one object, newest first."""
    return (
        Change.objects.filter(table=table, key=key)
        .select_related(*(f"record__{name}" for name in WHO))
        .order_by("-record__at", "-pk")
    )


@dataclass(frozen=True, slots=True)
class Version:
    """How often an object was written, and when last."""

    number: int
    last: datetime


def versions_of_objects(*, table: str, keys: Sequence[str]) -> dict[str, Version]:
    """Return how far the objects of one table have come, by their keys."""
    found = Change.objects.filter(table=table, key__in=keys).order_by().values("key")
    counted = found.annotate(number=Count("pk"), last=Max("record__at"))
    return {one["key"]: Version(one["number"], one["last"]) for one in counted}


def undone_and_undoing(record: Record) -> tuple[Record | None, Record | None]:
    """Return the action that a record takes back, and the one by which it was taken back."""
    by = Record.objects.filter(undoes=record).first()
    return record.undoes, by


def changes_of_record(record: Record) -> QuerySet[Change]:
    """Return the objects that one action touched."""
    return Change.objects.filter(record=record)


def objects_of_record(record: Record, *, most: int) -> dict[str, frozenset[str]]:
    """Return to what the objects that an action touched belong: the codes, by table."""
    found = changes_of_record(record).order_by("pk").values_list("table", "key")[:most]
    owners: dict[str, set[str]] = defaultdict(set)
    for table, key in found:
        owners[table].add(key.partition(KEY_JOINT)[0])
    return {table: frozenset(codes) for table, codes in owners.items()}
