"""Transport: the cheapest division of all demand among sites that are open, a linear program."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from siting.milp import Arrays
from siting.parts.divisible import Array, Divisible
from siting.solvers import highs


@dataclass(frozen=True, eq=False)
class Transport:
    """What serving everybody costs, the shares, shape (n, m), and the dual of each client's row, (n,)."""

    cost: float
    share: Array
    price: Array


def transported(
    problem: Divisible, sites: NDArray[np.int64], seconds: float = np.inf
) -> Transport | None:
    """Return how everybody is served at the least cost; None where it cannot be done, or not within the seconds.

    ``sites`` are the numbers of those that are open; what opening them costs is not in it.
    """
    cost, capacity = problem.cost[:, sites], problem.capacity[sites]
    client, at = np.nonzero(np.isfinite(cost))
    n, k = len(cost), len(client)
    with np.errstate(divide="ignore", invalid="ignore"):  # rows relative to the capacity they keep
        part = np.where(capacity > 0, problem.demand[client][:, None] / capacity, np.inf)
    load = np.where(np.isinf(capacity[at]), 0.0, part[np.arange(k), at])
    closed = np.isinf(load)  # demand at a site without capacity
    load[closed] = 0.0
    column = np.arange(k)
    matrix = sparse.csr_array(
        (
            np.concatenate([np.ones(k), load]),
            (np.concatenate([client, n + at]), np.concatenate([column, column])),
        ),
        shape=(n + len(sites), k),
    )
    low = np.concatenate([np.ones(n), np.full(len(sites), -np.inf)])
    whole = np.zeros(k, dtype=np.bool_)
    found = highs.linear(
        Arrays(
            cost[client, at],
            0.0,
            np.zeros(k),
            np.where(closed & (problem.demand[client] > 0), 0.0, 1.0),
            whole,
            matrix,
            low,
            np.ones(n + len(sites)),
            (),
            (),
        ),
        seconds,
    )
    if found is None:
        return None
    share = np.zeros(problem.cost.shape)
    share[client, sites[at]] = np.maximum(0.0, found[0])
    return Transport(found[1], share, found[2][:n])
