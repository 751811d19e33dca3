from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from manyuan.history.actions import Changed, record
from manyuan.seats.actions.accounts import Invitation, Issued, open_account
from manyuan.seats.actions.grants import add_seat
from manyuan.seats.errors import PersonUnknown
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Person, Seat
from manyuan.seats.permissions import may_manage_people, require
from manyuan.seats.queries import people_of_bureau
from manyuan.seats.rows import seat_changed


@dataclass(frozen=True, slots=True)
class PeopleImported:
    """The accounts that a file opened, and the seats that it added to accounts known before."""

    issued: tuple[Issued, ...]
    seats: tuple[Seat, ...]


@transaction.atomic
def import_people(
    *, by: Seat, invitations: Sequence[Invitation], known: Sequence[Invitation] = ()
) -> PeopleImported:
    """Open many accounts at once; those in ``known`` have one already and gain the seat only.

    A sign-in name that stands in several invitations belongs to one person with several seats.
    """
    require(may_manage_people(by))
    lock_bureau(by)
    changes: list[Changed] = []
    issued: dict[str, Issued] = {}
    later: list[Invitation] = []
    for invitation in invitations:
        username = Person.normalize_username(invitation.username)
        if username in issued:
            later.append(invitation)
            continue
        issued[username], written = open_account(by, invitation)
        changes += written
    seats = _add_seats(by, (*later, *known))
    changes += [seat_changed(seat, before=None) for seat in seats]
    if changes:
        record(
            by=by,
            code="people.imported",
            changes=changes,
            count=len(issued),
            seats=len(seats) + len(issued),
        )
    return PeopleImported(tuple(issued.values()), tuple(seats))


def _add_seats(by: Seat, invitations: Iterable[Invitation]) -> list[Seat]:
    people = {person.username: person for person in people_of_bureau()}
    seats = []
    for invitation in invitations:
        person = people.get(Person.normalize_username(invitation.username))
        if person is None:
            raise PersonUnknown(username=invitation.username)
        seats.append(
            add_seat(
                by,
                person,
                role=invitation.role,
                unit=invitation.unit,
                starts_on=invitation.starts_on,
                ends_on=invitation.ends_on,
            )
        )
    return seats
