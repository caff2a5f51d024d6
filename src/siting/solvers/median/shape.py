"""Shape: a p-median or uncapacitated location problem as arrays over a space."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from siting.euclidean import WHOLE
from siting.solvers.median.space import Array, Space, within


@dataclass(frozen=True, eq=False)
class Shape:
    """Minimise sum_i weight[i] * cost[i, nearest open site] + sum of fixed over open sites.

    Attributes
    ----------
    space
        Costs for a weight of 1, of n clients at m sites, at least 0.
    weight
        Positive, shape (n,).
    fixed
        Any sign, shape (m,).
    p
        How many sites are open, at most m; None = any number, at least one.
    held
        Sites that are open in any case, shape (m,).
    names
        Numbers of the sites outside, shape (m,).
    whole
        Whether every plan costs a whole number.
    never
        What only plans cost in which a client goes where nobody can serve it; ``inf`` = all can.
    """

    space: Space
    weight: Array
    fixed: Array
    p: int | None
    held: NDArray[np.bool_]
    names: NDArray[np.int64]
    whole: bool = False
    never: float = np.inf

    @staticmethod
    def of(
        space: Space,
        weight: Array,
        fixed: Array,
        p: int | None,
        held: NDArray[np.bool_] | None = None,
    ) -> Shape:
        """Return the problem; whole numbers are recognised."""
        m = len(fixed)
        kept = np.zeros(m, dtype=np.bool_) if held is None else held
        costs = space.rounding > 0 if space.points else _whole(space.cost)
        whole = costs and _whole(weight) and _whole(fixed)
        return Shape(space, weight, fixed, p, kept, np.arange(m), whole)

    def within(self, sites: NDArray[np.int64], held: NDArray[np.bool_]) -> Shape:
        """Return the problem with some of its sites only; ``held`` in the order of ``sites``."""
        return replace(
            self,
            space=within(self.space, sites),
            fixed=self.fixed[sites],
            held=held,
            names=self.names[sites],
        )

    def lifted(self, bound: float) -> float:
        """Return the bound with rounding errors taken off, and rounded up where all costs are whole."""
        safe = bound - 1e-10 * abs(bound)
        return float(np.ceil(safe - 1e-6)) if self.whole else safe

    def step(self, total: float) -> float:
        """Return what a bound may lack to a total where no better plan lies between."""
        return 0.99 if self.whole else 1e-9 * max(1.0, abs(total))

    def nearest(self, sites: NDArray[np.int64]) -> tuple[NDArray[np.int64], Array, Array]:
        """Return position in ``sites`` of each client's own, and its cost at its two cheapest, each (n,)."""
        if self.space.points:
            return self._by_tree(sites)
        cost = self.space.cost[:, sites]
        own = np.argmin(cost, axis=1)
        if len(sites) == 1:
            return own, cost[:, 0], cost[:, 0]
        two = np.partition(cost, 1, axis=1)
        return own, two[:, 0], two[:, 1]

    def matrix(self, clients: NDArray[np.int64]) -> Array:
        """Return what some clients pay at all sites for a weight of 1, shape (k, m)."""
        space = self.space
        if not space.points:
            return space.cost[clients]
        x = space.client[clients, None, :] - space.site[None, :, :]
        return _rounded(np.sqrt(x[..., 0] ** 2 + x[..., 1] ** 2), space.rounding)

    def total(self, sites: NDArray[np.int64]) -> float:
        """Return what it costs to open these sites."""
        _, near, _ = self.nearest(sites)
        return float(self.weight @ near + self.fixed[sites].sum())

    def _by_tree(self, sites: NDArray[np.int64]) -> tuple[NDArray[np.int64], Array, Array]:
        from scipy.spatial import cKDTree

        tree = cKDTree(self.space.site[sites])
        _, own = tree.query(self.space.client, k=min(2, len(sites)))
        own = own.reshape(len(self.weight), -1)
        x = self.space.client[:, None, :] - self.space.site[sites][own]
        far = _rounded(np.sqrt(x[..., 0] ** 2 + x[..., 1] ** 2), self.space.rounding)
        return own[:, 0].astype(np.int64), far[:, 0], far[:, -1]


def _rounded(length: Array, rounding: int) -> Array:
    if rounding == 0:
        return length
    return np.floor(length + (WHOLE if rounding == 1 else 0.5))


def _whole(values: Array) -> bool:
    return bool(np.all(values == np.floor(values)) and np.abs(values).sum() < 2.0**52)
