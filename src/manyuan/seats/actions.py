from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.seats.enums import UNIT_OF_ROLE, Role, UnitKind
from manyuan.seats.errors import (
    BureauExists,
    OwnSeat,
    SeatHasEnded,
    UnitDoesNotFitRole,
    UsernameTaken,
)
from manyuan.seats.models import Person, Seat, Unit
from manyuan.seats.passwords import one_time_password
from manyuan.seats.permissions import may_manage_account, may_manage_people, require
from manyuan.seats.queries import bureau_with_code
from manyuan.seats.scope import before_any_seat, seated


@dataclass(frozen=True, slots=True)
class Invitation:
    """A person to whom an account is opened: the sign-in name, the person's name, the seat."""

    username: str
    name: str
    role: Role
    unit: Unit
    email: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Issued:
    """An account with the one-time password that its owner must change at first sign-in."""

    person: Person
    password: str


@transaction.atomic
def open_bureau(*, code: str, name: str) -> Seat:
    """A district begins to use Manyuan: its bureau and the command line's seat at it."""
    if bureau_with_code(code) is not None:
        raise BureauExists(code=code)
    with before_any_seat():
        bureau = Unit(kind=UnitKind.BUREAU, code=code, name=name)
        bureau.full_clean(exclude=["bureau"])
        bureau.save()
        bureau.bureau = bureau
        bureau.save(update_fields=["bureau"])
    seat = command_line_seat(bureau)
    with seated(seat):
        record(by=seat, code="bureau.opened", name=name)
    return seat


@transaction.atomic
def command_line_seat(bureau: Unit) -> Seat:
    """Whoever administers the machine acts for ``bureau`` through this seat, which is no person."""
    return _seat_of_no_person(bureau, Role.COMMAND_LINE)


def _seat_of_no_person(bureau: Unit, role: Role) -> Seat:
    with before_any_seat():
        seat, _created = Seat.objects.select_related("unit", "bureau").get_or_create(
            role=role, unit=bureau, bureau=bureau, defaults={"starts_on": today()}
        )
    return seat


@transaction.atomic
def invite_person(*, by: Seat, invitation: Invitation) -> Issued:
    """Open an account with one seat and a one-time password."""
    require(may_manage_people(by))
    issued = _open_account(by, invitation)
    record(by=by, code="person.invited", name=issued.person.name)
    return issued


@transaction.atomic
def import_people(*, by: Seat, invitations: Sequence[Invitation]) -> list[Issued]:
    """Open many accounts at once; known sign-in names of the same person gain the seat only."""
    require(may_manage_people(by))
    issued = [_open_account(by, invitation) for invitation in invitations]
    record(by=by, code="people.imported", count=len(issued))
    return issued


def _open_account(by: Seat, invitation: Invitation) -> Issued:
    if Person.objects.filter(username=invitation.username).exists():
        raise UsernameTaken(username=invitation.username)
    password = one_time_password()
    person = Person(
        username=invitation.username,
        name=invitation.name,
        email=invitation.email,
        must_change_password=True,
    )
    person.set_password(password)
    person.full_clean()
    person.save()
    _seat(by, person, invitation)
    return Issued(person, password)


def _seat(by: Seat, person: Person, invitation: Invitation) -> Seat:
    unit = invitation.unit
    if unit.kind != UNIT_OF_ROLE[invitation.role] or unit.bureau_id != by.bureau_id:
        raise UnitDoesNotFitRole(role=invitation.role.label, unit=unit.name)
    seat = Seat(
        person=person,
        role=invitation.role,
        unit=unit,
        bureau_id=by.bureau_id,
        starts_on=invitation.starts_on or today(),
        ends_on=invitation.ends_on,
    )
    seat.full_clean()
    seat.save()
    return seat


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
    require(may_manage_people(by))
    invitation = Invitation(
        person.username, person.name, role, unit, starts_on=starts_on, ends_on=ends_on
    )
    seat = _seat(by, person, invitation)
    record(by=by, code="seat.granted", name=person.name, role=role.value, unit=unit.name)
    return seat


@transaction.atomic
def end_seat(*, by: Seat, seat: Seat, on: date | None = None) -> Seat:
    """A person leaves a seat; from the day on it gives no access, and it stays in the history."""
    require(may_manage_people(by))
    if seat.pk == by.pk:
        raise OwnSeat
    locked = Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    day = on or today()
    if locked.ends_on is not None and locked.ends_on <= day:
        raise SeatHasEnded
    locked.ends_on = day
    if locked.starts_on >= day:
        locked.starts_on = date.fromordinal(day.toordinal() - 1)
    locked.full_clean()
    locked.save()
    record(
        by=by,
        code="seat.ended",
        name=locked.holder,
        role=locked.role,
        unit=locked.unit.name,
    )
    return locked


@transaction.atomic
def reissue_password(*, by: Seat, person: Person) -> Issued:
    """Replace a forgotten password by a one-time password that the officer hands over."""
    require(may_manage_account(by, person))
    locked = _lock_person(by, person)
    password = one_time_password()
    locked.set_password(password)
    locked.must_change_password = True
    locked.save(update_fields=["password", "must_change_password"])
    record(by=by, code="password.reissued", name=locked.name)
    return Issued(locked, password)


@transaction.atomic
def close_account(*, by: Seat, person: Person) -> Person:
    """A person can no longer sign in; nothing that they did is forgotten."""
    return _switch_account(by, person, active=False)


@transaction.atomic
def reopen_account(*, by: Seat, person: Person) -> Person:
    """A person whose account was closed can sign in again."""
    return _switch_account(by, person, active=True)


def _switch_account(by: Seat, person: Person, *, active: bool) -> Person:
    require(may_manage_account(by, person))
    if by.person_id == person.pk:
        raise OwnSeat
    locked = _lock_person(by, person)
    locked.is_active = active
    locked.save(update_fields=["is_active"])
    record(by=by, code="person.reopened" if active else "person.closed", name=locked.name)
    return locked


def _lock_person(by: Seat, person: Person) -> Person:
    # Only people with a seat at the actor's own bureau can be reached, whoever calls.
    return Person.objects.select_for_update().get(
        pk__in=Seat.objects.filter(bureau_id=by.bureau_id, person=person).values("person_id")
    )


@transaction.atomic
def change_own_password(*, by: Seat, password: str) -> Person:
    """The person in the seat chooses a password of their own."""
    person = Person.objects.select_for_update().get(pk=by.person_id)
    person.set_password(password)
    person.must_change_password = False
    person.save(update_fields=["password", "must_change_password"])
    record(by=by, code="password.changed")
    return person
