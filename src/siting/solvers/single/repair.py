"""Repair: a plan from a relaxed one, made better by moves, swaps and closings; all compiled."""

from __future__ import annotations

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.compiled.jit import compiled
from siting.solvers.single.shape import Flags

_LESS = 1e-9
"""A change smaller than this part of the costs is none."""


@compiled
def seated(cost: Array, size: Array, room: Array, used: Flags, place: IntArray) -> bool:
    """Put every item that has no place yet (-1) where it fits among used places, by regret.

    The item of the largest regret over its second cheapest place (``cost``, (I, J)) goes first.
    Returns whether all were placed.
    """
    items, places = cost.shape
    left = room.copy()
    waiting = 0
    for i in range(items):
        if place[i] >= 0:
            left[place[i]] -= size[i]
        else:
            waiting += 1
    regret, to = np.full(items, np.inf), np.full(items, -1, dtype=np.int64)
    fresh = np.ones(items, dtype=np.bool_)
    for _ in range(waiting):
        pick = -1
        for i in range(items):
            if place[i] >= 0:
                continue
            if fresh[i]:
                one, two, at = np.inf, np.inf, -1
                for j in range(places):
                    if used[j] and size[i] <= left[j] and np.isfinite(cost[i, j]):
                        if cost[i, j] < one:
                            one, two, at = cost[i, j], one, j
                        elif cost[i, j] < two:
                            two = cost[i, j]
                if at < 0:
                    return False
                regret[i] = (two - one) if two < np.inf else 1e300
                to[i] = at
                fresh[i] = False
            if pick < 0 or regret[i] > regret[pick]:
                pick = i
        at = to[pick]
        place[pick] = at
        before = left[at]
        left[at] -= size[pick]
        for i in range(items):
            # the best place matters, and the second where it was the only other that fitted
            if place[i] < 0 and size[i] > left[at] and size[i] <= before:
                fresh[i] = True
    return True


@compiled
def polished(
    cost: Array, fixed: Array, size: Array, room: Array, near: IntArray, place: IntArray, most: int
) -> float:
    """Move, swap and close until nothing improves or ``most`` sweeps are done; return the change."""
    items, places = cost.shape
    left, count = room.copy(), np.zeros(places, dtype=np.int64)
    scale = 0.0
    for i in range(items):
        left[place[i]] -= size[i]
        count[place[i]] += 1
        scale += abs(cost[i, place[i]])
    less = -_LESS * scale / items
    gained = 0.0
    for _ in range(most):
        change = 0.0
        for i in range(items):
            change += _moved(cost, fixed, size, near, place, left, count, i, less)
        for i in range(items):
            change += _swapped(cost, size, near, place, left, i, less)
        if change >= less:
            for j in range(places):
                if count[j] > 0:
                    change += _closed(cost, fixed, size, near, place, left, count, j, less)
        gained += change
        if change >= less:
            break
    return gained


@compiled
def _moved(
    cost: Array, fixed: Array, size: Array, near: IntArray, place: IntArray, left: Array,
    count: IntArray, i: int, less: float,
) -> float:  # fmt: skip
    here = place[i]
    away = cost[i, here] + (fixed[here] if count[here] == 1 else 0.0)
    best, to = less, -1
    for k in range(near.shape[1]):
        j = near[i, k]
        if j != here and size[i] <= left[j]:
            change = cost[i, j] - away + (fixed[j] if count[j] == 0 else 0.0)
            if change < best:
                best, to = change, j
    if to < 0:
        return 0.0
    left[here] += size[i]
    count[here] -= 1
    left[to] -= size[i]
    count[to] += 1
    place[i] = to
    return best


@compiled
def _swapped(
    cost: Array, size: Array, near: IntArray, place: IntArray, left: Array, i: int, less: float
) -> float:
    here = place[i]
    best, other = less, -1
    for k in range(len(place)):
        there = place[k]
        if there == here:
            continue
        change = cost[i, there] - cost[i, here] + cost[k, here] - cost[k, there]
        if change < best:
            grows = size[i] - size[k]
            if grows <= left[there] and -grows <= left[here]:
                best, other = change, k
    if other < 0:
        return 0.0
    there, grows = place[other], size[i] - size[other]
    left[there] -= grows
    left[here] += grows
    place[i], place[other] = there, here
    return best


@compiled
def _closed(
    cost: Array, fixed: Array, size: Array, near: IntArray, place: IntArray, left: Array,
    count: IntArray, j: int, less: float,
) -> float:  # fmt: skip
    """Empty a place: its items, the largest first, to where each costs least among the other used ones."""
    inside = np.nonzero(place == j)[0]
    inside = inside[np.argsort(-size[inside])]
    change = -fixed[j]
    done = 0
    for i in inside:
        best, to = np.inf, -1
        for k in range(near.shape[1]):
            a = near[i, k]
            if a != j and count[a] > 0 and size[i] <= left[a] and cost[i, a] < best:
                best, to = cost[i, a], a
        if to < 0:
            change = np.inf
            break
        change += best - cost[i, j]
        place[i] = to
        left[to] -= size[i]
        count[to] += 1
        done += 1
    if change < less:
        left[j] = left[j] + size[inside].sum()
        count[j] = 0
        return float(change)
    for i in inside[:done]:
        left[place[i]] += size[i]
        count[place[i]] -= 1
        place[i] = j
    return 0.0
