"""Whole: the node that no item has left yet, its costs brought down to 0 and more."""

from __future__ import annotations

import numpy as np

from siting.solvers.quadratic.node import Node, apart, empty, fill
from siting.solvers.quadratic.shape import Quadratic


def whole(shape: Quadratic) -> tuple[Node, float] | None:
    """Return the whole problem and what every plan costs at least; None if some item fits nowhere."""
    items, places = shape.linear.shape
    node = empty(items, places, shape.grid)
    own, cross = shape.linear.min(axis=1), shape.pair.min(axis=(1, 3))
    if not np.isfinite(own).all():
        return None
    node.item[:] = np.arange(items)
    node.size[:], node.room[:] = shape.size, shape.room
    node.unary[:] = shape.linear - own[:, None]
    node.pair[:] = shape.pair - cross[:, None, :, None]
    for place in range(places):
        apart(node, place)
    fill(node)
    return node, float(shape.constant + own.sum() + np.triu(cross, 1).sum())
