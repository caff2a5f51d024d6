"""Metres out of degrees: lengths along the ellipsoid, and a plane on which nearest stays nearest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from siting.city.arrays import Array

MAJOR = 6378137.0
"""Half of the Earth's longer axis in metres (WGS 84)."""

ECCENTRICITY = 0.0818191908426215
"""First eccentricity of the ellipsoid (WGS 84)."""


@dataclass(frozen=True)
class Plane:
    """A plane in metres over a network.

    Degrees go through the ellipsoidal Mercator projection (Snyder, Map Projections, USGS 1395,
    equations 7-6 and 7-7). It keeps angles, so around every point all directions are stretched
    alike: what is nearest on the plane is nearest on the ground, and ``metres`` undoes the stretch.

    Attributes
    ----------
    metric
        Whether coordinates are metres already.
    stretch
        Mercator's scale at the middle of the network, which is divided out.
    """

    metric: bool
    stretch: float = 1.0

    @classmethod
    def over(cls, y: Array, metric: bool) -> Plane:
        """Return the plane over nodes with the latitudes (or metres) ``y``, shape (N,)."""
        if metric or not len(y):
            return cls(metric)
        return cls(metric, float(_stretch(np.array([(y.min() + y.max()) / 2.0]))[0]))

    def at(self, x: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
        """Return plane coordinates of points, shapes (n,) and (n,)."""
        east, north = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
        if self.metric:
            return east, north
        sine = np.sin(np.radians(np.clip(north, -89.9, 89.9)))
        up = np.arctanh(sine) - ECCENTRICITY * np.arctanh(ECCENTRICITY * sine)
        size = MAJOR / self.stretch
        return np.radians(east) * size, up * size

    def metres(self, y: ArrayLike) -> Array:
        """Return how many metres one unit of the plane is at ``y``, shape (n,)."""
        north = np.asarray(y, dtype=np.float64)
        if self.metric:
            return np.ones(north.shape)
        return self.stretch / _stretch(np.clip(north, -89.9, 89.9))


def distances(x: Array, y: Array, x_to: Array, y_to: Array, metric: bool = False) -> Array:
    """Return lengths in metres between points, shape (n,).

    In degrees that is the geodesic of the WGS 84 ellipsoid, by the chord through the Earth and the
    radius of curvature in its direction (Euler's formula) half way: within a micrometre of an
    iterated solution up to 100 km.
    """
    if metric:
        return np.hypot(x_to - x, y_to - y)
    chord = np.sqrt(
        sum((a - b) ** 2 for a, b in zip(_space(x, y), _space(x_to, y_to), strict=True))
    )
    middle = np.radians((y + y_to) / 2.0)
    flat = 1.0 - (ECCENTRICITY * np.sin(middle)) ** 2
    across = MAJOR / np.sqrt(flat)
    along = across * (1.0 - ECCENTRICITY**2) / flat
    north = np.radians(y_to - y) * along
    east = np.radians(x_to - x) * across * np.cos(middle)
    both = np.maximum(north**2 + east**2, 1e-12)
    radius = both / (north**2 / along + east**2 / across + 1e-300)
    radius = np.where(both > 1e-12, radius, MAJOR)
    return np.asarray(2.0 * radius * np.arcsin(np.clip(chord / (2.0 * radius), 0.0, 1.0)))


def _stretch(latitude: Array) -> Array:
    angle = np.radians(latitude)
    return np.asarray(np.sqrt(1.0 - (ECCENTRICITY * np.sin(angle)) ** 2) / np.cos(angle))


def _space(x: Array, y: Array) -> tuple[Array, Array, Array]:
    """Return points of the ellipsoid in space, metres from its centre."""
    lon, lat = np.radians(x), np.radians(y)
    across = MAJOR / np.sqrt(1.0 - (ECCENTRICITY * np.sin(lat)) ** 2)
    ring = across * np.cos(lat)
    return ring * np.cos(lon), ring * np.sin(lon), across * (1 - ECCENTRICITY**2) * np.sin(lat)
