"""The kinds of engagements that the public may see and sign up for; each room adds its own."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from manyuan.seats.models import Seat, Unit
    from manyuan.seats.permissions import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a programme."""

    title: str
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Poster:
    """A picture that announces something."""

    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An engagement as the public sees it: without any person, whatever its kind."""

    kind: str
    code: str
    title: str
    starts_on: date
    ends_on: date
    starts_at: time | None = None
    ends_at: time | None = None
    mode: str = ""
    summary: str = ""
    place: str = ""
    units: "tuple[Unit, ...]" = ()
    afterwards: str = ""
    is_cancelled: bool = False
    has_poster: bool = False


def no_programme(_seat: "Seat", _code: str) -> Iterable[Item]:
    """Return that a kind has no programmes."""
    return ()


def no_poster(_seat: "Seat", _code: str) -> Poster | None:
    """Return that a kind has no pictures."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKind:
    """A kind of engagement as pages for the public, and lists to sign up, see it.

    ``shown`` returns what of the kind is published, the soonest first, or of one code alone;
    ``may_open`` says whether a seat may open a list for the engagement of a code; ``codes`` returns
    which of some have lists that a seat may see; ``page`` names the address of one engagement for
    those who have an account.
    """

    slug: str
    label: "_StrPromise"
    page: str
    shown: "Callable[[Seat, str | None], Iterable[Shown]]"
    may_open: "Callable[[Seat, str], Answer]"
    codes: "Callable[[Seat, Collection[str]], frozenset[str]]"
    programme: "Callable[[Seat, str], Iterable[Item]]" = no_programme
    poster: "Callable[[Seat, str], Poster | None]" = no_poster


_KINDS: dict[str, PublicKind] = {}


def register_public_kind(kind: PublicKind) -> None:
    """Add a kind; its room does so when apps are ready."""
    _KINDS[kind.slug] = kind


def public_kinds() -> Mapping[str, PublicKind]:
    """Return every kind by its slug, in the order of registration."""
    return _KINDS
