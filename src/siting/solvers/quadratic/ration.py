"""Ration: each row takes its cheapest column, and columns that overflow are made dearer until it fits."""

from __future__ import annotations

import numpy as np

from siting.jit import compiled
from siting.parts.flat import Array

ROUNDS = 3
"""Times that the columns are looked through."""


@compiled
def ration(cost: Array, size: Array, room: Array, skip: int, paid: Array) -> float:
    """Return a lower bound on the cheapest way to give each row a column within the columns' room.

    A dual ascent on the linear relaxation, one price v[c] of room at a time, each raised as far as
    that pays: sum over rows of min over c (cost[k, c] + size[k] * v[c])  -  sum_c v[c] * room[c].
    ``cost`` (K, L) becomes the reduced cost, at least 0: whatever the rows do afterwards costs the
    bound plus their reduced costs, or more. ``size`` (K,), ``room`` (L,); row ``skip`` is left out, K = none;
    prices are added to ``paid`` (L,).
    Returns ``inf`` if some column cannot hold the rows that have nowhere else to go.
    """
    rows, columns = cost.shape
    first = np.zeros(rows, dtype=np.int64)
    low, second = np.empty(rows), np.empty(rows)
    margin, who = np.empty(rows), np.empty(rows, dtype=np.int64)
    bound = 0.0
    for k in range(rows):
        if k != skip:
            first[k], low[k], second[k] = two_least(cost, k)
            if low[k] == np.inf:
                return np.inf
    for _ in range(ROUNDS):
        raised = False
        for c in range(columns):
            load, n = 0.0, 0
            for k in range(rows):
                if k != skip and first[k] == c and size[k] > 0.0:
                    load += size[k]
                    who[n] = k
                    margin[n] = (second[k] - low[k]) / size[k]
                    n += 1
            if load <= room[c]:
                continue
            price = 0.0
            while load > room[c]:
                next_, price = -1, np.inf
                for q in range(n):
                    if margin[q] < price:
                        next_, price = q, margin[q]
                if next_ < 0:
                    return np.inf
                load -= size[who[next_]]
                margin[next_] = np.inf
            if price <= 0.0:
                continue
            bound -= price * room[c]
            paid[c] += price
            raised = True
            for k in range(rows):
                if k != skip:
                    touched = cost[k, c] <= second[k]
                    cost[k, c] += price * size[k]
                    if touched:
                        first[k], low[k], second[k] = two_least(cost, k)
        if not raised:
            break
    for k in range(rows):
        if k != skip:
            bound += low[k]
            for c in range(columns):
                cost[k, c] = max(0.0, cost[k, c] - low[k])
    return bound


@compiled
def two_least(cost: Array, row: int) -> tuple[int, float, float]:
    """Return the column of a row's least entry, that entry, and the least of the others."""
    at, low, second = 0, np.inf, np.inf
    for c in range(cost.shape[1]):
        if cost[row, c] < low:
            at, low, second = c, cost[row, c], low
        elif cost[row, c] < second:
            second = cost[row, c]
    return at, low, second
