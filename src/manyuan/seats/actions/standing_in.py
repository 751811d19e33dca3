from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.kernel.reasons import given
from manyuan.seats.actions.grants import ended, put
from manyuan.seats.errors import (
    DeputyBeyondSeat,
    DeputyHasEnded,
    DeputyIsOneself,
    DeputyNamedAlready,
    DeputyOutOfBounds,
    DeputyReasonMissing,
    DeputyUnknown,
)
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import may_end_deputy, may_name_deputy, require
from manyuan.seats.queries import colleague, deputies_of
from manyuan.seats.rows import seat_changed

DAY = timedelta(days=1)
MOST_DAYS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """From which day to which, both included, somebody is away, and why."""

    first: date
    last: date
    reason: str


@transaction.atomic
def name_deputy(*, by: Seat, username: str, absence: Absence) -> Seat:
    """Whoever is going to be away lets a colleague of the bureau sit in the own seat meanwhile.

    The deputy may do what the seat may do, but neither manage people nor name a deputy.
    """
    require(may_name_deputy(by))
    lock_bureau(by)
    person = colleague(by, username)
    if person is None:
        raise DeputyUnknown(username=username.strip())
    if person.pk == by.person_id:
        raise DeputyIsOneself
    _require_possible(by, absence)
    _refuse_second(by, absence)
    seat = Seat(
        person=person,
        role=by.role,
        unit=by.unit,
        bureau_id=by.bureau_id,
        starts_on=absence.first,
        ends_on=absence.last + DAY,
        stands_in_for=by,
        absence=absence.reason.strip(),
    )
    put(seat)
    record(
        by=by,
        code="deputy.named",
        changes=[seat_changed(seat, before=None)],
        name=person.name,
        whom=by.holder,
        role=by.role,
        unit=by.unit.name,
        first=absence.first,
        last=absence.last,
        reason=seat.absence,
    )
    return seat


def _require_possible(by: Seat, absence: Absence) -> None:
    given(absence.reason, missing=DeputyReasonMissing)
    days = (absence.last - absence.first).days + 1
    if absence.first < today() or not 1 <= days <= MOST_DAYS:
        raise DeputyOutOfBounds(most=MOST_DAYS)
    if by.ends_on is not None and absence.last >= by.ends_on:
        raise DeputyBeyondSeat(on=by.ends_on)


def _refuse_second(by: Seat, absence: Absence) -> None:
    others = deputies_of(by).filter(starts_on__lte=absence.last, ends_on__gt=absence.first)
    other = others.first()
    if other is not None and other.ends_on is not None:
        name = other.person.name if other.person else ""
        raise DeputyNamedAlready(name=name, first=other.starts_on, last=other.ends_on - DAY)


@transaction.atomic
def end_deputy(*, by: Seat, deputy: Seat) -> Seat:
    """Whoever was away is back, or the deputy hands the seat back: from today it is over."""
    require(may_end_deputy(by, deputy))
    lock_bureau(by)
    found = Seat.objects.select_for_update(of=("self",)).filter(stands_in_for__isnull=False)
    locked = found.select_related("person", "unit", "stands_in_for__person").get(pk=deputy.pk)
    if locked.ends_on is None or locked.ends_on <= today():
        raise DeputyHasEnded
    change = ended(locked, today())
    record(
        by=by,
        code="deputy.ended",
        changes=[change],
        name=locked.person.name if locked.person else "",
        whom=locked.stands_in_for.holder if locked.stands_in_for else "",
        role=locked.role,
        unit=locked.unit.name,
        on=locked.ends_on,
    )
    return locked
