"""Swap: open, close and exchange sites while that saves something (Whitaker 1983; Resende, Werneck 2007)."""

from __future__ import annotations

import numpy as np

from siting.jit import compiled
from siting.solvers.median.near import between, clients_near
from siting.solvers.median.space import Array, IntArray, Space


@compiled
def two_nearest(
    space: Space,
    who: IntArray,
    count: int,
    client: int,
    first: IntArray,
    second: IntArray,
    near: Array,
    next_: Array,
) -> None:
    """Find the two cheapest of the open sites ``who[:count]`` for a client."""
    near[client], next_[client] = np.inf, np.inf
    first[client], second[client] = -1, -1
    for slot in range(count):
        cost = between(space, client, who[slot])
        if cost < near[client]:
            next_[client], second[client] = near[client], first[client]
            near[client], first[client] = cost, slot
        elif cost < next_[client]:
            next_[client], second[client] = cost, slot


@compiled
def spare(near: float, next_: float) -> float:
    """Return what a client pays where its own site closes: its way to the second one.

    Where there is none, as much as before: the site that takes its place is counted against that.
    """
    return next_ if next_ < np.inf else near


@compiled
def improve(
    space: Space,
    weight: Array,
    fixed: Array,
    held: IntArray,
    free: bool,
    who: IntArray,
    count: int,
    order: IntArray,
    most: int,
) -> int:
    """Improve open sites ``who[:count]``, in place, and return how many are open.

    ``held`` (m,) marks sites that stay open; ``free`` lets the number of sites change; sites are
    tried in ``order`` until none of them helps, or ``most`` were tried.
    """
    n = len(weight)
    size = space.column.shape[1] if not space.points else n
    near, next_ = np.empty(n), np.empty(n)
    first, second = np.empty(n, np.int32), np.empty(n, np.int32)
    is_open = np.zeros(len(fixed), np.int32)
    for slot in range(count):
        is_open[who[slot]] = 1
    loss, extra = np.zeros(len(who)), np.zeros(len(who))
    clients, cost = np.empty(size, np.int32), np.empty(size)
    reach = 0.0
    for i in range(n):
        two_nearest(space, who, count, i, first, second, near, next_)
        loss[first[i]] += weight[i] * (spare(near[i], next_[i]) - near[i])
        reach = max(reach, next_[i])
    idle, at, tried = 0, 0, 0
    while idle < len(order) and tried < most:
        site = order[at]
        at = (at + 1) % len(order)
        idle += 1
        tried += 1
        if is_open[site]:
            if not free or held[site] or count < 2:
                continue
            gone = 0
            while who[gone] != site:
                gone += 1
            if fixed[site] - loss[gone] <= 1e-9 * (1.0 + fixed[site]):
                continue
            enters = False
        else:
            near_count = clients_near(space, site, reach, clients, cost)
            gain = -fixed[site]
            extra[:count] = 0.0
            for k in range(near_count):
                i = clients[k]
                if cost[k] < near[i]:
                    gain += weight[i] * (near[i] - cost[k])
                    extra[first[i]] += weight[i] * (spare(near[i], next_[i]) - near[i])
                elif cost[k] < next_[i]:
                    extra[first[i]] += weight[i] * (spare(near[i], next_[i]) - cost[k])
            gone, best = -1, gain if free else -np.inf
            for slot in range(count):
                if not held[who[slot]]:
                    profit = gain - loss[slot] + extra[slot] + fixed[who[slot]]
                    if profit > best:
                        gone, best = slot, profit
            if not best > 1e-9 * (1.0 + abs(gain)):
                continue
            enters = True
        idle = 0
        if gone >= 0:
            is_open[who[gone]] = 0
            if enters:
                who[gone] = site
            else:
                count -= 1
                who[gone] = who[count]
        else:
            who[count] = site
            count += 1
        if enters:
            is_open[site] = 1
        reach = 0.0
        loss[:] = 0.0
        slot = gone if gone >= 0 else count - 1
        for i in range(n):
            moved = first[i] == gone or second[i] == gone
            if not enters:
                moved = moved or first[i] == count or second[i] == count
            if moved and gone >= 0:
                two_nearest(space, who, count, i, first, second, near, next_)
            elif enters:
                there = between(space, i, site)
                if there < near[i]:
                    next_[i], second[i] = near[i], first[i]
                    near[i], first[i] = there, slot
                elif there < next_[i]:
                    next_[i], second[i] = there, slot
            loss[first[i]] += weight[i] * (spare(near[i], next_[i]) - near[i])
            reach = max(reach, next_[i])
    return count
