"""Unread notices become letters: one to a person, with whatever is due to them."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from manyuan.kernel.clock import today
from manyuan.notices.enums import Pace
from manyuan.notices.models import Letter, Notice
from manyuan.notices.timing import OLDEST, told_until
from manyuan.seats.actions import job_seat
from manyuan.seats.models import Seat
from manyuan.seats.queries import bureaus, held_on
from manyuan.seats.scope import seated

# The unread notices of a person at each bureau, by the bureau's job.
Waiting = list[tuple[Seat, list[int]]]


def compose_letters(moment: datetime) -> int:
    """Make a letter for everybody to whom something is due; return how many there are."""
    waiting: dict[int, Waiting] = defaultdict(list)
    for bureau in bureaus():
        with seated(job_seat(bureau)) as seat:
            for person, notices in _due(moment).items():
                waiting[person].append((seat, notices))
    return sum(_compose(person, notices, moment) for person, notices in waiting.items())


def _due(moment: datetime) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for pace, until in told_until(moment).items():
        rows = _unread(until).filter(_wished(pace))
        for person, notice in rows.order_by("pk").values_list("seat__person", "pk"):
            found[person].append(notice)
    return found


def _unread(until: datetime) -> "QuerySet[Notice]":
    held = Seat.objects.filter(held_on(today()), person__is_active=True).exclude(person__email="")
    return Notice.objects.filter(
        letter__isnull=True,
        read_at__isnull=True,
        record__at__lte=until,
        record__at__gt=until - OLDEST,
        seat__in=held,
    )


def _wished(pace: Pace) -> Q:
    chosen = Q(seat__person__letter_choice__pace=pace)
    nothing = Q(seat__person__letter_choice__isnull=True)
    return chosen | nothing if pace == Pace.DAILY else chosen


@transaction.atomic
def _compose(person: int, waiting: Waiting, moment: datetime) -> bool:
    """Write a letter, unless another worker has taken all of it along."""
    letter = Letter.objects.create(person_id=person, due_at=moment)
    taken = 0
    for seat, notices in waiting:
        with seated(seat):
            free = Notice.objects.filter(pk__in=notices, letter__isnull=True)
            taken += free.update(letter=letter)
    if not taken:
        letter.delete()
    return bool(taken)
