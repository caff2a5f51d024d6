"""Dissect: separate a graph in two, the halves again, and so on; separators come last.

Nested dissection (George 1973): what is ordered late is far up in the elimination tree, and no
path from one half to the other avoids the separator between them.
"""

from __future__ import annotations

import numpy as np

from siting.jit import compiled
from siting.network.engine.graph import Ints
from siting.network.engine.order.line import CUT, best_line
from siting.network.engine.order.narrow import narrowed
from siting.network.engine.order.spread import corners, parts

FEW = 12
"""Nodes that are not separated any more; how they are ordered hardly matters."""

BALANCE = 0.25
"""Least share of the nodes on either side of a cut, but for what the separator takes of it."""

WIDTH = 12.0
"""Nodes on each side in which a smaller separator is sought, in square roots of all nodes."""


def dissected(first: Ints, other: Ints) -> Ints:
    """Return the nodes of a graph in the order in which to eliminate them, shape (n,).

    Parameters
    ----------
    first, other
        Neighbours of each of n nodes, shapes (n + 1,) and (2 E,).
    """
    nodes = len(first) - 1
    order = np.arange(nodes, dtype=np.int32)
    place = order.copy()
    begin, near = np.empty(nodes + 1, dtype=np.int32), np.empty(len(other), dtype=np.int32)
    side, room = np.empty(nodes, dtype=np.int32), np.empty((12, nodes), dtype=np.int32)
    tally = np.empty(4 * nodes + 2, dtype=np.int32)
    pieces = [(0, nodes)]
    while pieces:
        low, high = pieces.pop()
        size = high - low
        if size <= FEW:
            continue
        _piece(first, other, order, place, low, high, begin, near)
        count = _separated(begin, near, size, side, room, tally)
        order[low:high] = order[low:high][np.argsort(side[:size], kind="stable")]
        place[order[low:high]] = np.arange(low, high)
        ends = low + np.cumsum(np.bincount(side[:size], minlength=count)[:count])
        pieces += zip((low, *ends[:-1].tolist()), ends.tolist(), strict=True)
    return order


def _separated(first: Ints, other: Ints, size: int, side: Ints, room: Ints, tally: Ints) -> int:
    """Give each node of a graph the number of its part; return how many parts have none above.

    These are its connected parts, or if it is connected, two sides and the separator.
    """
    away, queue, line = room[8:], room[0], room[1]
    count = parts(first, other, size, side, queue)
    if count > 1:
        return count
    corners(first, other, size, int(queue[size - 1]), away, line, queue)
    best_line(first, other, size, int(BALANCE * size), away, line, queue, tally, side)
    narrowed(first, other, size, int(BALANCE * size), int(WIDTH * size**0.5), side, room)
    return CUT


@compiled
def _piece(
    first: Ints, other: Ints, order: Ints, place: Ints, low: int, high: int, begin: Ints, near: Ints
) -> None:
    """Write the neighbours within ``order[low:high]`` as a graph of its own."""
    begin[0] = links = 0
    for i in range(low, high):
        for k in range(first[order[i]], first[order[i] + 1]):
            at = place[other[k]]
            if low <= at < high:
                near[links] = at - low
                links += 1
        begin[i - low + 1] = links
