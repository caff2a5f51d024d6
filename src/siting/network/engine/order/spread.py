"""Spread: parts that hang together, steps from a node, and four nodes far from one another."""

from __future__ import annotations

from siting.jit import compiled
from siting.network.engine.graph import Ints


@compiled
def parts(first: Ints, other: Ints, size: int, part: Ints, queue: Ints) -> int:
    """Number the connected parts of a graph and return how many there are.

    Parameters
    ----------
    first, other
        Neighbours of the nodes 0 to ``size - 1``.
    size
        How many nodes there are.
    part
        Where the number of each node's part is written.
    queue
        Where the nodes are written in the order in which they were found, part after part; the
        last of a part is one of those farthest from its first.
    """
    for v in range(size):
        part[v] = -1
    count, done, found = 0, 0, 0
    for start in range(size):
        if part[start] >= 0:
            continue
        part[start], queue[found] = count, start
        found += 1
        while done < found:
            v = queue[done]
            done += 1
            for k in range(first[v], first[v + 1]):
                if part[other[k]] < 0:
                    part[other[k]], queue[found] = count, other[k]
                    found += 1
        count += 1
    return count


@compiled
def steps(first: Ints, other: Ints, size: int, start: int, away: Ints, queue: Ints) -> None:
    """Write into ``away`` how many edges each node of a connected graph lies from ``start``."""
    for v in range(size):
        away[v] = -1
    away[start], queue[0] = 0, start
    found = 1
    for done in range(size):
        v = queue[done]
        for k in range(first[v], first[v + 1]):
            if away[other[k]] < 0:
                away[other[k]], queue[found] = away[v] + 1, other[k]
                found += 1


@compiled
def corners(
    first: Ints, other: Ints, size: int, start: int, away: Ints, near: Ints, queue: Ints
) -> None:
    """Find four nodes far from one another and write the steps from each into ``away``.

    Each is farthest from those before it: the corners of a map that nobody has drawn.

    Parameters
    ----------
    first, other, size
        A connected graph.
    start
        The first of the four.
    away
        Steps from each of the four, shape (4, at least ``size``).
    near, queue
        Room for ``size`` numbers.
    """
    for corner in range(4):
        steps(first, other, size, start, away[corner], queue)
        start = 0
        for v in range(size):
            near[v] = away[corner, v] if corner == 0 else min(near[v], away[corner, v])
            if near[v] > near[start]:
                start = v
