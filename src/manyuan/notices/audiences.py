"""Who is told of which action. Each room says so for its own codes; nobody else is told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from manyuan.history.facts import Changed
from manyuan.seats.enums import Role

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from manyuan.history.models import Record

# The seats that act for a unit: each of its kind has one of them.
RUNNING = (Role.BUREAU_OFFICER, Role.GROUP_OFFICE, Role.PRINCIPAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class To:
    """Whom something is told: who runs a unit, a teacher's account, a seat, all of some role."""

    units: frozenset[int] = frozenset()
    teachers: frozenset[int] = frozenset()
    seats: frozenset[int] = frozenset()
    roles: frozenset[Role] = frozenset()

    def __or__(self, other: "To") -> "To":
        return To(
            units=self.units | other.units,
            teachers=self.teachers | other.teachers,
            seats=self.seats | other.seats,
            roles=self.roles | other.roles,
        )


NOBODY = To()


class Told(Protocol):
    """Says whom a record with its changed objects concerns; who did it is left out anyway."""

    def __call__(self, written: "Record", changes: Sequence[Changed], /) -> To:
        """Return whom it concerns."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of actions as notices are sorted and counted: the room's word for them."""

    slug: str
    label: "str | _StrPromise"


_TOPICS: dict[str, Topic] = {}
_AUDIENCES: dict[str, tuple[str, Told]] = {}


def register_audiences(
    slug: str, label: "str | _StrPromise", audiences: Mapping[str, Told]
) -> None:
    """Say who is told of a room's action codes, and under which word."""
    _TOPICS.setdefault(slug, Topic(slug, label))
    _AUDIENCES.update({code: (slug, told) for code, told in audiences.items()})


def topics() -> Mapping[str, Topic]:
    """Return every topic by its slug, in the order of registration."""
    return _TOPICS


def audience_of(code: str) -> tuple[str, Told] | None:
    """Return the topic and the audience of an action code, if anybody is told of it."""
    return _AUDIENCES.get(code)


def told_codes() -> frozenset[str]:
    """Return every action code of which somebody is told."""
    return frozenset(_AUDIENCES)


def bureau(written: "Record", _changes: Sequence[Changed]) -> To:
    """Tell the bureau."""
    return To(units=frozenset({written.bureau_id}))


def everybody(*roles: Role) -> Told:
    """Tell every seat of some roles at the bureau."""
    return lambda _written, _changes: To(roles=frozenset(roles))


def both(*parts: Told) -> Told:
    """Tell whoever one of several audiences tells."""

    def told(written: "Record", changes: Sequence[Changed]) -> To:
        found = NOBODY
        for part in parts:
            found |= part(written, changes)
        return found

    return told


def owners_in(changes: Iterable[Changed], tables: Iterable[str]) -> frozenset[str]:
    """Return the codes of the engagements to which the changed rows of some tables belong."""
    known = frozenset(tables)
    return frozenset(change.owner for change in changes if change.table in known)
