"""Peel: eliminate what hangs on by a few streets, many nodes at a time, while little grows by it."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from siting.city.arrays import BoolArray, IntArray
from siting.network.engine.graph import Ints

MOST = 5
"""Neighbours of a node that goes; of 0 to 8 tried on New York, the fill was least with these."""

WORTHWHILE = 0.01
"""Share of all nodes that a round has to take to be followed by another."""


def peeled(first: Ints, other: Ints) -> tuple[IntArray, IntArray, Ints, Ints]:
    """Return the nodes that go, in their order, and the graph of those that stay.

    A node that goes leaves its neighbours joined to one another, so that every separator of what
    stays is one of the whole. A round takes nodes of which no two are neighbours, so that long
    streets fold in halves and the elimination tree stays low.

    Parameters
    ----------
    first, other
        Neighbours of each of n nodes, shapes (n + 1,) and (2 E,).

    Returns
    -------
    Nodes that go; nodes that stay, ascending; and the neighbours of those that stay, by their
    position among them, as ``first`` and ``other``.
    """
    nodes = len(first) - 1
    graph = csr_array((np.ones(len(other), dtype=np.bool_), other, first), shape=(nodes, nodes))
    stay, gone = np.arange(nodes), [np.empty(0, dtype=np.int64)]
    draw = np.random.default_rng(0)
    while len(stay):
        goes = _lowest(graph, draw)
        if goes.sum() <= WORTHWHILE * nodes:
            break
        gone.append(stay[goes])
        graph, stay = _without(graph, goes), stay[~goes]
    return np.concatenate(gone), stay, graph.indptr, graph.indices


def _lowest(graph: csr_array, draw: np.random.Generator) -> BoolArray:
    """Tell which nodes of few neighbours come before all of their neighbours, shape (n,).

    Fewer neighbours come first, then chance.
    """
    nodes = graph.shape[0]
    degree = np.diff(graph.indptr)
    rank = degree * np.int64(nodes) + draw.permutation(nodes)
    lowest: BoolArray = degree <= MOST
    some = degree > 0
    nearby = np.minimum.reduceat(rank[graph.indices], graph.indptr[:-1][some]) if some.any() else 0
    lowest[some] &= rank[some] < nearby
    return lowest


def _without(graph: csr_array, goes: BoolArray) -> csr_array:
    """Eliminate nodes of which no two are neighbours; theirs are joined to one another."""
    stay = np.flatnonzero(~goes)
    hanging = graph[np.flatnonzero(goes)][:, stay]
    left = csr_array(graph[stay][:, stay] + hanging.T @ hanging)
    left.setdiag(False)
    left.eliminate_zeros()
    left.sort_indices()
    return left
