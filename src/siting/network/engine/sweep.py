"""Sweep: climb from 32 sources, then come down the cone of the targets with all of them at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import IntArray
from siting.jit import compiled
from siting.network.engine.cone import STRIDE
from siting.network.engine.graph import Ints
from siting.network.weights import NEVER

LANES = 32
"""Sources of a sweep: two lines of the cache for each rank, and half the work of 16 per source."""


def field_for(rows: int) -> Ints:
    """Return room for the milliseconds of a sweep, shape (rows + 1, LANES), on lines of the cache.

    The last row is never reached.
    """
    line = 16
    raw = np.empty((rows + 1) * LANES + line, dtype=np.int32)
    skip = -(raw.ctypes.data // raw.itemsize) % line
    return raw[skip : skip + (rows + 1) * LANES].reshape(rows + 1, LANES)


@compiled
def climb(
    ptr: IntArray,
    up: Ints,
    parent: Ints,
    weight: Ints,
    end_ptr: IntArray,
    end: IntArray,
    end_ms: IntArray,
    row: Ints,
    away: Ints,
    field: Ints,
) -> None:
    """Find the ways up from as many sources as there are lanes, or fewer.

    All ranks above a source are passed from the lowest to the highest, along as many branches
    as it has ends; what lies in the cone is written into its lane.

    Parameters
    ----------
    ptr, up, parent, weight
        The hierarchy, and the milliseconds of its arcs upwards.
    end_ptr, end, end_ms
        Ranks at which the sources enter, and when.
    row
        Row of ``field`` for each rank, -1 where it has none.
    away
        ``NEVER`` for every rank, and so again afterwards; shape (n,).
    field
        Where milliseconds are written, shape (R + 1, LANES).
    """
    field[:] = NEVER
    for lane in range(len(end_ptr) - 1):
        heads = end[end_ptr[lane] : end_ptr[lane + 1]].copy()
        for i in range(end_ptr[lane], end_ptr[lane + 1]):
            away[end[i]] = min(away[end[i]], end_ms[i])
        live = len(heads)
        while live > 0:
            v = heads[0]
            for i in range(1, live):
                v = min(v, heads[i])
            here = away[v]
            away[v] = NEVER
            if row[v] >= 0:
                field[row[v], lane] = here
            if here < NEVER:
                for k in range(ptr[v], ptr[v + 1]):
                    away[up[k]] = min(away[up[k]], np.int32(here + weight[k]))
            left = 0
            for i in range(live):
                if heads[i] != v:
                    heads[left] = heads[i]
                    left += 1
            if parent[v] >= 0:
                heads[left] = parent[v]
                left += 1
            live = left


@compiled
def descend(first: IntArray, start: NDArray[np.uint32], weight: Ints, field: Ints) -> None:
    """Come down a cone: every rank's milliseconds from those of the ranks above it.

    Parameters
    ----------
    first, start
        Arcs of the cone.
    weight
        Their milliseconds, downwards.
    field
        Milliseconds that the climbs wrote, lowered in place, shape (R + 1, LANES).
    """
    for i in range(len(first) - 1):
        own = field[i]
        for k in range(first[i], first[i + 1], STRIDE):
            a, b, c, d = start[k], start[k + 1], start[k + 2], start[k + 3]
            one, two, three, four = field[a], field[b], field[c], field[d]
            to_a, to_b, to_c, to_d = weight[k], weight[k + 1], weight[k + 2], weight[k + 3]
            for lane in range(LANES):
                near = min(np.int32(one[lane] + to_a), np.int32(two[lane] + to_b))
                far = min(np.int32(three[lane] + to_c), np.int32(four[lane] + to_d))
                own[lane] = min(own[lane], min(near, far))


@compiled
def arrive(end_ptr: IntArray, end: Ints, end_ms: IntArray, field: Ints, out: IntArray) -> None:
    """Write when each target is reached from each source, ``NEVER`` where it is not.

    Parameters
    ----------
    end_ptr, end, end_ms
        Rows of ``field`` from which the targets are reached, and what it takes from there.
    field
        Milliseconds from the sources.
    out
        Where milliseconds are written, shape (at most LANES, targets).
    """
    for target in range(len(end_ptr) - 1):
        for lane in range(len(out)):
            least = NEVER
            for i in range(end_ptr[target], end_ptr[target + 1]):
                least = min(least, field[end[i], lane] + end_ms[i])
            out[lane, target] = least
