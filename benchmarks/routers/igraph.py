"""igraph's Dijkstra."""

from __future__ import annotations

import numpy as np

from benchmarks.contract import Absent
from benchmarks.instances.streets import Net
from benchmarks.routers.contract import Nodes, Router, Times


def prepare(net: Net) -> Router:
    """Make a digraph; weights are handed over with every call."""
    try:
        import igraph
    except ImportError as error:
        raise Absent("not installed") from error
    graph = igraph.Graph(net.nodes, np.column_stack((net.tail, net.head)), directed=True)
    weights = net.ms.tolist()

    def matrix(sources: Nodes, targets: Nodes) -> Times:
        some, place = np.unique(targets, return_inverse=True)
        away = graph.distances(sources.tolist(), some.tolist(), weights=weights)
        return np.array(away).astype(np.int64)[:, place]

    return Router(matrix, 20)
