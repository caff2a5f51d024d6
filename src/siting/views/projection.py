"""From degrees to points on paper, good for one city: a frame around it and a scale bar."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

KM_PER_DEGREE = math.pi * 6371.0088 / 180
PAD = 0.06  # part of the city's size that is left free on each side


@dataclass(frozen=True)
class Paper:
    """A rectangle of paper and the part of the world that it shows.

    Attributes
    ----------
    width, height
        Size of the paper in points.
    left, bottom
        Corner in km, as ``km`` measures.
    per_km
        Points a km.
    middle
        Latitude at which km east are true, degrees.
    """

    width: float
    height: float
    left: float
    bottom: float
    per_km: float
    middle: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Place of a point, in points from the lower left corner."""
        x, y = _km(lon, lat, self.middle)
        return (x - self.left) * self.per_km, (y - self.bottom) * self.per_km

    @property
    def bar_km(self) -> float:
        """Length of the scale bar: 1, 2 or 5 times a power of ten, at most a quarter as wide."""
        most = self.width / self.per_km / 4
        power = 10.0 ** math.floor(math.log10(most))
        return max(step * power for step in (1, 2, 5) if step * power <= most)


def paper(lons: Iterable[float], lats: Iterable[float], width: float, height: float) -> Paper:
    """Fit the world between these longitudes and latitudes, degrees, on paper of that size, points.

    A city of one point, or of none, is shown 2 km high.
    """
    west_east, south_north = _ends(lons), _ends(lats)
    middle = sum(south_north) / 2
    xs, ys = zip(
        *(_km(*end, middle) for end in zip(west_east, south_north, strict=True)), strict=True
    )
    wide, high = ((1 + 2 * PAD) * (end - start) for start, end in (xs, ys))
    per_km = min(width / max(wide, 1e-9), height / max(high, 2.0))
    left, bottom = sum(xs) / 2 - width / per_km / 2, sum(ys) / 2 - height / per_km / 2
    return Paper(width, height, left, bottom, per_km, middle)


def _ends(values: Iterable[float]) -> tuple[float, float]:
    known = list(values) or [0.0]
    return min(known), max(known)


def _km(lon: float, lat: float, middle: float) -> tuple[float, float]:
    return lon * math.cos(math.radians(middle)) * KM_PER_DEGREE, lat * KM_PER_DEGREE
