"""Line: the best straight cut through a graph, by steps from its four corners."""

from __future__ import annotations

import numpy as np

from siting.jit import compiled
from siting.network.engine.graph import Ints

LEFT, RIGHT, CUT = 0, 1, 2
"""Where a node lies: on one side, on the other, or on the separator between them."""

_TOWARDS = np.array([[1, -1, 0, 0], [0, 0, 1, -1], [1, -1, 1, -1], [1, -1, -1, 1]])
"""Four directions: from a corner to the opposite one, and from a pair of corners to the other."""


@compiled
def best_line(
    first: Ints,
    other: Ints,
    size: int,
    least: int,
    away: Ints,
    place: Ints,
    line: Ints,
    tally: Ints,
    side: Ints,
) -> None:
    """Separate a graph where the fewest edges per node of the smaller side cross.

    Along each direction the nodes are sorted by their steps from one end less those from the
    other, which is what coordinates would tell, and every cut of that line is tried. The nodes
    left of the best cut that have a neighbour right of it are the separator.

    Parameters
    ----------
    first, other, size
        A connected graph.
    least
        Nodes that either side has to have.
    away
        Steps from its four corners, shape (4, at least ``size``).
    place, line
        Room for ``size`` numbers.
    tally
        Room for ``4 * size + 2`` numbers.
    side
        Where ``LEFT``, ``RIGHT`` or ``CUT`` is written for each node.
    """
    best = np.inf
    for towards in range(4):
        _sorted(size, away, _TOWARDS[towards], place, line, tally)
        crossing, cut, found = 0, -1, best
        for i in range(size - least - 1):
            for k in range(first[line[i]], first[line[i] + 1]):
                crossing += 1 if place[other[k]] > i else -1
            score = crossing / min(i + 1, size - i - 1)
            if i >= least and score < found:
                cut, found = i, score
        if cut >= 0:
            best = found
            for v in range(size):
                side[v] = LEFT if place[v] <= cut else RIGHT
    for v in range(size):
        if side[v] == LEFT:
            for k in range(first[v], first[v + 1]):
                if side[other[k]] == RIGHT:
                    side[v] = CUT


@compiled
def _sorted(size: int, away: Ints, towards: Ints, place: Ints, line: Ints, tally: Ints) -> None:
    """Write the nodes into ``line`` by their position in a direction, and where each stands."""
    lowest = highest = 0
    for v in range(size):
        key = 0
        for corner in range(4):
            key += towards[corner] * away[corner, v]
        place[v] = key
        lowest, highest = min(lowest, key), max(highest, key)
    for key in range(highest - lowest + 2):
        tally[key] = 0
    for v in range(size):
        tally[place[v] - lowest + 1] += 1
    for key in range(highest - lowest):
        tally[key + 1] += tally[key]
    for v in range(size):
        key = place[v] - lowest
        place[v] = tally[key]
        line[place[v]] = v
        tally[key] += 1
