"""The library's own hierarchy."""

from __future__ import annotations

import numpy as np

from benchmarks.instances.streets import Net
from benchmarks.routers.contract import Nodes, Router, Times
from siting.network.ends import Ends
from siting.network.engine import hierarchy_of


def on_nodes(nodes: Nodes) -> Ends:
    """Return points that stand on nodes."""
    return Ends(np.arange(len(nodes) + 1), nodes, np.zeros(len(nodes), dtype=np.int64))


def prepare(net: Net) -> Router:
    """Order, build and weigh."""
    hierarchy = hierarchy_of(net.tail, net.head, net.nodes)
    weighed = hierarchy.weigh(net.ms)

    def weigh(ms: Times) -> None:
        nonlocal weighed
        weighed = hierarchy.weigh(ms)

    def change(arcs: Nodes, ms: Times) -> None:
        nonlocal weighed
        weighed = weighed.change(arcs, ms[arcs])

    def matrix(sources: Nodes, targets: Nodes) -> Times:
        return weighed.matrix(on_nodes(sources), on_nodes(targets))

    return Router(matrix, 200, weigh, change)
