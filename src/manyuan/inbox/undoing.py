"""When an answer can still be taken back; the actions that do so ask here, under their lock."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q

from manyuan.history.models import Change, Record
from manyuan.inbox.errors import (
    ActedOnSince,
    MinuteIsOver,
    StepNotOwn,
    StepUndoneAlready,
)
from manyuan.inbox.matters import verbs_by_code
from manyuan.kernel.clock import now
from manyuan.seats.models import Seat

# Mail and messages leave once it is over: until then nobody has been told.
MINUTE = timedelta(seconds=60)


def until(record: Record) -> datetime:
    """Return the moment from which on a step stands."""
    return record.at + MINUTE


def retaken(by: Seat, undone: Record, *, tables: Collection[str]) -> list[Change]:
    """Return what a step changed in ``tables`` if it can still be taken back.

    A step of several actions: whoever calls it holds the bureau's lock.

    Raises
    ------
    StepNotOwn, StepUndoneAlready, MinuteIsOver, ActedOnSince
        With what to do in place of it.
    """
    if undone.seat_id != by.pk or undone.bureau_id != by.bureau_id:
        raise StepNotOwn
    if Record.objects.filter(undoes=undone).exists():
        raise StepUndoneAlready
    if until(undone) <= now():
        raise MinuteIsOver(instead=str(verbs_by_code()[undone.code].instead))
    changes = list(Change.objects.filter(record=undone, table__in=tables))
    since = _since(undone, changes)
    if since is not None:
        raise ActedOnSince(what=since.label)
    return changes


def _since(undone: Record, changes: Collection[Change]) -> Change | None:
    """Return what was done later to anything that the step changed."""
    if not changes:
        return None
    touched = reduce(or_, (Q(table=one.table, key=one.key) for one in changes))
    return Change.objects.filter(touched, record__pk__gt=undone.pk).first()


def keys_in(changes: Collection[Change], table: str) -> Iterator[str]:
    """Yield the keys of what a step changed in one table."""
    yield from (one.key for one in changes if one.table == table)


def rows_before(changes: Collection[Change], table: str) -> Mapping[str, Mapping[str, object]]:
    """Return what stood in one table before the step, by key."""
    return {one.key: one.before or {} for one in changes if one.table == table}
