"""Alike: places that could change their names in every plan, so that one order of them is enough."""

from __future__ import annotations

import numpy as np

from siting.parts.flat import IntArray
from siting.solvers.quadratic.shape import Quadratic


def alike(shape: Quadratic) -> IntArray:
    """Return for each place the first place that it can be exchanged with, shape (J,)."""
    places = len(shape.room)
    first = np.arange(places)
    for place in range(places):
        for other in range(place):
            if first[other] == other and _exchangeable(shape, other, place):
                first[place] = other
                break
    return first


def _exchangeable(shape: Quadratic, one: int, two: int) -> bool:
    if shape.room[one] != shape.room[two] or shape.available[one] != shape.available[two]:
        return False
    if (shape.linear[:, one] != shape.linear[:, two]).any():
        return False
    swap = np.arange(len(shape.room))
    swap[[one, two]] = two, one
    for place in range(len(shape.room)):
        here, there = shape.pair[:, place], shape.pair[:, swap[place]]
        if (here != there[:, :, swap]).any():
            return False
    return True
