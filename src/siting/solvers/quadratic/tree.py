"""Tree: depth first below a node, one item at a time, its places in order of reduced cost."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.compiled.jit import compiled
from siting.solvers.quadratic.bound import collect, lift
from siting.solvers.quadratic.node import Node, descend

SWEEPS = 6
"""Most sweeps of dual ascent at a node of the tree."""


class Path(NamedTuple):
    """The way from a node down to where the tree stands; level d has d fewer items than the first.

    A level's places to try stand in ``queue[d, head[d]:tail[d]]``, cheapest first, their bounds beside
    them in ``worth``. The large tables of the levels lie one after the other.
    """

    depth: IntArray  # (1,) level that is looked at; -1 = nothing is left
    row: IntArray  # (D,) item that is placed next
    head: IntArray  # (D,)
    tail: IntArray  # (D,)
    queue: IntArray  # (D, J)
    worth: Array  # (D, J)
    place: IntArray  # (I,) places given on the way
    item: IntArray  # (D, D)
    size: Array  # (D, D)
    unary: Array  # (D, D * J)
    pair: Array  # (sum of (d * J) ** 2,)
    begin: IntArray  # (D + 1,)
    room: Array  # (D, J)
    down: Array  # (D, U)


def path(items: int, places: int, grid: int, everything: int) -> Path:
    """Return room for the way down from a node with ``items`` of ``everything`` left."""
    left = np.arange(items, 0, -1)
    begin = np.concatenate([[0], np.cumsum((left * places) ** 2)])
    levels = (items, items)
    return Path(
        depth=np.full(1, -1, dtype=np.int64),
        row=np.zeros(items, dtype=np.int64),
        head=np.zeros(items, dtype=np.int64),
        tail=np.zeros(items, dtype=np.int64),
        queue=np.zeros((items, places), dtype=np.int64),
        worth=np.zeros((items, places)),
        place=np.full(everything, -1, dtype=np.int64),
        item=np.zeros(levels, dtype=np.int64),
        size=np.zeros(levels),
        unary=np.zeros((items, items * places)),
        pair=np.zeros(begin[-1]),
        begin=begin.astype(np.int64),
        room=np.zeros((items, places)),
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
        path.down[depth],
    )


@compiled
def start(path: Path, node: Node, bound: float, row: int, cut: float, place: IntArray, twin: IntArray) -> None:
    """Begin at a node whose item in ``row`` is placed next."""
    first = level(path, 0)
    first.item[:] = node.item
    first.size[:] = node.size
    first.unary[:] = node.unary
    first.pair[:] = node.pair
    first.room[:] = node.room
    first.down[:] = node.down
    path.place[:] = place
    path.depth[0] = 0
    line_up(path, 0, row, bound, cut, twin)


@compiled
def chosen(node: Node, cut: float) -> int:
    """Return the row of the item whose places cost most together: its children are closed soonest."""
    best, most = 0, -1.0
    for k in range(len(node.size)):
        cost = 0.0
        for j in range(node.unary.shape[1]):
            cost += min(node.unary[k, j], cut)
        if cost > most:
            best, most = k, cost
    return best


@compiled
def line_up(path: Path, depth: int, row: int, bound: float, cut: float, twin: IntArray) -> None:
    """Queue the places of an item by reduced cost; of places that are alike and empty, the first only."""
    node = level(path, depth)
    places = path.queue.shape[1]
    n = 0
    for j in range(places):
        cost = node.unary[row, j]
        if cost >= cut or not leads(j, path.place, twin):
            continue
        at = n
        while at > 0 and path.worth[depth, at - 1] > bound + cost:
            path.queue[depth, at] = path.queue[depth, at - 1]
            path.worth[depth, at] = path.worth[depth, at - 1]
            at -= 1
        path.queue[depth, at], path.worth[depth, at] = j, bound + cost
        n += 1
    path.row[depth], path.head[depth], path.tail[depth] = row, 0, n


@compiled
def leads(place: int, given: IntArray, twin: IntArray) -> bool:
    """Tell whether a place is used already, or is the first that is not among those like it."""
    for i in range(len(given)):
        if given[i] == place:
            return True
    for j in range(place):
        if twin[j] == twin[place]:
            used = False
            for i in range(len(given)):
                used = used or given[i] == j
            if not used:
                return False
    return True


@compiled
def dive(path: Path, cut: float, nodes: int, twin: IntArray, leaf: IntArray) -> tuple[int, int]:
    """Go on for a number of nodes, or until a plan is reached that may cost less than ``cut``.

    ``leaf`` (I,) receives the plan. Returns how many nodes were looked at, and whether there is a plan.
    """
    seen = 0
    while path.depth[0] >= 0 and seen < nodes:
        d = path.depth[0]
        row, head = path.row[d], path.head[d]
        node = level(path, d)
        if head == path.tail[d] or path.worth[d, head] >= cut:
            if d > 0:
                path.place[level(path, d - 1).item[path.row[d - 1]]] = -1
            path.depth[0] = d - 1
            continue
        place, bound = path.queue[d, head], path.worth[d, head]
        path.head[d] = head + 1
        seen += 1
        path.place[node.item[row]] = place
        if len(node.item) == 1:
            leaf[:] = path.place
            path.place[node.item[row]] = -1
            return seen, 1
        below = level(path, d + 1)
        descend(node, row, place, below)
        gained = lift(below, cut - bound, SWEEPS)
        if bound + gained < cut:
            bound += gained
            pick = chosen(below, cut - bound)
            gained = collect(below, pick, cut - bound, np.empty(below.unary.shape))
            if bound + gained < cut:
                bound += gained
                line_up(path, d + 1, pick, bound, cut - bound, twin)
                path.depth[0] = d + 1
                continue
        path.place[node.item[row]] = -1
    return seen, 0


@compiled
def open_bound(path: Path) -> float:
    """Return the least bound among what is still to be looked at; ``inf`` if nothing is."""
    least = np.inf
    for d in range(path.depth[0] + 1):
        if path.head[d] < path.tail[d]:
            least = min(least, path.worth[d, path.head[d]])
    return least
