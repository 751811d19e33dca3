from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Sites:
    """Clients who each go to one open site or nowhere; at most ``most`` sites are open.

    Every site is a client itself (``own``), who is at the site while it is open.

    Attributes
    ----------
    cost
        Clients × sites: what it costs to send a client to a site, infinite where it may not be.
    skip
        What it costs to send a client nowhere.
    must
        Which sites are open in any case.
    loads, room
        Resources × clients, and resources × sites: what a client takes, what a site has.
    asks, gives
        Clients who only go where a client of the second kind goes too.
    """

    cost: Floats
    skip: Floats
    own: Ints
    must: Bools
    most: int
    loads: Floats
    room: Floats
    asks: Bools
    gives: Bools

    @property
    def clients(self) -> int:
        """How many clients there are."""
        return len(self.cost)

    @property
    def count(self) -> int:
        """How many sites there are."""
        return len(self.own)

    @property
    def is_tight(self) -> bool:
        """Say whether clients cannot simply go to the nearest open site."""
        return bool(np.isfinite(self.room).any() or self.asks.any())

    @property
    def work(self) -> int:
        """What one look at every pair counts as, in steps of the solver."""
        return 1 + self.cost.size // 30_000

    def value(self, at: Ints) -> float:
        """Return what it costs to have each client at its site."""
        there = self.cost[np.arange(self.clients), np.maximum(at, 0)]
        return float(np.where(at == NOWHERE, self.skip, there).sum())


def sites(
    *,
    pairs: Iterable[tuple[int, int, float]],
    skip: Sequence[float],
    own: Sequence[int],
    must: Sequence[bool],
    most: int,
    loads: Sequence[Sequence[float]],
    room: Sequence[Sequence[float]],
    company: tuple[Sequence[bool], Sequence[bool]],
) -> Sites:
    """Return the sites of plain lists; a pair (client, site, cost) that is not there may not be.

    ``company`` says who asks for it and who gives it.
    """
    cost = np.full((len(skip), len(own)), np.inf)
    for client, site, minutes in pairs:
        cost[client, site] = minutes
    return Sites(
        cost=cost,
        skip=np.array(skip, np.float64),
        own=np.array(own, np.int64),
        must=np.array(must, np.bool_),
        most=most,
        loads=_table(loads, len(skip)),
        room=_table(room, len(own)),
        asks=np.array(company[0], np.bool_),
        gives=np.array(company[1], np.bool_),
    )


def _table(rows: Sequence[Sequence[float]], width: int) -> Floats:
    return np.array(rows, np.float64).reshape(len(rows), width)
