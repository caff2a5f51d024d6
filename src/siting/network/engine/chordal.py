"""Chordal: the arcs that the hierarchy has, upwards from every rank."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import IntArray
from siting.jit import compiled
from siting.network.engine.graph import Ints


def chords(first: Ints, other: Ints, rank: Ints, parent: Ints) -> tuple[IntArray, Ints]:
    """Return the ranks above each rank that it is joined to, once all below it are eliminated.

    Parameters
    ----------
    first, other
        Neighbours of each of n nodes.
    rank, parent
        As ``tree.tree_of`` returns them.

    Returns
    -------
    Rank v is joined to ``up[ptr[v]:ptr[v + 1]]``, ascending: ``ptr``, shape (n + 1,), and ``up``,
    shape (K,).
    """
    nodes = len(rank)
    node, seen = np.empty(nodes, dtype=np.int32), np.empty(nodes, dtype=np.int32)
    node[rank] = np.arange(nodes)
    ptr = np.zeros(nodes + 1, dtype=np.int64)
    _walk(first, other, node, rank, parent, seen, ptr[1:], np.empty(0, dtype=np.int32))
    np.cumsum(ptr, out=ptr)
    up, free = np.empty(ptr[-1], dtype=np.int32), ptr[:-1].copy()
    _walk(first, other, node, rank, parent, seen, free, up)
    return ptr, up


@compiled
def _walk(
    first: Ints,
    other: Ints,
    node: Ints,
    rank: Ints,
    parent: Ints,
    seen: Ints,
    free: IntArray,
    up: Ints,
) -> None:
    """Go from the lower neighbours of every rank up the tree to it, and count or note the steps.

    These ways make up the ranks that are joined to it (Liu 1986). Going through the ranks in
    their order notes what lies above each in ascending order. Without room in ``up`` steps are
    only counted.
    """
    for x in range(len(node)):
        seen[x] = x
        for k in range(first[node[x]], first[node[x] + 1]):
            v = rank[other[k]]
            while v < x and seen[v] != x:
                seen[v] = x
                if len(up):
                    up[free[v]] = x
                free[v] += 1
                v = parent[v]


@compiled
def chord(ptr: IntArray, up: Ints, low: int, high: int) -> int:
    """Return the position in ``up`` of the arc between two ranks that are joined."""
    at: int
    at, end = ptr[low], ptr[low + 1]
    while at < end:
        middle = (at + end) >> 1
        if up[middle] < high:
            at = middle + 1
        else:
            end = middle
    return at


@compiled
def chords_of(ptr: IntArray, up: Ints, low: Ints, high: Ints, out: NDArray[np.int64]) -> None:
    """Write the position in ``up`` of many arcs, -1 for a loop."""
    for arc in range(len(low)):
        out[arc] = -1 if low[arc] == high[arc] else chord(ptr, up, low[arc], high[arc])
