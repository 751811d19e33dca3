from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from axes.utils import reset as forget_failures
from django.contrib.auth.password_validation import validate_password
from django.db import IntegrityError, transaction

from manyuan.history.actions import Changed, record
from manyuan.seats.actions.grants import add_seat
from manyuan.seats.enums import Role
from manyuan.seats.errors import OwnPassword, OwnSeat, UsernameTaken
from manyuan.seats.locks import lock_bureau, lock_person
from manyuan.seats.models import Person, Seat, Unit
from manyuan.seats.passwords import one_time_hash, one_time_password
from manyuan.seats.permissions import (
    may_change_own_password,
    may_manage_account,
    may_manage_people,
    require,
)
from manyuan.seats.rows import account_changed, account_row, seat_changed


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
    seat: Seat | None = None


@transaction.atomic
def invite_person(*, by: Seat, invitation: Invitation) -> Issued:
    """Open an account with one seat and a one-time password."""
    require(may_manage_people(by))
    lock_bureau(by)
    issued, changes = open_account(by, invitation)
    record(by=by, code="person.invited", changes=changes, name=issued.person.name)
    return issued


def open_account(by: Seat, invitation: Invitation) -> tuple[Issued, Sequence[Changed]]:
    """Write one account and its first seat; the action that calls this writes the record."""
    password = one_time_password()
    person = Person(
        username=Person.normalize_username(invitation.username),
        name=invitation.name,
        email=invitation.email,
        must_change_password=True,
        password=one_time_hash(password),
    )
    _save_new(person)
    seat = add_seat(
        by,
        person,
        role=invitation.role,
        unit=invitation.unit,
        starts_on=invitation.starts_on,
        ends_on=invitation.ends_on,
    )
    changes = [account_changed(person, before=None), seat_changed(seat, before=None)]
    return Issued(person, password, seat), changes


def _save_new(person: Person) -> None:
    if Person.objects.filter(username=person.username).exists():
        raise UsernameTaken(username=person.username)
    person.full_clean()
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError as taken:
        # Another bureau has just given the name away: names are unique across bureaus.
        raise UsernameTaken(username=person.username) from taken


@transaction.atomic
def correct_person(*, by: Seat, person: Person, name: str, email: str) -> Person:
    """A name or an address that was written down wrongly is put right."""
    require(may_manage_account(by, person))
    lock_bureau(by)
    locked = lock_person(by, person)
    before = account_row(locked)
    locked.name = name
    locked.email = email
    locked.full_clean()
    locked.save(update_fields=["name", "email"])
    changes = [account_changed(locked, before=before)]
    record(by=by, code="person.corrected", changes=changes, name=locked.name)
    return locked


@transaction.atomic
def reissue_password(*, by: Seat, person: Person) -> Issued:
    """Replace a forgotten password by a one-time password that the officer hands over."""
    require(may_manage_account(by, person))
    if by.person_id == person.pk:
        raise OwnPassword
    lock_bureau(by)
    locked = lock_person(by, person)
    before = account_row(locked)
    password = one_time_password()
    locked.password = one_time_hash(password)
    locked.must_change_password = True
    locked.save(update_fields=["password", "must_change_password"])
    forget_failures(username=locked.username)
    changes = [account_changed(locked, before=before)]
    record(by=by, code="password.reissued", changes=changes, name=locked.name)
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
    lock_bureau(by)
    locked = lock_person(by, person)
    before = account_row(locked)
    locked.is_active = active
    locked.save(update_fields=["is_active"])
    changes = [account_changed(locked, before=before)]
    code = "person.reopened" if active else "person.closed"
    record(by=by, code=code, changes=changes, name=locked.name)
    return locked


@transaction.atomic
def change_own_password(*, by: Seat, password: str, by_mail: bool = False) -> Person:
    """The person in the seat chooses a new password, knowing the old or by a link sent by mail."""
    require(may_change_own_password(by))
    person = Person.objects.select_for_update(of=("self",)).get(seats=by.pk)
    validate_password(password, person)
    before = account_row(person)
    person.set_password(password)
    person.must_change_password = False
    person.save(update_fields=["password", "must_change_password"])
    changes = [account_changed(person, before=before)]
    record(by=by, code="password.renewed" if by_mail else "password.changed", changes=changes)
    return person
