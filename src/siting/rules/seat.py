"""Seat: one agency in a building that is, or is not, for it."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import BoolArray
from siting.city.city import City
from siting.parts import Assign
from siting.rules.rule import positions


def misplaced(city: City, agency: str, allowed: BoolArray | None) -> Assign:
    """Return the part that is 1 where the agency sits in a building not ``allowed``, shape (J,)."""
    where = positions(city.agencies.index, "agency", agency)[0]
    cost = np.zeros((len(city.agencies), len(city.buildings)))
    cost[where] = 1.0 if allowed is None else ~allowed
    return Assign(cost)
