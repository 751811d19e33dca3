"""Whose papers a seat reads beside those of its own unit; rooms above say it."""

from collections.abc import Callable, Iterable

from manyuan.seats.models import Seat

Reads = Callable[[Seat], Iterable[int]]
_READS: list[Reads] = []


def register_reader(reads: Reads) -> None:
    """Let ``reads`` say of which units a seat reads the papers that are open to members."""
    _READS.append(reads)


def units_read_by(seat: Seat) -> frozenset[int]:
    """Return the units whose papers for members the seat reads."""
    return frozenset(unit for reads in _READS for unit in reads(seat))
