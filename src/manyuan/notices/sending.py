"""The queue of what leaves: each row is tried by one worker at a time, later and later.

A worker takes a row by setting a token where the one before still stands, the same on every
database: of several workers one gets it. Whoever dies with a row in hand loses it after ``LEASE``;
the next one then tries it again.
"""

import secrets
from datetime import datetime, timedelta
from typing import TypeVar

from django.db.models import F, Q, QuerySet

from manyuan.kernel.clock import now
from manyuan.notices.enums import SendingState
from manyuan.notices.models.sendings import LONGEST_ERROR, Sending

# How long to wait after each failure; after the last the row has failed.
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)
# Up to a fifth more: what failed together does not come back together.
JITTER = 20
LEASE = timedelta(minutes=5)
Row = TypeVar("Row", bound=Sending)


def take(rows: "QuerySet[Row]", moment: datetime) -> Row | None:
    """Take the first of some rows that is due and that nobody works on."""
    free = Q(held_until__isnull=True) | Q(held_until__lt=moment)
    due = rows.filter(free, state=SendingState.WAITING, due_at__lte=moment)
    for one in due.order_by("due_at", "pk"):
        token = secrets.token_hex(16)
        taken = _held(rows, one).update(
            attempt=token, held_until=moment + LEASE, tries=F("tries") + 1
        )
        if taken:
            return rows.get(pk=one.pk)
    return None


def note_sent(rows: "QuerySet[Row]", one: Row) -> None:
    """Keep that a row has left."""
    _held(rows, one).update(state=SendingState.SENT, ended_at=now(), held_until=None, last_error="")


def note_failure(rows: "QuerySet[Row]", one: Row, error: str, *, moment: datetime) -> None:
    """Let a row that failed at a moment be tried again later, or no more."""
    if one.tries > len(WAITS):
        values = {"state": SendingState.FAILED, "ended_at": now()}
    else:
        wait = WAITS[one.tries - 1]
        values = {"due_at": moment + wait + wait * secrets.randbelow(JITTER) / 100}
    _held(rows, one).update(held_until=None, last_error=error[:LONGEST_ERROR], **values)


def try_again(rows: "QuerySet[Row]") -> int:
    """Put rows that have failed into the queue as if they were new; return how many."""
    return rows.filter(state=SendingState.FAILED).update(
        state=SendingState.WAITING, due_at=now(), tries=0, ended_at=None
    )


def _held(rows: "QuerySet[Row]", one: Row) -> "QuerySet[Row]":
    return rows.filter(pk=one.pk, state=SendingState.WAITING, attempt=one.attempt)
