"""Tree: the elimination tree of an order, and nodes ranked so that branches stand together."""

from __future__ import annotations

import numpy as np

from siting.jit import compiled
from siting.network.engine.graph import Ints


def tree_of(first: Ints, other: Ints, order: Ints) -> tuple[Ints, Ints]:
    """Return the rank of every node and the parent of every rank, -1 for roots.

    The ranks eliminate as ``order`` does, branch after branch: what lies below a rank are the
    ranks just before it. So those that are looked at together are neighbours in memory.

    Parameters
    ----------
    first, other
        Neighbours of each of n nodes.
    order
        All nodes, the one to eliminate first first, shape (n,).
    """
    nodes = len(order)
    rank, parent = np.empty(nodes, dtype=np.int32), np.empty(nodes, dtype=np.int32)
    rank[order] = np.arange(nodes)
    _climb(first, other, order, rank, parent, np.empty(nodes, dtype=np.int32))
    place = np.empty(nodes, dtype=np.int32)
    _branches(parent, np.ones(nodes + 1, dtype=np.int32), place)
    above = np.full(nodes, -1, dtype=np.int32)
    above[place] = np.where(parent < 0, -1, place[parent])
    return place[rank], above


@compiled
def _climb(first: Ints, other: Ints, order: Ints, rank: Ints, parent: Ints, high: Ints) -> None:
    """Find parents: the least rank above that one's branch is joined to (Liu 1986).

    ``high`` shortens the way from a rank to the highest one known above it.
    """
    for x in range(len(order)):
        parent[x] = high[x] = -1
        for k in range(first[order[x]], first[order[x] + 1]):
            v = rank[other[k]]
            while v < x:
                above = high[v]
                high[v] = x
                if above < 0:
                    parent[v] = x
                if above < 0 or above == x:
                    break
                v = above


@compiled
def _branches(parent: Ints, size: Ints, place: Ints) -> None:
    """Place every branch in one stretch, its root last; ``size`` holds ones, and one more."""
    nodes = len(parent)
    for v in range(nodes):
        size[parent[v]] += size[v]
    # from the top down, size[v] turns into the first place in the stretch of v that is free
    size[nodes] = 0
    for v in range(nodes - 1, -1, -1):
        own = size[v]
        size[v] = size[parent[v]]
        size[parent[v]] += own
        place[v] = size[v] + own - 1
