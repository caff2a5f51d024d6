"""Median: what a solver of its own may read of a p-median or of location without capacities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from siting.euclidean import Euclidean

Array = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Median:
    """Every item pays weight * cost to its own place, used places pay once, few may be used.

    A placement's total is constant + sum_i weight[i] * cost[i, a(i)] + sum of fixed over the used
    places that do not stand. Costs, weights and fixed amounts are at least 0, so an item is never
    better off than at the place that is cheapest for it among those in use.

    Attributes
    ----------
    cost
        Shape (I, J), ``inf`` = the place cannot serve the item; or points, of which rows are computed
        when they are asked for.
    weight
        Shape (I,). The price of the measure is in it.
    fixed
        Shape (J,); 0 for standing places. The price of the measure is in it.
    allowed
        Whether items may sit there, shape (J,).
    standing
        Whether a place is open whatever the plan: it costs nothing more and is not counted in
        ``most``. Shape (J,); all of them are allowed.
    most
        How many places that do not stand may be used; None = no limit.
    constant
        What every placement pays.
    """

    cost: Array | Euclidean
    weight: Array
    fixed: Array
    allowed: BoolArray
    standing: BoolArray
    most: int | None = None
    constant: float = 0.0
