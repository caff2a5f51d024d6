"""pandana's contraction hierarchy; it counts in thousandths and asks pair by pair."""

from __future__ import annotations

import numpy as np

from benchmarks.contract import Absent
from benchmarks.instances.streets import Net
from benchmarks.routers.contract import Nodes, Router, Times


def prepare(net: Net) -> Router:
    """Contract the network; other milliseconds mean to do so again."""
    try:
        import pandana
        import pandas
    except ImportError as error:
        raise Absent("not installed") from error
    x, y = pandas.Series(net.x), pandas.Series(net.y)
    weights = pandas.DataFrame({"seconds": net.ms / 1000.0 + 0.0005})
    tail, head = pandas.Series(net.tail), pandas.Series(net.head)
    made = pandana.Network(x, y, tail, head, weights, twoway=False)

    def matrix(sources: Nodes, targets: Nodes) -> Times:
        start, end = np.repeat(sources, len(targets)), np.tile(targets, len(sources))
        away = np.array(made.shortest_path_lengths(start, end))
        return np.rint(1000.0 * away).astype(np.int64).reshape(len(sources), -1)

    return Router(matrix, 200)
