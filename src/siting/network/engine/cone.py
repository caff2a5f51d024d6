"""Cone: the part of the hierarchy above some nodes, all that ways to them come down through."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import IntArray
from siting.jit import compiled
from siting.network.engine.graph import Ints

STRIDE = 4
"""Arcs that a sweep takes at a time; each rank's are filled up to a multiple of it."""


@dataclass(frozen=True, eq=False)
class Cone:
    """R ranks with everything above them, the highest first.

    Attributes
    ----------
    row
        Position of each rank of the hierarchy among them, -1 for those outside; shape (n,).
    first
        Position i has the arcs ``first[i]:first[i + 1]`` from above, shape (R + 1,).
    start
        Position of the rank that an arc comes down from, R for those that only fill up;
        uint32, shape (first[R],).
    arc
        Arc of the hierarchy, shape (first[R],).
    """

    row: Ints
    first: IntArray
    start: NDArray[np.uint32]
    arc: IntArray


def cone_over(ptr: IntArray, up: Ints, parent: Ints, ranks: IntArray) -> Cone:
    """Return the cone over some ranks.

    Parameters
    ----------
    ptr, up, parent
        The hierarchy's arcs and tree.
    ranks
        What to reach, in any order.
    """
    row = np.full(len(parent), -1, dtype=np.int32)
    size = _mark(parent, ranks, row)
    inside = np.flatnonzero(row >= 0)[::-1].copy()
    row[inside] = np.arange(size)
    count = ptr[inside + 1] - ptr[inside]
    first = np.zeros(size + 1, dtype=np.int64)
    np.cumsum((count + STRIDE - 1) // STRIDE * STRIDE, out=first[1:])
    start = np.full(first[-1], size, dtype=np.uint32)
    arc = np.zeros(first[-1], dtype=np.int64)
    _gather(ptr, up, inside, row, first, start, arc)
    return Cone(row, first, start, arc)


@compiled
def _mark(parent: Ints, ranks: IntArray, row: Ints) -> int:
    """Mark ranks and all above them, and count them."""
    size = 0
    for v in ranks:
        while v >= 0 and row[v] < 0:
            row[v] = 0
            size += 1
            v = parent[v]
    return size


@compiled
def _gather(
    ptr: IntArray,
    up: Ints,
    inside: IntArray,
    row: Ints,
    first: IntArray,
    start: NDArray[np.uint32],
    arc: IntArray,
) -> None:
    """Write the arcs of every rank inside, one after another."""
    for i in range(len(inside)):
        begin = ptr[inside[i]]
        for k in range(begin, ptr[inside[i] + 1]):
            start[first[i] + k - begin] = row[up[k]]
            arc[first[i] + k - begin] = k
