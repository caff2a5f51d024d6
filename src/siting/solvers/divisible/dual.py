"""Dual: what sites are worth at prices of clients, and prices that make the bound high.

Every client's row "served once" is relaxed at a price; a site then serves what is cheaper than its price,
as far as its capacity goes, and is open where that pays, or where the capacity is needed (Cornuéjols,
Sridharan, Thizy, "A comparison of heuristics and relaxations for the capacitated plant location problem",
European Journal of Operational Research 50 (1991), 280–297).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from siting.parts.divisible import Array, BoolArray, Divisible

IntArray = NDArray[np.int64]

_SMOOTH = 0.7
_PATIENCE = 12
_LEAST = 1e-3


@dataclass(frozen=True, eq=False)
class Sites:
    """The sites that are left of a problem, by their ``names``; those that are ``held`` are open."""

    problem: Divisible
    names: IntArray
    held: BoolArray

    @staticmethod
    def of(problem: Divisible) -> Sites:
        """Return all that may be open."""
        names = np.flatnonzero(problem.allowed)
        return Sites(problem, names, problem.held[names])

    def valued(self, price: Array) -> tuple[Array, Array]:
        """Return what opening each site costs at the prices, shape (m,), and whom it then serves, (n, m)."""
        problem, names = self.problem, self.names
        cost, capacity = problem.cost[:, names], problem.capacity[names]
        less = np.where(np.isfinite(cost), cost - price[:, None], 0.0)
        rate = less / np.maximum(problem.demand, 1e-12)[:, None]
        order = np.argsort(rate, axis=0)
        saves = np.take_along_axis(less, order, axis=0)
        needs = problem.demand[order]
        before = np.cumsum(needs, axis=0) - needs
        part = np.clip((capacity - before) / np.maximum(needs, 1e-12), 0.0, 1.0)
        part = np.where(needs > 0, part, 1.0) * (saves < 0)
        share = np.zeros_like(less)
        np.put_along_axis(share, order, part, axis=0)
        return problem.fixed[names] + (part * saves).sum(axis=0), share

    def chosen(self, value: Array, held: BoolArray | None = None) -> tuple[float, BoolArray]:
        """Return the least sum of values of sites that hold all demand, and which; ``inf`` where none do.

        Sites of one size are taken whole; of others the last counts in part.
        """
        capacity = self.problem.capacity[self.names]
        open_ = (self.held if held is None else held) | (value < 0)
        total = float(value[open_].sum())
        lacks = float(self.problem.demand.sum() - capacity[open_].sum())
        if lacks <= 1e-9 * float(self.problem.demand.sum()):
            return total, open_
        capacity = np.minimum(capacity, lacks)  # more than that is of no use
        rest = np.flatnonzero(~open_ & (capacity > 0) & np.isfinite(value))
        rest = rest[np.argsort(value[rest] / capacity[rest], kind="stable")]
        reach = np.cumsum(capacity[rest])
        last = int(np.searchsorted(reach, lacks * (1 - 1e-9)))
        if last >= len(rest):
            return np.inf, open_
        some = open_.copy()
        some[rest[: last + 1]] = True
        total += float(value[rest[: last + 1]].sum())
        if capacity[rest].max() > capacity[rest].min():
            over = (reach[last] - lacks) / capacity[rest[last]]
            total -= max(0.0, over) * float(value[rest[last]])
        return total, some

    def within(self, kept: IntArray, held: BoolArray) -> Sites:
        """Return some of the sites only; ``held`` in the order of ``kept``."""
        return replace(self, names=self.names[kept], held=held)


@dataclass(eq=False)
class Dual:
    """Prices on their way up.

    Attributes
    ----------
    price, best
        Prices now, and those of the best bound, shape (n,).
    bound, value
        The best bound so far, and the value of each site there, shape (m,).
    """

    sites: Sites
    price: Array
    scale: float = 1.0
    bound: float = -np.inf

    def __post_init__(self) -> None:
        self.best, self.value = self.price, self.sites.problem.fixed[self.sites.names]
        self._way, self._idle = np.zeros_like(self.price), 0

    def step(self, aim: float) -> BoolArray | None:
        """Go one step towards a total, and return which sites were open; None where steps are too small."""
        if self.scale < _LEAST:
            return None
        value, share = self.sites.valued(self.price)
        total, open_ = self.sites.chosen(value)
        bound = float(self.price.sum()) + total
        self._idle = 0 if bound > self.bound + 1e-6 * abs(self.bound) else self._idle + 1
        if bound > self.bound:
            self.bound, self.best, self.value = bound, self.price, value
        if self._idle >= _PATIENCE:
            self.scale, self._idle = self.scale / 2, 0
            self.price, self._way = self.best, np.zeros_like(self.price)
            return open_
        lacks = 1.0 - share[:, open_].sum(axis=1)
        self._way = _SMOOTH * self._way + (1 - _SMOOTH) * lacks
        norm = float(self._way @ self._way)
        if norm == 0.0 or not np.isfinite(bound):
            return None
        room = max(aim - bound, 1e-6 * abs(aim))
        self.price = self.price + self.scale * room / norm * self._way
        return open_

    def fixed(self, total: float) -> Sites:
        """Return the sites of which better plans than ``total`` are made: others are closed, or held."""
        sites, base = self.sites, float(self.best.sum())
        most = total - 1e-9 * abs(total) - base
        count = len(sites.names)
        out, held = np.zeros(count, dtype=np.bool_), sites.held.copy()
        for j in np.flatnonzero(~sites.held):
            forced = sites.held.copy()
            forced[j] = True
            out[j] = sites.chosen(self.value, forced)[0] >= most
            without = self.value.copy()
            without[j] = np.inf
            held[j] = sites.chosen(without)[0] >= most
        kept = np.flatnonzero(~out | held)
        return sites.within(kept, held[kept])
