from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from manyuan.planner.solvers.filling import filled
from manyuan.planner.solvers.sites import NOWHERE, Bools, Floats, Ints, Sites
from manyuan.planner.solvers.watch import Watch

TRIALS = 12
FARTHEST = 6
PATIENCE = 15
SMALL = 1e-6


@dataclass(frozen=True, slots=True)
class Placed:
    """Which sites are open, where each client goes, and what that costs."""

    opened: Ints
    at: Ints
    value: float


class Interchange:
    """Open sites bettered by exchanging one at a time, shaken when no exchange helps.

    The neighbourhood is the fast interchange of Whitaker and Hansen–Mladenović, all exchanges
    priced in one sweep; where room is limited the price is a guess, and the best guesses are
    filled to see. Random numbers come from the seed alone.
    """

    def __init__(self, sites: Sites, watch: Watch) -> None:
        self._sites = sites
        self._watch = watch
        self._random = np.random.default_rng(watch.seed or 0)
        self._until = 0.0

    def search(self, seconds: float, starts: Iterable[Sequence[int]] = ()) -> Placed | None:
        """Return the best that was found, from a greedy start and the sets of open sites given.

        None where time brought nothing that keeps every client's company.
        """
        self._until = max(0.0, self._watch.left - seconds)
        best = self._bettered(self._placed(self._greedy()))
        for opened in starts:
            other = self._bettered(self._placed(np.array(sorted(opened), np.int64)))
            best = other if other.value < best.value - SMALL else best
        idle, strength = 0, 1
        while idle < PATIENCE and not self._is_over:
            other = self._bettered(self._placed(self._shaken(best.opened, strength)))
            if other.value < best.value - SMALL:
                best, idle, strength = other, 0, 1
            else:
                idle, strength = idle + 1, strength % FARTHEST + 1
        return self._in_company(best)

    def _in_company(self, placed: Placed) -> Placed | None:
        """Close the sites whose own client is left without the company that it asks for."""
        for _ in range(len(placed.opened)):
            alone = self._alone(placed.at)
            if not alone.any():
                return placed
            lonely = np.isin(placed.opened, placed.at[alone]) & ~self._sites.must[placed.opened]
            placed = self._placed(placed.opened[~lonely])
        return None if self._alone(placed.at).any() else placed

    def _alone(self, at: Ints) -> Bools:
        sites = self._sites
        given = at[sites.gives & (at != NOWHERE)]
        alone: Bools = sites.asks & (at != NOWHERE) & ~np.isin(at, given)
        return alone

    @property
    def _is_over(self) -> bool:
        self._watch.beat()
        return self._watch.left <= self._until or self._watch.stopped

    def _placed(self, opened: Ints) -> Placed:
        at = filled(self._sites, opened, self._watch)
        alone = self._sites.skip[self._alone(at)].sum() if self._sites.asks.any() else 0.0
        return Placed(opened, at, self._sites.value(at) + float(alone))

    def _greedy(self) -> Ints:
        """Open the sites that must be, then one after the other what saves most."""
        sites = self._sites
        chosen = sites.must.copy()
        least = np.minimum(sites.skip, sites.cost[:, chosen].min(axis=1, initial=np.inf))
        limit = sites.loads.shape[0] and np.isfinite(sites.room).any()
        while chosen.sum() < min(sites.most, sites.count):
            saving = np.maximum(least[:, None] - sites.cost, 0.0)
            if limit:
                saving = self._within_room(saving)
            total = saving.sum(axis=0)
            total[chosen] = -1.0
            site = int(total.argmax())
            chosen[site] = True
            served = saving[:, site] > 0
            least = np.where(served, np.minimum(least, sites.cost[:, site]), least)
        return np.flatnonzero(chosen)

    def _within_room(self, saving: Floats) -> Floats:
        """Keep of each site's savings the largest that fit by the average load."""
        sites = self._sites
        mean = np.maximum(sites.loads.mean(axis=1), 1e-9)[:, None]
        able = np.minimum(sites.clients, np.floor(sites.room / mean).min(axis=0)).astype(int)
        ranks = np.argsort(np.argsort(-saving, axis=0, kind="stable"), axis=0)
        return np.where(ranks < np.maximum(able, 1)[None, :], saving, 0.0)

    def _shaken(self, opened: Ints, strength: int) -> Ints:
        free = opened[~self._sites.must[opened]]
        closed = np.setdiff1d(np.arange(self._sites.count), opened)
        many = min(strength, len(free), len(closed))
        out = self._random.choice(free, many, replace=False)
        into = self._random.choice(closed, many, replace=False)
        return np.sort(np.concatenate((np.setdiff1d(opened, out), into)))

    def _bettered(self, placed: Placed) -> Placed:
        """Exchange sites as long as one exchange helps."""
        while not self._is_over:
            better = self._exchanged(placed)
            if better is None:
                return placed
            placed = better
        return placed

    def _exchanged(self, placed: Placed) -> Placed | None:
        """Return a better placing one exchange away."""
        into, out, profit = self._prices(placed)
        trials = TRIALS if self._sites.is_tight else 1
        for place in np.argsort(-profit, kind="stable")[:trials]:
            if profit[place] <= SMALL and not self._sites.is_tight:
                return None
            opened = placed.opened[placed.opened != out[place]]
            other = self._placed(np.sort(np.append(opened, into[place])))
            if other.value < placed.value - SMALL:
                return other
            if self._is_over:
                return None
        return None

    def _prices(self, placed: Placed) -> tuple[Ints, Ints, Floats]:
        """Return for each closed site the best open one to close for it, and what that saves."""
        self._watch.iterations += self._sites.work
        sites, opened = self._sites, placed.opened
        closed = np.setdiff1d(np.arange(sites.count), opened)
        first, second = self._two_least(placed)
        cost = sites.cost[:, closed]
        gain = np.maximum(first[:, None] - cost, 0.0).sum(axis=0)
        if len(opened) < sites.most:
            return closed, np.full(len(closed), NOWHERE), gain
        free = opened[~sites.must[opened]]
        if not len(free):
            return closed[:0], closed[:0], gain[:0]
        extra = np.maximum(np.minimum(cost, second[:, None]) - first[:, None], 0.0)
        inside: Bools = placed.at[None, :] == free[:, None]
        loss = inside.astype(np.float64) @ extra
        cheapest = loss.argmin(axis=0)
        return closed, free[cheapest], gain - loss[cheapest, np.arange(len(closed))]

    def _two_least(self, placed: Placed) -> tuple[Floats, Floats]:
        """Return what each client costs now, and what it would elsewhere among the open sites."""
        sites = self._sites
        there = sites.cost[np.arange(sites.clients), np.maximum(placed.at, 0)]
        first = np.where(placed.at == NOWHERE, sites.skip, there)
        others = sites.cost[:, placed.opened].copy()
        others[placed.at[:, None] == placed.opened[None, :]] = np.inf
        second = np.minimum(sites.skip, others.min(axis=1, initial=np.inf))
        return first, second
