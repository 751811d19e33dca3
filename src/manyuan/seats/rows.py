"""What history keeps of accounts, seats and links; never a secret, and an address only masked."""

from collections.abc import Mapping

from manyuan.history.actions import Changed, key_text
from manyuan.seats.models import Link, Person, Seat

ACCOUNTS = "accounts"
SEATS = "seats"
LINKS = "links"


def account_row(person: Person) -> dict[str, object]:
    """Return the account as history shows it."""
    return {
        "username": person.username,
        "name": person.name,
        "email": masked(person.email),
        "is_active": person.is_active,
        "must_change_password": person.must_change_password,
    }


def seat_row(seat: Seat) -> dict[str, object]:
    """Return the seat as history shows it."""
    return {
        "username": seat.person.username if seat.person else "",
        "role": seat.role,
        "unit": seat.unit.code,
        "starts_on": seat.starts_on,
        "ends_on": seat.ends_on,
        "stands_in_for": seat.stands_in_for.holder if seat.stands_in_for else None,
        "absence": seat.absence,
    }


def account_changed(person: Person, *, before: Mapping[str, object] | None) -> Changed:
    """Describe an account that an action has just written."""
    return Changed(ACCOUNTS, person.username, person.name, before, account_row(person))


def seat_changed(seat: Seat, *, before: Mapping[str, object] | None) -> Changed:
    """Describe a seat that an action has just written."""
    after = seat_row(seat)
    key = key_text((after["username"], seat.role, seat.unit.code, seat.starts_on))
    return Changed(SEATS, key, str(seat), before, after)


def link_row(link: Link) -> dict[str, object]:
    """Return the link as history shows it."""
    return {
        "number": link.number,
        "role": link.seat.role,
        "unit": link.seat.unit.code,
        "detail": link.detail,
        "expires_on": link.expires_on,
        "revoked": link.revoked_at is not None,
    }


def link_changed(link: Link, *, before: Mapping[str, object] | None) -> Changed:
    """Describe a link that an action has just written."""
    return Changed(LINKS, str(link.number), str(link), before, link_row(link))


def masked(email: str) -> str | None:
    """Return enough of an address to see that it changed, too little to write to it."""
    name, _at, domain = email.partition("@")
    return f"{name[0]}…@{domain}" if name else None
