"""Who hears of every record, in the transaction that writes it: a floor above says so itself."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from manyuan.history.facts import Actor, Changed

if TYPE_CHECKING:
    from manyuan.history.models import Record


class Follower(Protocol):
    """Is called with who acted, the record that was written, and the objects that it names."""

    def __call__(self, by: Actor, written: "Record", changes: Sequence[Changed], /) -> None:
        """Hear of the record."""


_FOLLOWERS: list[Follower] = []


def register_follower(follower: Follower) -> None:
    """Let ``follower`` hear of every record; its room does so once, when apps are ready."""
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)


def followers() -> Sequence[Follower]:
    """Return whoever hears of records, in the order of registration."""
    return tuple(_FOLLOWERS)
