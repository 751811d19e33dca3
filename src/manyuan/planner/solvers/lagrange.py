from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from manyuan.planner.solvers.sites import Bools, Floats, Ints, Sites
from manyuan.planner.solvers.watch import Watch

STEPS = 600
PATIENCE = 25
SMALLEST = 0.005
MOST_UNITS = 150
SAFE = 1e-6


@dataclass(frozen=True, slots=True)
class Priced:
    """A bound from prices of the clients, and what each pair would add to it.

    ``adds`` is clients × sites: no placing that sends the client to the site costs less than
    ``bound + adds``. ``opened`` are the sites that the prices would open.
    """

    bound: float
    adds: Floats
    opened: Ints
    allowed: Bools

    def beyond(self, value: float) -> list[tuple[int, int]]:
        """Return the pairs (client, site) that no placing of at most ``value`` can use."""
        clients, places = np.nonzero(self.allowed & (self.bound + self.adds > value + SAFE))
        return list(zip(clients.tolist(), places.tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class _Looked:
    bound: float
    reduced: Floats
    worth: Floats
    chosen: Bools
    taken: Bools


def priced(
    sites: Sites, placed: Sequence[int], value: float, watch: Watch, *, seconds: float
) -> Priced:
    """Return the best Lagrangian bound on placings that send everybody somewhere.

    Each client's going to exactly one site is priced instead of demanded; then every site is
    looked at alone (a knapsack where room is limited), and the best of them are opened. ``placed``
    is such a placing and ``value`` its cost, which guide the steps of the subgradient.
    """
    at = np.array(placed, np.int64)
    return _Pricing(sites, watch).run(at, value, until=watch.left - seconds)


class _Pricing:
    def __init__(self, sites: Sites, watch: Watch) -> None:
        self._sites = sites
        self._watch = watch
        self._knapsack = _knapsack(sites)
        self._is_own = np.zeros(sites.cost.shape, np.bool_)
        self._is_own[sites.own, np.arange(sites.count)] = True

    def run(self, placed: Ints, value: float, *, until: float) -> Priced:
        prices = self._first(placed)
        best, top, step, idle = self._look(prices), prices, 1.5, 0
        for _ in range(STEPS):
            if value - best.bound < 1 - SAFE or step < SMALLEST:
                break
            if self._watch.left <= until or self._watch.stopped:
                break
            looked = self._look(prices)
            if looked.bound > best.bound + SAFE:
                best, top, idle = looked, prices, 0
            else:
                idle += 1
            if idle >= PATIENCE:
                step, idle, prices, looked = step / 2, 0, top, best
            slope = 1.0 - looked.taken.sum(axis=1)
            length = float(slope @ slope)
            if not length:
                break
            prices = prices + step * max(value - looked.bound, 0.5) / length * slope
            self._watch.beat()
        allowed = np.isfinite(self._sites.cost)
        return Priced(best.bound, self._adds(best), np.flatnonzero(best.chosen), allowed)

    def _first(self, placed: Ints) -> Floats:
        """Begin between what a client costs now and what it would at the next open site."""
        sites = self._sites
        opened = np.unique(placed)
        costs = np.sort(sites.cost[:, opened], axis=1)
        now = sites.cost[np.arange(sites.clients), placed]
        other = costs[:, min(1, costs.shape[1] - 1)]
        return np.where(np.isfinite(other), (now + np.maximum(other, now)) / 2, now)

    def _look(self, prices: Floats) -> _Looked:
        """Solve what the prices leave: each site alone, then the best sites."""
        sites = self._sites
        self._watch.iterations += sites.work * (1 if self._knapsack is None else 8)
        reduced = sites.cost - prices[:, None]
        own = reduced[sites.own, np.arange(sites.count)]
        wanted = (reduced < 0) & ~self._is_own
        if self._knapsack is not None:
            wanted = self._knapsack.best(np.where(wanted, reduced, 0.0))
        worth = own + np.where(wanted, reduced, 0.0).sum(axis=0)
        chosen = self._chosen(worth)
        taken = (wanted | self._is_own) & chosen[None, :]
        bound = float(prices.sum() + worth[chosen].sum())
        return _Looked(bound, reduced, worth, chosen, taken)

    def _chosen(self, worth: Floats) -> Bools:
        sites = self._sites
        chosen = sites.must.copy()
        more = max(0, sites.most - int(chosen.sum()))
        free = np.where(chosen, np.inf, worth)
        order = np.argsort(free, kind="stable")[:more]
        chosen[order[free[order] < 0]] = True
        return chosen

    def _adds(self, looked: _Looked) -> Floats:
        sites = self._sites
        optional = looked.chosen & ~sites.must
        full = int(looked.chosen.sum()) >= sites.most
        # To open another site the worst of those chosen must be closed, if there is no place left.
        worst = max(0.0, -looked.worth[optional].max(initial=-np.inf)) if optional.any() else 0.0
        give_way = worst if full else 0.0
        if full and not optional.any():
            give_way = np.inf
        opening = np.where(looked.chosen, 0.0, np.maximum(looked.worth, -give_way) + give_way)
        more = np.where(self._is_own, 0.0, np.maximum(looked.reduced, 0.0))
        return np.asarray(opening[None, :] + more, np.float64)


@dataclass(frozen=True, slots=True)
class _Knapsack:
    """The scarcest resource in whole units, rounded so that nothing that fits is lost."""

    units: Ints  # clients
    room: Ints  # sites, after the own client; negative: unlimited

    def best(self, gains: Floats) -> Bools:
        """Return clients × sites: who is taken so that the (negative) gains sum to the least."""
        clients, count = gains.shape
        widest = int(self.room.max(initial=0))
        table = np.zeros((count, widest + 1))
        took = np.zeros((clients, count, widest + 1), np.bool_)
        for client in np.flatnonzero((gains < 0).any(axis=1)):
            unit, gain = int(self.units[client]), gains[client][:, None]
            if unit > widest:
                continue
            candidate = table[:, : widest + 1 - unit] + gain
            took[client, :, unit:] = (candidate < table[:, unit:]) & (gain < 0)
            table[:, unit:] = np.minimum(table[:, unit:], candidate)
        return self._read(gains, took)

    def _read(self, gains: Floats, took: Bools) -> Bools:
        left = np.maximum(self.room, 0)
        everybody = self.room < 0
        columns = np.arange(len(left))
        taken = np.zeros(gains.shape, np.bool_)
        for client in range(gains.shape[0] - 1, -1, -1):
            taken[client] = took[client, columns, left] & ~everybody
            left = left - np.where(taken[client], self.units[client], 0)
        return np.where(everybody[None, :], gains < 0, taken)


def _knapsack(sites: Sites) -> _Knapsack | None:
    """Return the resource that is scarcest overall, None where nothing is limited."""
    limited = np.isfinite(sites.room)
    if not limited.any():
        return None
    load = sites.loads.sum(axis=1)
    space = np.where(limited, sites.room, sites.loads.sum(axis=1)[:, None]).mean(axis=1)
    scarce = int(np.argmax(load / np.maximum(space, 1e-9)))
    loads, room, limited = sites.loads[scarce], sites.room[scarce], limited[scarce]
    if not limited.any():
        return None
    after = np.where(limited, room - loads[sites.own], 0.0)
    scale = max(1.0, after.max(initial=0.0) / MOST_UNITS)
    units = np.floor(loads / scale).astype(np.int64)
    return _Knapsack(
        units, np.where(limited, np.floor(np.maximum(after, 0) / scale), -1).astype(np.int64)
    )
