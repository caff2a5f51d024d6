"""Trim: what no better plan can have, from the bound and what it would cost to go against it."""

from __future__ import annotations

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.compiled.jit import compiled
from siting.solvers.single.lagrange import ROUGH, ROUNDING, Prices, closer, relaxed
from siting.solvers.single.shape import Flags
from siting.solvers.single.sites import CLOSED, FREE, OPEN, Sites


@compiled
def filled(top: Array, weight: Array, room: float) -> float:
    """Return Dantzig's bound at a room, from running sums of profits and sizes, shapes (n + 1,)."""
    k = np.searchsorted(weight, room, side="right") - 1
    if k >= len(weight) - 1:
        return float(top[-1])
    part = (room - weight[k]) / (weight[k + 1] - weight[k])
    return float(top[k] + part * (top[k + 1] - top[k]))


@compiled
def ordered(profit: Array, size: Array) -> tuple[IntArray, Array, Array]:
    """Return what has a profit by falling profit per size, with running sums of profits and sizes."""
    which = np.nonzero(profit > 0.0)[0]
    ratio = np.empty(len(which))
    for k in range(len(which)):
        e = which[k]
        ratio[k] = -profit[e] / size[e] if size[e] > 0.0 else -np.inf
    which = which[np.argsort(ratio)]
    top, weight = np.zeros(len(which) + 1), np.zeros(len(which) + 1)
    for k in range(len(which)):
        top[k + 1] = top[k] + profit[which[k]]
        weight[k + 1] = weight[k] + size[which[k]]
    return which, top, weight


@compiled
def trim(s: Sites, p: Prices, cutoff: float, keep: Flags, status: IntArray) -> float:
    """Mark what a plan cheaper than ``cutoff`` cannot have, at the best prices; return their bound.

    Parameters
    ----------
    keep
        Written False for entries that no such plan has, shape (E,).
    status
        Written for places that are open in all such plans, or in none, shape (J,).

    Returns
    -------
    The bound; ``inf`` where there is no such plan at all.
    """
    bound = relaxed(s, p, p.best)
    if bound >= cutoff:
        return np.inf
    places = len(s.room)
    for j in range(places):
        if s.status[j] != CLOSED and p.state[j] == ROUGH:
            closer(s, p, p.best, j)
    spare, base, scale = -s.total, 0.0, 0.0
    for i in range(len(p.best)):
        base += p.best[i]
        scale += abs(p.best[i])
    saved = np.zeros(places)
    for j in range(places):
        if s.status[j] != CLOSED:
            base += p.value[j]
            scale += abs(p.value[j]) + 2.0 * abs(s.fixed[j])
            spare += s.room[j]
            if s.status[j] == FREE:
                saved[j] = p.value[j]
    base -= ROUNDING * scale
    order, top, weight = ordered(saved, s.room)
    rank = np.full(places, -1, dtype=np.int64)
    for k in range(len(order)):
        rank[order[k]] = k
    for j in range(places):
        if s.status[j] == CLOSED:
            continue
        low, high = s.ptr[j], s.ptr[j + 1]
        opened = bound
        shut = np.inf
        if s.status[j] == FREE:
            gain, room = (saved[j], s.room[j]) if rank[j] >= 0 else (0.0, 0.0)
            opened = max(bound, base - without(top, weight, rank[j], gain, room, spare))
            shut = np.inf
            if s.room[j] <= spare:
                rest = without(top, weight, rank[j], gain, room, spare - s.room[j])
                shut = max(bound, base - p.value[j] - rest)
        if opened >= cutoff:
            if shut >= cutoff:
                return np.inf
            status[j] = CLOSED
            keep[low:high] = False
            continue
        if shut >= cutoff:
            status[j] = OPEN
        entries(s, p, j, opened, shut, cutoff, keep)
    return bound


@compiled
def without(top: Array, weight: Array, rank: int, gain: float, room: float, left: float) -> float:
    """Return Dantzig's bound without the item of that rank (-1 = it is not among them)."""
    if rank < 0 or weight[rank] > left:
        return filled(top, weight, left)
    return filled(top, weight, left + room) - gain


@compiled
def entries(
    s: Sites, p: Prices, j: int, opened: float, shut: float, cutoff: float, keep: Flags
) -> None:
    """Mark entries of one place that cannot be taken, and the rivals of those that must be."""
    low, high = s.ptr[j], s.ptr[j + 1]
    profit, size = np.empty(high - low), np.empty(high - low)
    for e in range(low, high):
        profit[e - low] = p.best[s.item[e]] - s.cost[e]
        size[e - low] = s.size[s.item[e]]
    order, top, weight = ordered(profit, size)
    rank = np.full(high - low, -1, dtype=np.int64)
    for k in range(len(order)):
        rank[order[k]] = k
    gain, full = s.fixed[j] - p.value[j], filled(top, weight, s.room[j])
    for e in range(low, high):
        k = rank[e - low]
        left = s.room[j] - size[e - low]
        if k >= 0 and weight[k + 1] <= s.room[j]:
            best = full
        else:
            best = profit[e - low] + filled(top, weight, left)
        if opened + gain - best >= cutoff:
            keep[e] = False
