"""scipy's Dijkstra on a sparse matrix."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from benchmarks.instances.streets import Net
from benchmarks.routers.contract import Nodes, Router, Times


def prepare(net: Net) -> Router:
    """Sort the arcs once; other milliseconds take their places."""
    shape = (net.nodes, net.nodes)
    order = np.lexsort((net.head, net.tail))
    ptr = np.searchsorted(net.tail[order], np.arange(net.nodes + 1))
    graph = csr_array((net.ms[order].astype(float), net.head[order], ptr), shape)

    def weigh(ms: Times) -> None:
        graph.data[:] = ms[order]

    def matrix(sources: Nodes, targets: Nodes) -> Times:
        rows = [dijkstra(graph, indices=source)[targets] for source in sources]
        return np.array(rows).astype(np.int64)

    return Router(matrix, 20, weigh, lambda arcs, ms: weigh(ms))
