"""Change: new times on a few arcs, followed up the tree only as far as they matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import BoolArray, IntArray
from siting.jit import compiled
from siting.network.engine.chordal import chord
from siting.network.engine.graph import Ints
from siting.network.weights import NEVER

if TYPE_CHECKING:
    from siting.network.engine.hierarchy import Hierarchy


def changed(
    tree: Hierarchy, ms: Ints, rise: Ints, fall: Ints, arcs: NDArray[np.integer]
) -> tuple[Ints, Ints]:
    """Return the times of the hierarchy's arcs after the times of some arcs have changed.

    What a changed arc may change lies on the way from its lower end to the root. Going up this
    way, only those arcs are made anew whose time came from, or can now come from, one that
    changed (Dibbelt, Strasser, Wagner 2016, section 4.3).

    Parameters
    ----------
    tree
        The hierarchy.
    ms
        Milliseconds of the streets' arcs as they are now, shape (A,).
    rise, fall
        Milliseconds of the hierarchy's arcs as they were, shape (K,).
    arcs
        Arcs of the streets whose time has changed.

    Returns
    -------
    Milliseconds of the hierarchy's arcs upwards and downwards, shape (K,).
    """
    now_rise, now_fall = rise.copy(), fall.copy()
    stale = np.zeros(len(rise), dtype=np.bool_)
    moved = tree.at[arcs]
    moved = moved[moved >= 0]
    stale[moved] = True
    above: set[int] = set()
    for rank in tree.lower.start[moved].tolist():
        while rank >= 0 and rank not in above:
            above.add(rank)
            rank = int(tree.parent[rank])
    low = tree.lower
    _renew(
        tree.ptr, tree.up, low.start, low.down_ptr, low.down, low.own_ptr, low.own,
        tree.tail, tree.head, ms, rise, fall, now_rise, now_fall,
        np.array(sorted(above), dtype=np.int64), stale, np.full(len(tree.parent), -1, np.int64),
    )  # fmt: skip
    return now_rise, now_fall


@compiled
def _renew(
    ptr: IntArray,
    up: Ints,
    start: Ints,
    down_ptr: IntArray,
    down: Ints,
    own_ptr: IntArray,
    own: Ints,
    tail: Ints,
    head: Ints,
    ms: Ints,
    was_rise: Ints,
    was_fall: Ints,
    rise: Ints,
    fall: Ints,
    ranks: IntArray,
    stale: BoolArray,
    slot: IntArray,
) -> None:
    """Make stale arcs anew, rank by rank; ``slot`` is -1 for every rank, and is so afterwards."""
    for v in ranks:
        low, high = ptr[v], ptr[v + 1]
        count = 0
        for k in range(low, high):
            if stale[k]:
                slot[up[k]], count = k, count + 1
                rise[k] = fall[k] = NEVER
                for i in range(own_ptr[k], own_ptr[k + 1]):
                    if tail[own[i]] < head[own[i]]:
                        rise[k] = min(rise[k], ms[own[i]])
                    else:
                        fall[k] = min(fall[k], ms[own[i]])
        if count == 0:
            continue
        for i in range(down_ptr[v], down_ptr[v + 1]):
            d = down[i]
            for j in range(d + 1, ptr[start[d] + 1]):
                k = slot[up[j]]
                if k >= 0:
                    rise[k] = min(rise[k], np.int32(fall[d] + rise[j]))
                    fall[k] = min(fall[k], np.int32(fall[j] + rise[d]))
        for k in range(low, high):
            slot[up[k]] = -1
            if rise[k] == was_rise[k] and fall[k] == was_fall[k]:
                continue
            for m in range(low, high):
                if m == k:
                    continue
                # one lies below the other, and e joins them: up through v, and down
                one, two = min(k, m), max(k, m)
                e = chord(ptr, up, up[one], up[two])
                stale[e] |= was_fall[one] + was_rise[two] == was_rise[e]
                stale[e] |= fall[one] + rise[two] < was_rise[e]
                stale[e] |= was_fall[two] + was_rise[one] == was_fall[e]
                stale[e] |= fall[two] + rise[one] < was_fall[e]
