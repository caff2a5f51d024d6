"""Islands: parts of a p-median between which no plan that is better than the best one known sends a client.

At prices u, plans that send client i to site j cost the Lagrangean bound and cost[i, j] - u[i] at least,
so that ways which cost more than the gap beyond the price are left out. Points in clusters fall apart then.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from siting.solvers.median.ascent import Ascent
from siting.solvers.median.island import Island
from siting.solvers.median.shape import Shape
from siting.solvers.median.space import Array, of_matrix

IntArray = NDArray[np.int64]

_LARGEST = 0.6
"""Part of all clients that an island may have; a larger one is hardly easier than the whole."""

_WAYS = 20_000_000
"""Ways up to which they are followed; where there are more, they lead everywhere."""


def apart(ascent: Ascent, total: float) -> list[Island] | None:
    """Return the islands of a problem, a plan of which costs ``total``; None if it has one only, or fixed costs.

    Sites that no better plan uses are on no island.
    """
    problem, price = ascent.problem, ascent.best
    if problem.p is None or problem.fixed.any():
        return None
    bound, _, _ = ascent.valued(price)
    room = total - problem.step(total) - bound + 1e-9 * abs(total)
    cost = problem.matrix(np.arange(len(price)))
    near = cost * problem.weight[:, None] <= price[:, None] + room
    if np.count_nonzero(near) > _WAYS:
        return None
    client, site = _labels(near)
    if np.bincount(client).max() > _LARGEST * len(client):
        return None
    return [
        _island(problem, price, cost, np.flatnonzero(client == k), np.flatnonzero(site == k))
        for k in np.unique(client).tolist()
    ]


def toll(ascent: Ascent) -> float:
    """Return about what one more open site would save, a whole number where all costs are."""
    problem = ascent.problem
    _, value, _ = ascent.valued(ascent.best)
    saved = -float(np.sort(value)[(problem.p or 1) - 1])
    return float(np.rint(saved)) if problem.whole else saved


def _labels(near: NDArray[np.bool_]) -> tuple[IntArray, IntArray]:
    """Return the number of the island of each client (n,) and site (m,), from who may go where (n, m)."""
    n, m = near.shape
    row, column = np.nonzero(near)
    graph = csr_array((np.ones(len(row), np.int8), (row, n + column)), shape=(n + m, n + m))
    _, label = connected_components(graph, directed=False)
    return label[:n].astype(np.int64), label[n:].astype(np.int64)


def _island(
    problem: Shape, price: Array, cost: Array, clients: IntArray, sites: IntArray
) -> Island:
    part = replace(
        problem,
        space=of_matrix(cost[np.ix_(clients, sites)]),
        weight=problem.weight[clients],
        fixed=problem.fixed[sites],
        p=min(problem.p or 0, len(sites)),
        held=problem.held[sites],
        names=np.arange(len(sites)),
    )
    return Island(part, problem.names[sites], price[clients])
