"""Divisible: what a solver of its own may read of capacitated location with demand that may be divided."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Divisible:
    """Shares of clients at open sites pay their part of a cost, open sites pay once and hold so much.

    Attributes
    ----------
    cost
        Of the whole client at a site, at least 0, ``inf`` = the site cannot serve it. Shape (n, m). The
        price of the measure is in it.
    demand
        At least 0, shape (n,).
    capacity
        In the unit of demand, at least 0, ``inf`` = no limit. Shape (m,).
    fixed
        Paid by an open site, at least 0, shape (m,). The price of the measure is in it.
    allowed, held
        Whether a site may be open, and whether it must be, shape (m,).
    """

    cost: Array
    demand: Array
    capacity: Array
    fixed: Array
    allowed: BoolArray
    held: BoolArray
