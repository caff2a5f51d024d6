"""The largest part of the streets in which everybody gets from everywhere to everywhere."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from siting.city.arrays import BoolArray


def largest(
    tail: NDArray[np.integer], head: NDArray[np.integer], nodes: int, open_: BoolArray
) -> BoolArray:
    """Return the arcs of the largest strongly connected component, shape (A,).

    Parameters
    ----------
    tail, head
        Ends of the arcs, positions of nodes, shape (A,).
    nodes
        How many nodes there are.
    open_
        Arcs that may be used, shape (A,).
    """
    if not open_.any():
        return np.zeros(len(tail), dtype=bool)
    graph = csr_array(
        (np.ones(int(open_.sum()), dtype=np.int8), (tail[open_], head[open_])), (nodes, nodes)
    )
    _, part = connected_components(graph, connection="strong")
    inner = open_ & (part[tail] == part[head])
    if not inner.any():
        return np.asarray(inner, dtype=bool)
    most = int(np.bincount(part[tail[inner]]).argmax())
    return np.asarray(inner & (part[tail] == most), dtype=bool)
