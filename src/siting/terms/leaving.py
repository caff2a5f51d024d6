"""Leaving: agencies that do not stay in their current building."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import Array
from siting.city.city import City
from siting.parts import Assign


def leaving(city: City, amount: Array) -> Assign:
    """Return the part that counts ``amount``, shape (I,), of every agency that leaves its building.

    An agency without a current building never leaves; another building of the same site is a move.
    """
    cost = np.repeat(np.asarray(amount, dtype=float)[:, None], len(city.buildings), axis=1)
    for i, current in enumerate(city.agencies.current):
        if current is None:
            cost[i] = 0.0
        else:
            cost[i, city.buildings.index[current]] = 0.0
    return Assign(cost)
