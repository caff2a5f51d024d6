"""Sides: the streets around a door, the nearest one and one in each quarter of the sky.

The nearest street may lie across a river. What lies the other way, behind the door, is kept too,
and the whole trip decides. A street counts that is at most ``FARTHER`` times as far as the nearest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from siting.city.arrays import Array, IntArray

FARTHER = 3.0
"""How many times as far as the nearest street another one may be."""

SAME_SPOT = 1e-3
"""Metres within which two streets are equally near: a corner."""

QUARTERS = 4


@dataclass(frozen=True)
class Sides:
    """Streets around n points, at most one in each quarter.

    Attributes
    ----------
    edge
        Position in ``Kerbs.edge``, -1 where a quarter holds none, shape (n, 4).
    part
        Where along the edge's line the foot of the perpendicular lies, 0 to 1, shape (n, 4).
    away
        Distance on the plane, shape (n, 4), ``inf`` where there is none.
    x, y
        Foot of the perpendicular on the plane, shape (n, 4).
    """

    edge: IntArray
    part: Array
    away: Array
    x: Array
    y: Array

    @classmethod
    def nothing(cls, n: int) -> Sides:
        """Return room for n points, with no street found yet."""
        shape = (n, QUARTERS)
        part, x, y = np.zeros((3, *shape))
        return cls(np.full(shape, -1), part, np.full(shape, np.inf), x, y)


class Finder(Protocol):
    """Finds the streets around points; keeps an index over one network's kerbs."""

    def sides(self, x: Array, y: Array, most: Array, farther: float = FARTHER) -> Sides:
        """Return the streets around points of the plane.

        Parameters
        ----------
        x, y
            Points on the plane, shape (n,).
        most
            Farthest distance to look at, in units of the plane, shape (n,).
        farther
            How many times as far as the nearest another street may be; 1 gives the nearest alone.
        """


def quarter(east: Array, north: Array) -> IntArray:
    """Return the quarter of the sky in which a street lies from its door, 0 to 3.

    What lies opposite is never in the same quarter; directly above counts as west or south.
    """
    return (east > SAME_SPOT) + 2 * (north > SAME_SPOT).astype(np.int64)
