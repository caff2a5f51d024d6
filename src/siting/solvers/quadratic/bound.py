"""Bound: dual ascent on the level-1 reformulation-linearisation, within the rooms of places.

After P. Hahn, T. Grant (1998), *Lower bounds for the quadratic assignment problem based upon a dual
formulation*, and P. Hahn, B.-J. Kim, M. Guignard, J. MacGregor Smith, Y.-R. Zhu (2008), *An algorithm
for the generalized quadratic assignment problem*: each item at each place is charged what the others
pay at least for it to be there, and hands on what it can spare. The hand-over is one way in each sweep,
in turn forth and back, as in V. Kolmogorov (2006), *Convergent tree-reweighted message passing*. What
the others pay is a small generalised assignment in the rooms that are left (``ration``, ``softly``).
"""

from __future__ import annotations

import numpy as np

from siting.jit import compiled
from siting.parts.flat import Array
from siting.solvers.quadratic.node import Node, usable
from siting.solvers.quadratic.ration import ration
from siting.solvers.quadratic.softly import softly

STEEP = 12.0
"""A sharp sweep that gains less than this part of what is missing is the last one."""

COOL = 0.01
"""The last heat, as part of the first."""


@compiled
def lift(node: Node, cut: float, soft: int, sharp: int, heat: float) -> float:
    """Move cost out of a node into its bound and return how much: soft sweeps first, then sharp ones.

    ``cut`` is what is missing for the node to be closed; ``inf`` = it is. The first sharp sweep after
    soft ones closes nothing: only then are all reduced costs at least 0.
    """
    gained = 0.0
    for number in range(soft):
        gained += sweep(node, np.inf, number % 2 == 1, heat * COOL ** (number / soft))
    for number in range(sharp):
        clean = number > 0 or soft == 0
        gain = sweep(node, cut - gained if clean else np.inf, (soft + number) % 2 == 1, 0.0)
        gained += gain
        if gained >= cut:
            return np.inf
        if number > 0 and gain * STEEP < cut - gained:
            break
    return gained


@compiled
def sweep(node: Node, cut: float, back: bool, heat: float) -> float:
    """Let each item collect from the others and hand on to those that come after it; return the gain."""
    rows, places = node.unary.shape
    scratch = np.empty((rows, places))
    gained = 0.0
    for step in range(rows):
        row = rows - 1 - step if back else step
        gained += collect(node, row, cut - gained, heat, scratch)
        if gained >= cut:
            return np.inf
        begin, end = (0, row) if back else (row + 1, rows)
        if begin < end:
            hand_on(node, row, begin, end, 1.0 / max(row, rows - 1 - row))
    room = np.empty(places)
    for to in range(places):
        room[to] = usable(node, node.room[to])
    if heat > 0.0:
        return gained + softly(node.unary, node.size, room, rows, node.toll, heat)
    return gained + ration(node.unary, node.size, room, rows, node.toll)


@compiled
def collect(node: Node, row: int, cut: float, heat: float, scratch: Array) -> float:
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
        for to in range(places):
            room[to] = usable(node, node.room[to] - (node.size[row] if to == j else 0.0))
            space += room[to]
        if space < left:
            node.unary[row, j] = np.inf
            continue
        for k in range(rows):
            for to in range(places):
                open_ = node.unary[k, to] < np.inf
                scratch[k, to] = node.pair[row, j, k, to] if open_ else np.inf
        if heat > 0.0:
            paid = softly(scratch, node.size, room, row, node.price[row, j], heat)
        else:
            paid = ration(scratch, node.size, room, row, node.price[row, j])
        node.unary[row, j] += paid
        here = node.unary[row, j]
        if here >= cut:
            here = node.unary[row, j] = np.inf
        least = min(least, here)
        for k in range(rows):
            if k != row:
                for to in range(places):
                    cost = scratch[k, to]
                    if here + node.unary[k, to] + cost >= cut:
                        cost = np.inf
                    node.pair[row, j, k, to] = cost
                    node.pair[k, to, row, j] = cost
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
            for to in range(places):
                node.pair[row, j, k, to] += share
                node.pair[k, to, row, j] = node.pair[row, j, k, to]
        node.unary[row, j] = max(0.0, cost - share * (end - begin))
