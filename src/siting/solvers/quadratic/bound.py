"""Bound: dual ascent on the level-1 reformulation-linearisation, within the rooms of places.

After P. Hahn, T. Grant (1998), *Lower bounds for the quadratic assignment problem based upon a dual
formulation*, and P. Hahn, B.-J. Kim, M. Guignard, J. MacGregor Smith, Y.-R. Zhu (2008), *An algorithm
for the generalized quadratic assignment problem*: each item at each place is charged what the others
pay at least for it to be there, and hands on what it can spare. The hand-over is one way in each sweep,
in turn forth and back, as in V. Kolmogorov (2006), *Convergent tree-reweighted message passing*. What
the others pay is a small generalised assignment in the rooms that are left (``ration``).
"""

from __future__ import annotations

import numpy as np

from siting.parts.flat import Array
from siting.solvers.compiled.jit import compiled
from siting.solvers.quadratic.node import Node, usable
from siting.solvers.quadratic.ration import ration

STEEP = 12.0
"""A sweep that gains less than this part of what is missing is the last one."""


@compiled
def lift(node: Node, cut: float, most: int) -> float:
    """Move cost out of a node into its bound, in at most as many sweeps, and return how much.

    ``cut`` is what is missing for the node to be closed; ``inf`` = it is.
    """
    gained = 0.0
    for sweep_number in range(most):
        gain = sweep(node, cut - gained, sweep_number % 2 == 1)
        gained += gain
        if gained >= cut:
            return np.inf
        if sweep_number > 0 and gain * STEEP < cut - gained:
            break
    return gained


@compiled
def sweep(node: Node, cut: float, back: bool) -> float:
    """Let each item collect from the others and hand on to those that come after it; return the gain."""
    rows, places = node.unary.shape
    scratch = np.empty((rows, places))
    gained = 0.0
    for step in range(rows):
        row = rows - 1 - step if back else step
        gained += collect(node, row, cut - gained, scratch)
        if gained >= cut:
            return np.inf
        begin, end = (0, row) if back else (row + 1, rows)
        if begin < end:
            hand_on(node, row, begin, end, 1.0 / max(row, rows - 1 - row))
    room = np.empty(places)
    for l in range(places):
        room[l] = usable(node, node.room[l])
    return gained + ration(node.unary, node.size, room, -1)


@compiled
def collect(node: Node, row: int, cut: float, scratch: Array) -> float:
    """Charge an item at each place with the least that the others pay there; return what all places share.

    Places and pairs of places that no plan below ``cut`` can use are closed on the way.
    """
    rows, places = node.unary.shape
    room = np.empty(places)
    left = node.size.sum() - node.size[row]
    least = np.inf
    for j in range(places):
        if node.unary[row, j] == np.inf:
            continue
        space = 0.0
        for l in range(places):
            room[l] = usable(node, node.room[l] - (node.size[row] if l == j else 0.0))
            space += room[l]
        if space < left:
            node.unary[row, j] = np.inf
            continue
        for k in range(rows):
            for l in range(places):
                open_ = node.unary[k, l] < np.inf
                scratch[k, l] = node.pair[row, j, k, l] if open_ else np.inf
        node.unary[row, j] += ration(scratch, node.size, room, row)
        here = node.unary[row, j]
        if here >= cut:
            here = node.unary[row, j] = np.inf
        least = min(least, here)
        for k in range(rows):
            if k != row:
                for l in range(places):
                    cost = scratch[k, l]
                    if here + node.unary[k, l] + cost >= cut:
                        cost = np.inf
                    node.pair[row, j, k, l] = cost
                    node.pair[k, l, row, j] = cost
    if least < np.inf:
        for j in range(places):
            node.unary[row, j] -= least
    return least


@compiled
def hand_on(node: Node, row: int, begin: int, end: int, part: float) -> None:
    """Share out what an item costs at each place among its pairs with the items of some rows."""
    rows, places = node.unary.shape
    for j in range(places):
        cost = node.unary[row, j]
        if cost == np.inf or cost <= 0.0:
            continue
        share = cost * part
        for k in range(begin, end):
            for l in range(places):
                node.pair[row, j, k, l] += share
                node.pair[k, l, row, j] = node.pair[row, j, k, l]
        node.unary[row, j] = max(0.0, cost - share * (end - begin))
