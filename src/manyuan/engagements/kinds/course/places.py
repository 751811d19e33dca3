"""Who has a place in a course and who waits: the one rule by which places are given.

Nobody who has a place loses it, no school gets more than its own quota, all together never more
than there are places; what is free goes to those who wait, the first in line first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a school asks of a course: ``asked`` pupils, of whom ``placed`` have a place already.

    ``quota`` is the most that the school may have; None leaves it to the places alone.
    """

    key: int
    asked: int
    placed: int
    quota: int | None = None

    @property
    def most(self) -> int:
        """Return how many places the school could take at all."""
        return self.asked if self.quota is None else min(self.asked, self.quota)


def allot(places: int, line: Sequence[Claim]) -> Mapping[int, int]:
    """Return how many places each school has, by the keys of ``line``, the first in line first.

    Raises
    ------
    ValueError
        If those who keep their places would be more than there are.
    """
    given = {claim.key: min(claim.placed, claim.most) for claim in line}
    free = places - sum(given.values())
    if free < 0:
        raise ValueError(f"{-free} more are placed than there are places")
    for claim in line:
        more = min(free, claim.most - given[claim.key])
        given[claim.key] += more
        free -= more
    return given
