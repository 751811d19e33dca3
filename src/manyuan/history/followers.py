"""Who hears of every record, in the transaction that writes it.

A floor above registers itself once, for always; an action's caller may hear for a while.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Protocol

from manyuan.history.facts import Actor, Changed

if TYPE_CHECKING:
    from manyuan.history.models import Record


class Follower(Protocol):
    """Is called with who acted, the record that was written, and the objects that it names."""

    def __call__(self, by: Actor, written: "Record", changes: Sequence[Changed], /) -> None:
        """Hear of the record."""


_FOLLOWERS: list[Follower] = []
_meanwhile: ContextVar[tuple[Follower, ...]] = ContextVar("_meanwhile", default=())


def register_follower(follower: Follower) -> None:
    """Let ``follower`` hear of every record; its room does so once, when apps are ready."""
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)


@contextmanager
def records_heard() -> "Iterator[list[Record]]":
    """Hear which records the actions called meanwhile write, in their order.

    Actions return what they changed; whoever must name their records as well asks here.
    """
    heard: list[Record] = []
    token = _meanwhile.set(
        (*_meanwhile.get(), lambda _by, written, _changes: heard.append(written))
    )
    try:
        yield heard
    finally:
        _meanwhile.reset(token)


def followers() -> Sequence[Follower]:
    """Return whoever hears of records now: who does so for a while, then who always does."""
    return *_meanwhile.get(), *_FOLLOWERS
