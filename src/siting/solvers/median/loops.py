"""Loops of the dual: what sites are worth at given prices of clients, and who is served how often."""

from __future__ import annotations

import numpy as np

from siting.jit import compiled
from siting.solvers.median.near import sites_near
from siting.solvers.median.space import Array, Space


@compiled
def worth(space: Space, weight: Array, price: Array, value: Array) -> None:
    """Add to ``value`` (m,) what each site saves: sum over clients of min(0, cost - price)."""
    size = len(value)
    who, cost = np.empty(size, np.int32), np.empty(size)
    for i in range(len(weight)):
        count = sites_near(space, i, price[i] / weight[i], who, cost)
        for k in range(count):
            value[who[k]] += min(0.0, weight[i] * cost[k] - price[i])


@compiled
def served(space: Space, weight: Array, price: Array, part: Array, often: Array) -> None:
    """Write how often open parts of sites (m,) are cheaper than its price for each client, shape (n,)."""
    size = len(part)
    who, cost = np.empty(size, np.int32), np.empty(size)
    for i in range(len(weight)):
        count = sites_near(space, i, price[i] / weight[i], who, cost)
        total = 0.0
        for k in range(count):
            total += part[who[k]]
        often[i] = total
