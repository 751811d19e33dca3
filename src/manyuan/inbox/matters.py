"""What can wait for somebody, as the rooms that know it say: each registers its matters."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from manyuan.seats.enums import Role

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from manyuan.history.models import Record
    from manyuan.seats.models import Seat

# Who answers for a school: its principal, and the office of its group.
FOR_SCHOOLS = frozenset({Role.PRINCIPAL, Role.GROUP_OFFICE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One thing that waits for a seat.

    ``key`` names it among all of its matter. ``page`` is the name of the address on which it is
    seen, with what stands in that address; ``fields`` its form is filled in with. ``unit`` is who
    waits, ``due_on`` the day by which it should be done, ``since`` when it began to wait.
    """

    key: str
    title: str
    detail: str
    page: tuple[str, tuple[object, ...]]
    fields: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    due_on: date | None = None
    since: datetime | None = None


class Act(Protocol):
    """Answers by the own action of the room that knows the matter, with its refusals."""

    def __call__(self, *, by: "Seat", key: str, reason: str) -> object:
        """Give the answer to what the key names."""


class TakeBack(Protocol):
    """Takes an answer back by an action of the same room, whose record names the first."""

    def __call__(self, *, by: "Seat", undone: "Record") -> object:
        """Let it be as it was before the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """One answer that can be given to what waits.

    ``code`` is that of the record which the answer writes; by it a record finds its way back.
    ``done`` is said of what was answered so, ``instead`` what to do when it is too late to take
    the answer back.
    """

    slug: str
    label: "_StrPromise"
    done: "_StrPromise"
    code: str
    act: Act
    take_back: TakeBack | None = None
    needs_reason: bool = False
    instead: "_StrPromise | str" = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A kind of thing that waits, who may have it, and which answers there are to it.

    ``kind`` is the slug of the kind of flow, or the room, that knows it; ``roles`` are those for
    whom anything of it can wait, so that nobody else's desk asks. Without verbs it is done on the
    page of each.
    """

    slug: str
    kind: str
    label: "_StrPromise"
    roles: Collection[Role]
    waiting: "Callable[[Seat], Sequence[Waiting]]"
    verbs: Sequence[Verb] = field(default=())

    def verb(self, slug: str) -> Verb | None:
        """Return one of the answers."""
        return next((verb for verb in self.verbs if verb.slug == slug), None)


_MATTERS: dict[str, Matter] = {}


def register_matters(*found: Matter) -> None:
    """Add matters; their rooms do so when apps are ready."""
    _MATTERS.update({matter.slug: matter for matter in found})


def matters() -> Mapping[str, Matter]:
    """Return every matter by its slug, in the order of registration."""
    return _MATTERS


def verbs_by_code() -> Mapping[str, Verb]:
    """Return the answers that can be taken back, by the codes of their records."""
    every = (verb for matter in _MATTERS.values() for verb in matter.verbs)
    return {verb.code: verb for verb in every if verb.take_back is not None}
