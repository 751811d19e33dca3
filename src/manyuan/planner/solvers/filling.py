from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from manyuan.planner.solvers.sites import NOWHERE, Bools, Floats, Ints, Sites
from manyuan.planner.solvers.watch import Watch

SMALL = 1e-9


def nearest(sites: Sites, opened: Ints) -> Ints:
    """Return the nearest open site of each client, nowhere where that is cheaper."""
    costs = sites.cost[:, opened]
    best = costs.argmin(axis=1) if len(opened) else np.zeros(sites.clients, np.int64)
    least = costs[np.arange(sites.clients), best] if len(opened) else np.inf
    at = np.where(least < sites.skip, opened[best] if len(opened) else NOWHERE, NOWHERE)
    at[sites.own[opened]] = opened
    return at


def filled(sites: Sites, opened: Ints, watch: Watch) -> Ints:
    """Return where each client goes when only so many have room: by regret, then bettered."""
    watch.iterations += sites.work
    if not sites.is_tight:
        return nearest(sites, opened)
    watch.iterations += sites.clients // 40
    filling = _Filling(sites, opened, watch)
    filling.fill()
    filling.better()
    filling.complete()
    return filling.at


@dataclass(slots=True)
class _Filling:
    """Clients on their way into open sites with limited room."""

    sites: Sites
    opened: Ints
    at: Ints
    left: Floats
    watch: Watch
    _fixed: Ints

    def __init__(self, sites: Sites, opened: Ints, watch: Watch) -> None:
        self.sites, self.opened, self.watch = sites, opened, watch
        self.at = np.full(sites.clients, NOWHERE, np.int64)
        self.left = sites.room.copy()
        self._fixed = sites.own[opened]
        for site, client in zip(opened, self._fixed, strict=True):
            self.at[client] = site
            self.left[:, site] -= sites.loads[:, client]

    def fill(self) -> None:
        """Send each client to the cheapest open site with room, who has most to lose first."""
        sites = self.sites
        costs = np.minimum(sites.cost[:, self.opened], sites.skip[:, None])
        order = np.argsort(costs, axis=1, kind="stable")
        ranked = np.sort(np.column_stack((costs, sites.skip)), axis=1)
        regret = ranked[:, 1] - ranked[:, 0] if ranked.shape[1] > 1 else ranked[:, 0]
        for client in np.argsort(-regret, kind="stable"):
            if self.at[client] == NOWHERE:
                self._place(client, self.opened[order[client]])

    def _place(self, client: int, choices: Ints) -> None:
        cost, skip = self.sites.cost[client], self.sites.skip[client]
        for site in choices:
            if cost[site] >= skip:
                return
            if self._fits(client, site):
                self._move(client, site)
                return

    def _fits(self, client: int, site: int) -> bool:
        return bool(np.all(self.sites.loads[:, client] <= self.left[:, site] + SMALL))

    def _move(self, client: int, site: int) -> None:
        before, load = self.at[client], self.sites.loads[:, client]
        if before != NOWHERE:
            self.left[:, before] += load
        if site != NOWHERE:
            self.left[:, site] -= load
        self.at[client] = site

    def better(self) -> None:
        """Shift, push and swap clients as long as that costs less."""
        for _ in range(4 * self.sites.clients):
            self.watch.iterations += 2 + self.sites.clients**2 // 8_000
            if not (self._shift() or self._swap() or self._push()):
                return

    def _costs(self) -> Floats:
        there = self.sites.cost[np.arange(self.sites.clients), np.maximum(self.at, 0)]
        return np.where(self.at == NOWHERE, self.sites.skip, there)

    def _room_for(self, slack: Floats) -> Bools:
        """Return clients × columns: whether each client's load fits into each column of slack."""
        fits = np.ones((self.sites.clients, slack.shape[1]), np.bool_)
        for load, free in zip(self.sites.loads, slack, strict=True):
            fits &= load[:, None] <= free[None, :] + SMALL
        return fits

    def _shift(self) -> bool:
        """Move single clients to cheaper sites with room, best first."""
        now = self._costs()
        gain = now[:, None] - self.sites.cost[:, self.opened]
        gain[self._fixed] = -np.inf
        gain[~self._room_for(self.left[:, self.opened])] = -np.inf
        best = gain.max(axis=1, initial=-np.inf)
        moved = False
        for client in np.argsort(-best, kind="stable"):
            if best[client] <= SMALL:
                break
            site = self.opened[gain[client].argmax()]
            if self._fits(client, site):
                self._move(client, site)
                moved = True
        return moved

    def _swap(self) -> bool:
        """Exchange two clients of different sites; one of them may be nowhere."""
        sites, at = self.sites, self.at
        padded = np.column_stack((sites.cost, sites.skip))
        cross = padded[:, at]  # cost of client i where client k is; NOWHERE is the last column
        now = self._costs()
        gain = now[:, None] + now[None, :] - cross - cross.T
        slack = np.column_stack((self.left, np.full(len(self.left), np.inf)))
        for load, free in zip(sites.loads, slack, strict=True):
            fits = load[:, None] - load[None, :] <= free[at][None, :] + SMALL
            gain[~(fits & fits.T)] = -np.inf
        gain[self._fixed, :] = gain[:, self._fixed] = -np.inf
        gain[at[:, None] == at[None, :]] = -np.inf
        first, second = np.unravel_index(int(np.argmax(gain)), gain.shape)
        if gain[first, second] <= SMALL:
            return False
        here, there = at[first], at[second]
        self._move(int(first), NOWHERE)
        self._move(int(second), here)
        self._move(int(first), there)
        return True

    def _push(self) -> bool:
        """Bring in a client who is nowhere by moving another on to a third site."""
        roomy = self.opened[np.all(self.left[:, self.opened] > SMALL, axis=0)]
        for client in np.flatnonzero(self.at == NOWHERE) if len(roomy) else ():
            self.watch.iterations += 2
            reach = self.opened[self.sites.cost[client, self.opened] < self.sites.skip[client]]
            for site in reach:
                if self._make_room(int(client), int(site), roomy):
                    return True
        return False

    def _make_room(self, client: int, site: int, roomy: Ints) -> bool:
        sites = self.sites
        inside = np.flatnonzero(self.at == site)
        freed = self.left[:, [site]] + sites.loads[:, inside]
        able = inside[np.all(sites.loads[:, [client]] <= freed + SMALL, axis=0)]
        able = able[able != sites.own[site]]
        extra = sites.cost[able][:, roomy] - sites.cost[able, site][:, None]
        extra[~self._room_for(self.left[:, roomy])[able]] = np.inf
        extra[:, roomy == site] = np.inf
        saved = sites.skip[client] - sites.cost[client, site]
        if not extra.size or extra.min() >= saved - SMALL:
            return False
        other, onward = np.unravel_index(int(extra.argmin()), extra.shape)
        self._move(int(able[other]), int(roomy[onward]))
        self._move(client, site)
        return True

    def complete(self) -> None:
        """Send those who ask for company where there is some, or nowhere."""
        if not self.sites.asks.any():
            return
        given = np.unique(self.at[self.sites.gives & (self.at != NOWHERE)])
        for client in np.flatnonzero(self.sites.asks & ~np.isin(self.at, given)):
            if client in self._fixed:
                continue
            self._move(int(client), NOWHERE)
            able = np.intersect1d(given, self.opened)
            self._place(int(client), able[np.argsort(self.sites.cost[client, able])])
