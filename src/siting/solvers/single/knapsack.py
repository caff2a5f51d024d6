"""Knapsack: the most profitable items that fit, exactly, for sizes and profits of any kind.

Depth first along falling profit per size with Dantzig's bound (Horowitz, Sahni 1974; Martello, Toth
1990, *Knapsack Problems*, section 2.5); where that takes too long and sizes are small whole numbers,
a table over the room.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from siting.parts.flat import Array, IntArray
from siting.solvers.compiled.jit import compiled

Flags = NDArray[np.bool_]

TURNS = 20_000
"""Turns of the depth-first search after which the table takes over."""

CELLS = 4_000_000
"""Largest table: items times room."""

_RELATIVE = 1e-12
"""A gain below this part of the value is rounding."""


@compiled
def knapsack(
    profit: Array, size: Array, room: float, whole: bool, take: Flags
) -> tuple[float, float]:
    """Choose items of the largest summed profit whose sizes add up to at most ``room``.

    Parameters
    ----------
    profit, size
        Shape (n,), size >= 0. Items without profit or larger than the room are never chosen.
    whole
        Whether sizes and room are whole numbers.
    take
        Written: whether each item is chosen, shape (n,).

    Returns
    -------
    The profit of what was chosen, and a bound that no choice exceeds; they agree up to rounding
    unless both the search and the table were too long.
    """
    n = len(profit)
    take[:] = False
    ratio = np.empty(n)
    which = np.empty(n, dtype=np.int64)
    m = 0
    weight, most = 0.0, 0.0
    for i in range(n):
        if profit[i] > 0.0 and size[i] <= room:
            which[m] = i
            ratio[m] = -profit[i] / size[i] if size[i] > 0.0 else -np.inf
            weight += size[i]
            most += profit[i]
            m += 1
    if weight <= room:
        for k in range(m):
            take[which[k]] = True
        return most, most
    order = which[:m][np.argsort(ratio[:m])]
    p, w = profit[order], size[order]
    kept = np.zeros(m, dtype=np.bool_)
    value, bound, done = _search(p, w, room, kept)
    if not done and whole and m * (room + 1.0) <= CELLS:
        value = _table(p, w, int(room), kept)
        bound = value
    for k in range(m):
        take[order[k]] = kept[k]
    return value, bound


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
def _search(p: Array, w: Array, room: float, kept: Flags) -> tuple[float, float, bool]:
    """Search depth first; return value, bound, and whether it came to its end."""
    m = len(p)
    least = np.empty(m + 1)
    least[m] = np.inf
    for k in range(m - 1, -1, -1):
        least[k] = min(least[k + 1], w[k])
    inside = np.zeros(m, dtype=np.bool_)
    best, value, left, k = 0.0, 0.0, room, 0
    i, gained, rest = dantzig(p, w, 0, room)
    first = gained + (rest * p[i] / w[i] if i < m else 0.0)
    for _ in range(TURNS):
        if left >= least[k]:
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
                    if left >= least[k]:
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
            return value, value * (1.0 + 2.0 * _RELATIVE), True
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
    return value


def of_unit(amount: Array, unit: float) -> IntArray:
    """Return amounts as whole multiples of a unit, shape as given."""
    return np.rint(amount / unit).astype(np.int64)
