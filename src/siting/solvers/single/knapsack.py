"""Knapsack: the most profitable items that fit, exactly, for sizes and profits of any kind.

Depth first along falling profit per size with Dantzig's bound (Horowitz, Sahni 1974; Martello, Toth
1990, *Knapsack Problems*, section 2.5); where that takes too long and sizes are small whole numbers,
a table over the room.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from siting.parts.flat import Array
from siting.solvers.compiled.jit import compiled
from siting.solvers.single.fill import fill

Flags = NDArray[np.bool_]

_RELATIVE = 1e-12
"""A gain below this part of the value is rounding."""


@compiled
def knapsack(
    profit: Array, size: Array, room: float, turns: int, cells: int, take: Flags
) -> tuple[float, float]:
    """Choose items of the largest summed profit whose sizes add up to at most ``room``.

    Parameters
    ----------
    profit, size
        Shape (n,), size >= 0. Items without profit or larger than the room are never chosen.
    turns
        Turns of the depth-first search, at most.
    cells
        Largest table, items times room; 0 unless sizes and room are whole numbers.
    take
        Written: whether each item is chosen, shape (n,).

    Returns
    -------
    The profit of what was chosen, and a bound that no choice exceeds; they agree up to rounding
    unless both the search and the table were too long.
    """
    n = len(profit)
    ratio, p, w = np.empty(n), np.empty(n), np.empty(n)
    m, weight, most = 0, 0.0, 0.0
    for i in range(n):
        take[i] = profit[i] > 0.0 and size[i] <= room
        if take[i]:
            ratio[m] = profit[i] / size[i] if size[i] > 0.0 else np.inf
            p[m], w[m] = profit[i], size[i]
            weight += size[i]
            most += profit[i]
            m += 1
    if weight <= room:
        return most, most
    top, steep = fill(ratio, p, w, m, room)
    top *= 1.0 + _RELATIVE
    # a plan: what pays more than the item that is cut, then whatever fits
    left, gained = room, 0.0
    for i in range(n):
        if take[i] and _above(profit[i], size[i], steep):
            left -= size[i]
            gained += profit[i]
    which = np.empty(m, dtype=np.int64)
    first, rest, m = gained, left, 0
    for i in range(n):
        if take[i]:
            which[m] = i
            m += 1
            if not _above(profit[i], size[i], steep):
                take[i] = size[i] <= rest
                if take[i]:
                    rest -= size[i]
                    first += profit[i]
    # what cannot be otherwise in anything better than that (Dembo, Hammer 1980)
    n, fixed, open_ = 0, 0.0, room
    enough = first * (1.0 + _RELATIVE)
    for k in range(m):
        i = which[k]
        if top - abs(profit[i] - steep * size[i]) > enough:
            which[n] = i
            ratio[n] = -profit[i] / size[i] if size[i] > 0.0 else -np.inf
            n += 1
        elif _above(profit[i], size[i], steep):
            fixed += profit[i]
            open_ -= size[i]
    if n == 0 or top <= enough:
        return first, max(first, min(top, enough))
    core = which[:n][np.argsort(ratio[:n])]
    kept = np.zeros(n, dtype=np.bool_)
    value, bound, done = _search(profit[core], size[core], open_, first - fixed, kept, turns)
    if not done and cells > 0 and n * (open_ + 1.0) <= cells:
        value = _table(profit[core], size[core], int(open_), kept)
        bound = value
    if fixed + value > first:
        for i in range(len(profit)):
            take[i] = take[i] and _above(profit[i], size[i], steep)
        for k in range(n):
            take[core[k]] = kept[k]
        first = fixed + value
    return first, max(enough, (fixed + bound) * (1.0 + _RELATIVE))


@compiled
def _above(profit: float, size: float, steep: float) -> bool:
    """Tell whether an item pays more for its size; with the very quotient that ``fill`` compares."""
    return size <= 0.0 or profit / size > steep


@compiled
def dantzig(p: Array, w: Array, start: int, left: float) -> tuple[int, float, float]:
    """Fill up in the given order from ``start``: the first item that does not fit, the profit, the room left."""
    gained = 0.0
    i = start
    while i < len(p) and w[i] <= left:
        gained += p[i]
        left -= w[i]
        i += 1
    return i, gained, left


@compiled
def _search(
    p: Array, w: Array, room: float, least: float, kept: Flags, turns: int
) -> tuple[float, float, bool]:
    """Search depth first for more than ``least``; return value, bound, and whether it came to its end."""
    m = len(p)
    smallest = np.empty(m + 1)
    smallest[m] = np.inf
    for k in range(m - 1, -1, -1):
        smallest[k] = min(smallest[k + 1], w[k])
    inside = np.zeros(m, dtype=np.bool_)
    best, value, left, k = max(least, 0.0), 0.0, room, 0
    i, gained, rest = dantzig(p, w, 0, room)
    first = gained + (rest * p[i] / w[i] if i < m else 0.0)
    for _ in range(turns):
        if left >= smallest[k]:
            i, gained, rest = dantzig(p, w, k, left)
            hope = value + gained + (rest * p[i] / w[i] if i < m else 0.0)
            if hope > best * (1.0 + _RELATIVE):
                inside[k:i] = True
                value += gained
                left = rest
                if value > best:
                    best = value
                    kept[:i] = inside[:i]
                    kept[i:] = False
                if i < m:
                    inside[i] = False
                    k = i + 1
                    if left >= smallest[k]:
                        continue
                else:
                    k = m
        k -= 1
        while k >= 0 and not inside[k]:
            k -= 1
        if k < 0:
            value = 0.0
            for j in range(m):
                if kept[j]:
                    value += p[j]
            return value, best * (1.0 + 2.0 * _RELATIVE), True
        inside[k] = False
        value -= p[k]
        left += w[k]
        k += 1
    return best, first * (1.0 + _RELATIVE), False


@compiled
def _table(p: Array, w: Array, room: int, kept: Flags) -> float:
    """Fill a table over the room, item by item, and read the choice back."""
    m = len(p)
    best = np.zeros(room + 1)
    chosen = np.zeros((m, room + 1), dtype=np.bool_)
    for i in range(m):
        size = int(w[i])
        for r in range(room, size - 1, -1):
            value = best[r - size] + p[i]
            if value > best[r]:
                best[r] = value
                chosen[i, r] = True
    r, value = room, 0.0
    for i in range(m - 1, -1, -1):
        kept[i] = chosen[i, r]
        if kept[i]:
            r -= int(w[i])
            value += p[i]
    return float(value)
