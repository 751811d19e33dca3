"""Who is told that somebody stands in: seats lie below notices, so that is said for them here."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import F

from manyuan.history.facts import Changed
from manyuan.history.models import Record
from manyuan.kernel.clock import today
from manyuan.notices.audiences import To, Told
from manyuan.seats.models import Seat
from manyuan.seats.queries import deputy_seats, held_on
from manyuan.seats.rows import SEATS


def _deputy(written: Record, changes: Sequence[Changed]) -> To:
    """Tell the deputy at the own seat: the one in which they stand in may begin later."""
    return To(seats=frozenset(_own_seats(_standing_in(written, changes))))


def _both(written: Record, changes: Sequence[Changed]) -> To:
    """Tell the deputy, and whoever was away."""
    deputies = _standing_in(written, changes)
    away = (one.stands_in_for_id for one in deputies if one.stands_in_for_id is not None)
    return To(seats=frozenset((*_own_seats(deputies), *away)))


def _standing_in(written: Record, changes: Sequence[Changed]) -> list[Seat]:
    rows = [one.after for one in changes if one.table == SEATS and one.after is not None]
    found = deputy_seats(written.seat)
    return [deputy for row in rows for deputy in found.filter(**_named_in(row))]


def _named_in(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return how a seat is found that history names."""
    return {
        "person__username": row["username"],
        "role": row["role"],
        "unit__code": row["unit"],
        "starts_on": row["starts_on"],
    }


def _own_seats(deputies: Sequence[Seat]) -> Iterator[int]:
    for deputy in deputies:
        held = Seat.objects.filter(
            held_on(today()), bureau_id=deputy.bureau_id, person=deputy.person_id
        )
        first = held.order_by(F("stands_in_for").asc(nulls_first=True), "pk").first()
        if first is not None:
            yield first.pk


AUDIENCES: dict[str, Told] = {"deputy.named": _deputy, "deputy.ended": _both}
