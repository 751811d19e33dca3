"""Notices are written with the record that they tell of: two queries more, however many rows."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

from django.db.models import Q

from manyuan.history.facts import Actor, Changed
from manyuan.history.models import Record
from manyuan.kernel.clock import today
from manyuan.notices.audiences import RUNNING, To, audience_of
from manyuan.notices.enums import SendingState
from manyuan.notices.models import Notice
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.queries import held_on

AT_ONCE = 1000


def tell(by: Actor, written: Record, changes: Sequence[Changed]) -> None:
    """Tell whom the record concerns, but never who did it."""
    if written.undoes is not None:
        _take_back(written, written.undoes)
        return
    found = audience_of(written.code)
    if found is not None:
        topic, told = found
        _write(written, topic, _seats(by, told(written, changes)))


def _take_back(written: Record, undone: Record) -> None:
    """Let a notice that nobody has seen be gone; tell the others that the action was undone."""
    standing = Notice.objects.filter(record=undone)
    mailed = Q(letter__state=SendingState.SENT)
    seen = standing.filter(Q(read_at__isnull=False) | mailed)
    heard = dict(seen.order_by().values_list("seat_id", "topic"))
    standing.exclude(seat__in=list(heard)).delete()
    for topic in sorted(set(heard.values())):
        _write(written, topic, [seat for seat, its in heard.items() if its == topic])


def _seats(by: Actor, to: To) -> list[int]:
    wanted = []
    if to.units:
        wanted.append(Q(unit__in=to.units, role__in=RUNNING))
    if to.teachers:
        wanted.append(Q(person__in=to.teachers, role=Role.TEACHER))
    if to.seats:
        wanted.append(Q(pk__in=to.seats))
    if to.roles:
        wanted.append(Q(role__in=to.roles))
    if not wanted:
        return []
    found = Seat.objects.filter(held_on(today()), reduce(or_, wanted), person__is_active=True)
    others = found if by.person_id is None else found.exclude(person=by.person_id)
    return list(others.filter(bureau_id=by.bureau_id).order_by("pk").values_list("pk", flat=True))


def _write(written: Record, topic: str, seats: Iterable[int]) -> None:
    rows = [
        Notice(bureau_id=written.bureau_id, record=written, seat_id=seat, topic=topic)
        for seat in seats
    ]
    Notice.objects.bulk_create(rows, batch_size=AT_ONCE)
