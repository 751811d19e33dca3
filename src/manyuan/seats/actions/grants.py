from datetime import date

from django.db import transaction
from django.db.models import Q

from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import today
from manyuan.seats.enums import NOT_PEOPLE, UNIT_OF_ROLE, Role
from manyuan.seats.errors import OwnSeat, SeatHasEnded, SeatHeldAlready, UnitDoesNotFitRole
from manyuan.seats.locks import lock_bureau, lock_person
from manyuan.seats.models import Person, Seat, Unit
from manyuan.seats.permissions import may_manage_people, may_seat, require
from manyuan.seats.rows import seat_changed, seat_row


@transaction.atomic
def grant_seat(
    *,
    by: Seat,
    person: Person,
    role: Role,
    unit: Unit,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Seat:
    """Give a person who has an account one more seat."""
    require(may_seat(by, person))
    lock_bureau(by)
    locked = lock_person(by, person)
    seat = add_seat(by, locked, role=role, unit=unit, starts_on=starts_on, ends_on=ends_on)
    record(
        by=by,
        code="seat.granted",
        changes=[seat_changed(seat, before=None)],
        name=locked.name,
        role=seat.role,
        unit=unit.name,
    )
    return seat


def add_seat(
    by: Seat,
    person: Person,
    *,
    role: Role,
    unit: Unit,
    starts_on: date | None,
    ends_on: date | None,
) -> Seat:
    """Write one seat; the action that calls this holds the lock and writes the record."""
    fits = unit.kind == UNIT_OF_ROLE.get(role) and unit.bureau_id == by.bureau_id
    if role in NOT_PEOPLE or not fits:
        raise UnitDoesNotFitRole(role=Role(role).label, unit=unit.name)
    seat = Seat(
        person=person,
        role=role,
        unit=unit,
        bureau_id=by.bureau_id,
        starts_on=starts_on or today(),
        ends_on=ends_on,
    )
    put(seat)
    return seat


def put(seat: Seat) -> None:
    """Write a new seat that its person does not hold already."""
    seat.full_clean()
    _refuse_overlap(seat)
    seat.save(force_insert=True)


def _refuse_overlap(seat: Seat) -> None:
    held = Seat.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=seat.starts_on),
        person=seat.person,
        role=seat.role,
        unit=seat.unit,
    )
    if seat.ends_on is not None:
        held = held.filter(starts_on__lt=seat.ends_on)
    if held.exists():
        raise SeatHeldAlready(name=seat.holder, role=Role(seat.role).label, unit=seat.unit.name)


@transaction.atomic
def end_seat(*, by: Seat, seat: Seat, on: date | None = None) -> Seat:
    """A person leaves a seat; from the day on it gives no access, and it stays in the history.

    A seat that ends on or before the day on which it would begin was never held.
    """
    require(may_manage_people(by))
    if seat.pk == by.pk:
        raise OwnSeat
    lock_bureau(by)
    locked = Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk, person__isnull=False)
    day = on or today()
    if locked.ends_on is not None and locked.ends_on <= day:
        raise SeatHasEnded
    changes = [ended(one, day) for one in (locked, *_deputies_after(locked, day))]
    record(
        by=by,
        code="seat.ended",
        changes=changes,
        name=locked.holder,
        role=locked.role,
        unit=locked.unit.name,
        on=locked.ends_on,
    )
    return locked


def ended(seat: Seat, day: date) -> Changed:
    """Let a seat end on a day; the action that calls this holds the lock and writes the record."""
    before = seat_row(seat)
    seat.ends_on = max(day, seat.starts_on)
    seat.full_clean()
    seat.save(update_fields=["ends_on"])
    return seat_changed(seat, before=before)


def _deputies_after(seat: Seat, day: date) -> list[Seat]:
    """Return who would stand in for the seat when it is held no longer."""
    found = Seat.objects.select_for_update(of=("self",)).filter(stands_in_for=seat, ends_on__gt=day)
    return list(found.select_related("person", "unit"))
