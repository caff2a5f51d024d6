"""RoutingKit's customisable contraction hierarchy, by pyroutingkit."""

from __future__ import annotations

import numpy as np

from benchmarks.contract import Absent
from benchmarks.instances.streets import Net
from benchmarks.routers.contract import Nodes, Router, Times


def prepare(net: Net) -> Router:
    """Order and contract the network; times go in and out as arrays."""
    try:
        import pyroutingkit
    except ImportError as error:
        raise Absent("not installed") from error
    scale = 80.0 / max(np.ptp(net.x), np.ptp(net.y), 1.0)
    topology = pyroutingkit.CCHTopology()
    topology.build(
        net.tail.astype(np.uint32),
        net.head.astype(np.uint32),
        (net.y * scale).astype(np.float32),
        (net.x * scale).astype(np.float32),
        net.nodes,
    )
    metric = pyroutingkit.CCHMetric(topology)
    metric.customize(net.ms.astype(np.uint32))

    def weigh(ms: Times) -> None:
        metric.customize(ms.astype(np.uint32))

    def change(arcs: Nodes, ms: Times) -> None:
        metric.update_weights(arcs.astype(np.uint32), ms[arcs].astype(np.uint32))

    def matrix(sources: Nodes, targets: Nodes) -> Times:
        away = metric.distances_many_to_many(sources.astype(np.uint32), targets.astype(np.uint32))
        return np.asarray(away).astype(np.int64)

    return Router(matrix, 200, weigh, change)
