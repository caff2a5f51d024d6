"""Customise: give every arc of the hierarchy the time of the quickest way through lower ranks."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import IntArray
from siting.jit import compiled
from siting.network.engine.graph import Ints


@compiled
def respect(at: IntArray, tail: Ints, head: Ints, ms: Ints, rise: Ints, fall: Ints) -> None:
    """Lower the arcs of the hierarchy to the times of the streets' own arcs.

    Parameters
    ----------
    at
        Arc of the hierarchy that each arc of the streets lies on, -1 for loops, shape (A,).
    tail, head
        Ranks that it joins, shape (A,).
    ms
        Milliseconds, shape (A,).
    rise, fall
        Milliseconds of the hierarchy's arcs upwards and downwards, shape (K,).
    """
    for arc in range(len(at)):
        k = at[arc]
        if k >= 0:
            if tail[arc] < head[arc]:
                rise[k] = min(rise[k], ms[arc])
            else:
                fall[k] = min(fall[k], ms[arc])


@compiled
def relax(ptr: IntArray, up: Ints, rise: Ints, fall: Ints) -> None:
    """Lower every arc to the best way through a lower rank (Dibbelt, Strasser, Wagner 2016).

    Rank v is joined to x and y above it; x and y are then joined too. What v is joined to beyond
    x is a part of what x is joined to: where both are as many they are the same, and the rest is
    one straight run over two stretches of memory. Sums are told to stay 32 bits wide; the compiler
    would widen them and do half as many at a time.
    """
    for v in range(len(ptr) - 1):
        end = ptr[v + 1]
        for i in range(ptr[v], end):
            down, upwards = fall[i], rise[i]
            q, j, last = ptr[up[i]], i + 1, ptr[up[i] + 1]
            while j < end and last - q > end - j:
                if up[q] == up[j]:
                    rise[q] = min(rise[q], np.int32(down + rise[j]))
                    fall[q] = min(fall[q], np.int32(fall[j] + upwards))
                    j += 1
                q += 1
            left = end - j
            high, low = rise[q : q + left], rise[j:end]
            for k in range(left):
                high[k] = min(high[k], np.int32(down + low[k]))
            high, low = fall[q : q + left], fall[j:end]
            for k in range(left):
                high[k] = min(high[k], np.int32(low[k] + upwards))
