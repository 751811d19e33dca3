from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from manyuan.history.models import Record
from manyuan.inbox.matters import Matter, Verb, Waiting, matters, verbs_by_code
from manyuan.inbox.undoing import MINUTE, until
from manyuan.kernel.clock import now
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class Pending:
    """What of one matter waits for a seat, the most urgent first."""

    matter: Matter
    lines: Sequence[Waiting]

    @property
    def due_on(self) -> date | None:
        """Return the first day on which something of it is due."""
        return min((one.due_on for one in self.lines if one.due_on), default=None)


def pending(seat: Seat, *, matter: str = "", kind: str = "") -> list[Pending]:
    """Return everything that waits for the seat, the matter that is due first before the others."""
    asked = [one for one in matters().values() if seat.role in one.roles]
    if matter:
        asked = [one for one in asked if one.slug == matter]
    if kind:
        asked = [one for one in asked if one.kind == kind]
    found = [Pending(one, sorted(one.waiting(seat), key=_urgency)) for one in asked]
    return sorted((one for one in found if one.lines), key=lambda one: one.due_on or date.max)


def _urgency(one: Waiting) -> tuple[date, float, str]:
    since = one.since.timestamp() if one.since else 0.0
    return one.due_on or date.max, since, one.key


@dataclass(frozen=True, slots=True)
class JustDone:
    """Answers of one sort that a seat gave within the last minute."""

    verb: Verb
    records: Sequence[Record]

    @property
    def until(self) -> datetime:
        """Return the moment from which on the first of them stands."""
        return min(until(one) for one in self.records)


def just_done(seat: Seat) -> list[JustDone]:
    """Return which answers of the seat can still be taken back, the latest first."""
    known = verbs_by_code()
    found = Record.objects.filter(
        seat_id=seat.pk, at__gt=now() - MINUTE, code__in=list(known), undone_by__isnull=True
    ).select_related("seat__person", "seat__unit")
    return [
        JustDone(known[code], list(records))
        for code, records in groupby(found.order_by("-at", "-pk"), key=lambda one: one.code)
    ]


def own_steps(seat: Seat, numbers: Collection[int]) -> list[Record]:
    """Return the records of some numbers that the seat wrote, whether or not the minute is over."""
    return list(Record.objects.filter(seat_id=seat.pk, pk__in=numbers))
