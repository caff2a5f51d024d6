"""Path: the nodes on the way from the whole problem down to where the tree stands, in one set of tables."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from siting.jit import compiled
from siting.parts.flat import Array, IntArray
from siting.solvers.quadratic.node import Node


class Path(NamedTuple):
    """The way down; at level d, d items have their place. D levels for D items.

    A level's places to try stand in ``queue[d, head[d]:tail[d]]``, cheapest first, their bounds beside
    them in ``worth``. The large tables of the levels lie one after the other.
    """

    depth: IntArray  # (2,) level that is looked at, and the one that the way began at
    row: IntArray  # (D,) item that is placed next
    head: IntArray  # (D,)
    tail: IntArray  # (D,)
    queue: IntArray  # (D, J)
    worth: Array  # (D, J)
    place: IntArray  # (D,) places given on the way, -1 for none
    item: IntArray  # (D, D)
    size: Array  # (D, D)
    unary: Array  # (D, D * J)
    pair: Array  # (sum over d of ((D - d) * J) ** 2,)
    begin: IntArray  # (D + 1,)
    room: Array  # (D, J)
    price: Array  # (D, D * J * J)
    toll: Array  # (D, J)
    down: Array  # (D, U)


def path(items: int, places: int, grid: int) -> Path:
    """Return room for the way down; ``grid`` is the length of ``Node.down``."""
    left = np.arange(items, 0, -1)
    begin = np.concatenate([[0], np.cumsum((left * places) ** 2)]).astype(np.int64)
    return Path(
        depth=np.full(2, -1, dtype=np.int64),
        row=np.zeros(items, dtype=np.int64),
        head=np.zeros(items, dtype=np.int64),
        tail=np.zeros(items, dtype=np.int64),
        queue=np.zeros((items, places), dtype=np.int64),
        worth=np.zeros((items, places)),
        place=np.full(items, -1, dtype=np.int64),
        item=np.zeros((items, items), dtype=np.int64),
        size=np.zeros((items, items)),
        unary=np.zeros((items, items * places)),
        pair=np.zeros(begin[-1]),
        begin=begin,
        room=np.zeros((items, places)),
        price=np.zeros((items, items * places * places)),
        toll=np.zeros((items, places)),
        down=np.zeros((items, grid)),
    )


@compiled
def level(path: Path, depth: int) -> Node:
    """Return the node at a level."""
    items, places = len(path.row) - depth, path.queue.shape[1]
    pair = path.pair[path.begin[depth] : path.begin[depth + 1]]
    return Node(
        path.item[depth, :items],
        path.size[depth, :items],
        path.unary[depth, : items * places].reshape((items, places)),
        pair.reshape((items, places, items, places)),
        path.room[depth],
        path.price[depth, : items * places * places].reshape((items, places, places)),
        path.toll[depth],
        path.down[depth],
    )


def put(path: Path, node: Node, place: IntArray) -> int:
    """Copy a node to its level, as the beginning of a way; return the level."""
    depth = len(path.row) - len(node.item)
    for table, values in zip(level(path, depth), node, strict=True):
        table[:] = values
    path.place[:] = place
    path.depth[:] = depth
    return depth


@compiled
def open_bound(path: Path) -> float:
    """Return the least bound among what is still to be looked at; ``inf`` if nothing is."""
    least = np.inf
    for d in range(path.depth[1], path.depth[0] + 1):
        if path.head[d] < path.tail[d]:
            least = min(least, path.worth[d, path.head[d]])
    return least
