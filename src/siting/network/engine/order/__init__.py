"""Order: in which order to eliminate the nodes of a street network, from its topology alone."""

from __future__ import annotations

import numpy as np

from siting.network.engine.graph import Ints
from siting.network.engine.order.dissect import dissected
from siting.network.engine.order.peel import peeled


def order_of(first: Ints, other: Ints) -> Ints:
    """Return an order that keeps the elimination tree low and the fill small, shape (n,).

    Parameters
    ----------
    first, other
        Neighbours as ``graph.joined`` returns them.
    """
    gone, stay, begin, near = peeled(first, other)
    return np.concatenate((gone, stay[dissected(begin, near)]))
