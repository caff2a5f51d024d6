"""Node: what is left of the problem once some items have their place, as arrays for compiled loops."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from siting.jit import compiled
from siting.parts.flat import Array, IntArray


class Node(NamedTuple):
    """The items left, and reduced costs at least 0: a plan below the node costs its bound and these.

    ``inf`` marks what cannot be part of a plan worth finding.
    """

    item: IntArray  # (K,) numbers of the items left
    size: Array  # (K,)
    unary: Array  # (K, J)
    pair: Array  # (K, J, K, J) the same read from either side
    room: Array  # (J,) what is left of the rooms
    price: Array  # (K, J, J) of room at each place, as paid so far by each item at each place
    toll: Array  # (J,) of room at each place, as paid so far by all
    down: Array  # (U,) the most that items left can fill of a room, by room; (0,) = unknown


def empty(items: int, places: int, grid: int) -> Node:
    """Return a node for as many items, its arrays not filled; ``grid`` is the length of ``down``."""
    return Node(
        item=np.empty(items, dtype=np.int64),
        size=np.empty(items),
        unary=np.empty((items, places)),
        pair=np.empty((items, places, items, places)),
        room=np.empty(places),
        price=np.zeros((items, places, places)),
        toll=np.zeros(places),
        down=np.empty(grid),
    )


@compiled
def descend(above: Node, row: int, place: int, below: Node) -> None:
    """Write to ``below`` what is left once the item in a row is at a place."""
    rows, places = above.unary.shape
    for to in range(places):
        below.room[to] = above.room[to]
        below.toll[to] = above.toll[to]
    below.room[place] -= above.size[row]
    n = 0
    for k in range(rows):
        if k == row:
            continue
        below.item[n], below.size[n] = above.item[k], above.size[k]
        for to in range(places):
            for at in range(places):
                below.price[n, to, at] = above.price[k, to, at]
            fits = above.size[k] <= below.room[to]
            cost = above.unary[k, to] + above.pair[row, place, k, to]
            below.unary[n, to] = cost if fits else np.inf
            m = 0
            for other in range(rows):
                if other != row:
                    for at in range(places):
                        below.pair[n, to, m, at] = above.pair[k, to, other, at]
                    m += 1
        n += 1
    apart(below, place)
    fill(below)


@compiled
def apart(node: Node, place: int) -> None:
    """Forbid two items at a place that does not hold both."""
    for k in range(len(node.size)):
        for other in range(len(node.size)):
            if k != other and node.size[k] + node.size[other] > node.room[place]:
                node.pair[k, place, other, place] = np.inf


@compiled
def fill(node: Node) -> None:
    """Find which loads the items left can add up to; sizes are whole numbers where ``down`` has entries."""
    most = len(node.down) - 1
    if most < 0:
        return
    for load in range(1, most + 1):
        node.down[load] = -1.0
    node.down[0] = 0.0
    top = 0
    for k in range(len(node.size)):
        size = int(node.size[k])
        top = min(top + size, most)
        for load in range(top, size - 1, -1):
            if node.down[load - size] >= 0.0:
                node.down[load] = load
    for load in range(1, most + 1):
        if node.down[load] < 0.0:
            node.down[load] = node.down[load - 1]


@compiled
def usable(node: Node, room: float) -> float:
    """Return how much of a room the items left can fill."""
    if len(node.down) == 0 or room < 0.0:
        return room
    return float(node.down[min(int(room), len(node.down) - 1)])
