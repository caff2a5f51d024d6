"""networkx, the reference: plain Python."""

from __future__ import annotations

import networkx
import numpy as np

from benchmarks.instances.streets import Net
from benchmarks.routers.contract import Nodes, Router, Times


def prepare(net: Net) -> Router:
    """Make a digraph."""
    graph = networkx.DiGraph()
    arcs = zip(net.tail.tolist(), net.head.tolist(), net.ms.tolist(), strict=True)
    graph.add_weighted_edges_from(arcs)

    def matrix(sources: Nodes, targets: Nodes) -> Times:
        out = []
        for source in sources.tolist():
            away = networkx.single_source_dijkstra_path_length(graph, source)
            out.append([away[target] for target in targets.tolist()])
        return np.array(out)

    return Router(matrix, 2)
