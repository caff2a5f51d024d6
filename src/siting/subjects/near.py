"""Near: what lies within a radius, and which open site is nearest, block by block of the clients."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy import sparse

from siting.euclidean import Euclidean
from siting.instance import Instance
from siting.parts import Array, IntArray

CLOSE = 1e-9
"""How far a cost may exceed a radius, relative to it, and still lie within: units are only rounded."""


def within_radius(of: Instance, radius: Array) -> sparse.csr_array:
    """Return 1 where a site may serve a client within its radius, shape (clients, sites)."""
    found = [
        sparse.csr_array((cost <= radius[some, None] * (1 + CLOSE)) & np.isfinite(cost))
        for some, cost in _blocks(of.cost)
    ]
    return sparse.csr_array(sparse.vstack(found), dtype=float)


def nearest(of: Instance, open_: IntArray) -> IntArray:
    """Return the nearest of some sites for each client, -1 where none may serve it, shape (clients,).

    A radius of the instance is kept. The first of several that are equally near is taken.
    """
    out = np.full(len(of.items), -1, dtype=np.int64)
    if not len(open_):
        return out
    most = of.tables.get("radius", np.full(len(out), np.inf))
    ways = of.cost.to(open_) if isinstance(of.cost, Euclidean) else of.cost[:, open_]
    for some, near in _blocks(ways):
        best = near.argmin(axis=1)
        way = near[np.arange(len(best)), best]
        may = np.isfinite(way) & (way <= most[some] * (1 + CLOSE))
        out[some] = np.where(may, open_[best], -1)
    return out


def _blocks(cost: Array | Euclidean) -> Iterator[tuple[slice, Array]]:
    if isinstance(cost, Euclidean):
        yield from cost.blocks()
    else:
        yield slice(0, len(cost)), cost
