"""Whose papers a seat reads beside those of its own unit, and whom they concern; rooms say it."""

from collections.abc import Callable, Collection, Iterable

from manyuan.notices.audiences import NOBODY, To
from manyuan.seats.models import Seat

Reads = Callable[[Seat], Iterable[int]]
Concerns = Callable[[int, Collection[int]], To]
_READERS: list[tuple[Reads, Concerns]] = []


def register_reader(reads: Reads, concerns: Concerns) -> None:
    """Let ``reads`` say of which units a seat reads the papers that are open to members.

    ``concerns`` says the same the other way round: of a bureau's units, who their members are.
    """
    _READERS.append((reads, concerns))


def units_read_by(seat: Seat) -> frozenset[int]:
    """Return the units whose papers for members the seat reads."""
    return frozenset(unit for reads, _concerns in _READERS for unit in reads(seat))


def members_of_units(bureau: int, units: Collection[int]) -> To:
    """Return who reads the papers of some units as their members."""
    found = NOBODY
    for _reads, concerns in _READERS:
        found |= concerns(bureau, units)
    return found
