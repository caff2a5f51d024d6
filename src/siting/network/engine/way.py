"""Way: the arcs of one quickest way, unpacked from the hierarchy's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from siting.city.arrays import IntArray
from siting.jit import compiled
from siting.network.engine.chordal import chord
from siting.network.engine.graph import Ints
from siting.network.weights import NEVER

if TYPE_CHECKING:
    from siting.network.engine.hierarchy import Hierarchy


def way(
    tree: Hierarchy, ms: Ints, rise: Ints, fall: Ints, source: int, target: int
) -> IntArray | None:
    """Return the arcs of the streets on a quickest way, in order; None where there is none.

    Parameters
    ----------
    tree
        The hierarchy.
    ms
        Milliseconds of the streets' arcs, shape (A,).
    rise, fall
        Milliseconds of the hierarchy's arcs, shape (K,).
    source, target
        Ranks.
    """
    ranks, low = len(tree.parent), tree.lower
    away = np.full((2, ranks), NEVER, dtype=np.int32)
    came = np.empty((2, ranks), dtype=np.int64)
    top = _meet(tree.ptr, tree.up, tree.parent, rise, fall, source, target, away, came)
    if top < 0:
        return None
    climb = _back(came[0], low.start, source, top)[::-1]
    descent = _back(came[1], low.start, target, top)
    chain = np.array([2 * k for k in climb] + [2 * k + 1 for k in descent], dtype=np.int64)
    parts = (
        chain, tree.ptr, tree.up, low.start, low.down_ptr, low.down, low.own_ptr, low.own,
        tree.tail, ms, rise, fall, np.empty(ranks + 1, dtype=np.int64),
    )  # fmt: skip
    out = np.empty(_unpack(*parts, np.empty(0, dtype=np.int64)), dtype=np.int64)
    _unpack(*parts, out)
    return out


def _back(came: IntArray, start: Ints, low: int, top: int) -> list[int]:
    """Return the arcs by which a climb came from ``low`` to ``top``, the last first."""
    arcs = []
    while top != low:
        arcs.append(int(came[top]))
        top = int(start[came[top]])
    return arcs


@compiled
def _meet(
    ptr: IntArray,
    up: Ints,
    parent: Ints,
    rise: Ints,
    fall: Ints,
    source: int,
    target: int,
    away: Ints,
    came: IntArray,
) -> int:
    """Climb from both ends and return the rank where they meet soonest, -1 if they never do.

    ``away`` are milliseconds from the source and to the target, ``NEVER`` before; ``came`` the
    arcs by which each rank was reached.
    """
    for side in range(2):
        weight = rise if side == 0 else fall
        v = source if side == 0 else target
        away[side, v] = 0
        while v >= 0:
            for k in range(ptr[v], ptr[v + 1]):
                there = np.int32(away[side, v] + weight[k])
                if there < away[side, up[k]]:
                    away[side, up[k]], came[side, up[k]] = there, k
            v = parent[v]
    v, top, least = source, -1, NEVER
    while v >= 0:
        if away[0, v] + away[1, v] < least:
            top, least = v, away[0, v] + away[1, v]
        v = parent[v]
    return top


@compiled
def _unpack(
    chain: IntArray,
    ptr: IntArray,
    up: Ints,
    start: Ints,
    down_ptr: IntArray,
    down: Ints,
    own_ptr: IntArray,
    own: Ints,
    tail: Ints,
    ms: Ints,
    rise: Ints,
    fall: Ints,
    stack: IntArray,
    out: IntArray,
) -> int:
    """Write the streets' arcs behind arcs of the hierarchy, and return how many there are.

    Of each arc of the hierarchy, twice its number stands for its way up and one more for its way
    down. Behind it is an arc of the streets with its time, or a way through a lower rank that
    takes as long. Without room in ``out`` arcs are only counted.
    """
    count = 0
    for piece in chain:
        stack[0], left = piece, 1
        while left > 0:
            left -= 1
            k, falls = stack[left] >> 1, stack[left] & 1 == 1
            ms_k = fall[k] if falls else rise[k]
            found = False
            for i in range(own_ptr[k], own_ptr[k + 1]):
                arc = own[i]
                if not found and ms[arc] == ms_k and (tail[arc] == up[k]) == falls:
                    if len(out):
                        out[count] = arc
                    count += 1
                    found = True
            i = down_ptr[start[k]]
            while not found:
                d = down[i]
                u = start[d]
                e = chord(ptr, up, u, up[k])
                if e < ptr[u + 1] and up[e] == up[k]:
                    found = (fall[e] + rise[d] if falls else fall[d] + rise[e]) == ms_k
                    if found:
                        stack[left] = 2 * d if falls else 2 * e
                        stack[left + 1] = 2 * e + 1 if falls else 2 * d + 1
                        left += 2
                i += 1
    return count
