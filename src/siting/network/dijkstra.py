"""Shortest paths by scipy's Dijkstra, where nothing is compiled."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra as scipy_dijkstra

from siting.city.arrays import IntArray
from siting.network.ends import Ends
from siting.network.weights import NEVER

BLOCK = 32
"""Origins whose distances to all nodes are in memory together."""


def dijkstra(
    tail: NDArray[np.int32],
    head: NDArray[np.int32],
    nodes: int,
    ms: IntArray,
    sources: Ends,
    targets: Ends,
    most: float = np.inf,
) -> IntArray:
    """Return milliseconds from each source to each target, shape (S, T), ``NEVER`` without a way.

    Parameters
    ----------
    tail, head, ms
        Arcs and their milliseconds, ``NEVER`` where closed, shape (R,).
    nodes
        How many nodes there are.
    sources, targets
        Where points join them.
    most
        Milliseconds beyond which nothing is looked for; what lies farther may be ``NEVER``.
    """
    many, found = len(sources.ptr) - 1, len(targets.ptr) - 1
    out = np.full((many, found), NEVER, dtype=np.int64)
    some = np.diff(targets.ptr) > 0
    if not some.any():
        return out
    graph = graph_of(tail, head, nodes, ms, sources)
    for first in range(0, many, BLOCK):
        last = min(first + BLOCK, many)
        away = scipy_dijkstra(graph, indices=nodes + np.arange(first, last), limit=most)
        reached = away[:, targets.node] + targets.ms
        least = np.minimum.reduceat(reached, targets.ptr[:-1][some], axis=1)
        out[first:last, some] = np.minimum(least, NEVER).astype(np.int64)
    return out


def graph_of(
    tail: NDArray[np.int32], head: NDArray[np.int32], nodes: int, ms: IntArray, sources: Ends
) -> csr_array:
    """Return the open arcs as scipy wants them, each source a node more, from ``nodes`` on.

    Of parallel arcs the least stays; scipy would add them up.
    """
    many = len(sources.ptr) - 1
    point = np.repeat(np.arange(many), np.diff(sources.ptr))
    open_ = ms < NEVER
    start = np.concatenate((tail[open_], nodes + point))
    end = np.concatenate((head[open_], sources.node))
    ms = np.concatenate((ms[open_], sources.ms))
    order = np.lexsort((ms, end, start))
    start, end, ms = start[order], end[order], ms[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = (start[1:] != start[:-1]) | (end[1:] != end[:-1])
    return csr_array(
        (ms[first].astype(np.float64), (start[first], end[first])), (nodes + many, nodes + many)
    )
