"""Tree: depth first below a node, one item at a time, its places in order of reduced cost."""

from __future__ import annotations

import numpy as np

from siting.jit import compiled
from siting.parts.flat import IntArray
from siting.solvers.quadratic.bound import collect, lift
from siting.solvers.quadratic.node import Node, descend
from siting.solvers.quadratic.path import Path, level

SOFT, SHARP = 2, 2
"""Sweeps of dual ascent at a node of the tree, soft ones and most sharp ones."""


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
def line_up(path: Path, depth: int, row: int, bound: float, cut: float, twin: IntArray) -> None:
    """Queue the places of an item by reduced cost; of places that are alike and empty, the first only."""
    node = level(path, depth)
    n = 0
    for j in range(path.queue.shape[1]):
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
def dive(
    path: Path, cut: float, nodes: int, twin: IntArray, heat: float, leaf: IntArray
) -> tuple[int, bool]:
    """Go on for a number of nodes, or until a plan is reached that may cost less than ``cut``.

    ``leaf`` (I,) receives the plan. Returns how many nodes were looked at, and whether there is a plan.
    """
    seen = 0
    while path.depth[0] >= path.depth[1] and seen < nodes:
        d = path.depth[0]
        head = path.head[d]
        if head == path.tail[d] or path.worth[d, head] >= cut:
            path.depth[0] = d - 1
            if d > path.depth[1]:
                path.place[level(path, d - 1).item[path.row[d - 1]]] = -1
            continue
        node, row = level(path, d), path.row[d]
        item, place, bound = node.item[row], path.queue[d, head], path.worth[d, head]
        path.head[d] = head + 1
        path.place[item] = place
        seen += 1
        if len(node.item) == 1:
            for i in range(len(leaf)):
                leaf[i] = path.place[i]
            path.place[item] = -1
            return seen, True
        below = level(path, d + 1)
        descend(node, row, place, below)
        bound += lift(below, cut - bound, SOFT, SHARP, heat)
        if bound < cut:
            pick = chosen(below, cut - bound)
            bound += collect(below, pick, cut - bound, 0.0, np.empty(below.unary.shape))
            if bound < cut:
                line_up(path, d + 1, pick, bound, cut - bound, twin)
                path.depth[0] = d + 1
                continue
        path.place[item] = -1
    return seen, False
