"""A town on both banks of a river: zones with their people, and the bridges between the banks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.city.arrays import Array, BoolArray, locked
from siting.city.city import Zones
from siting.city.generate.numbers import apportion, numbered

CENTRE = (104.76, -2.99)  # degrees, where x = y = 0
KM_PER_DEGREE = 111.2
BRIDGES_KM = (-6.5, -1.0, 2.0, 7.5)  # where along the river each bridge stands
ZONES_PER_DISTRICT = 6
PEOPLE, FEW_PEOPLE, FEW_ZONES = 2**20, 2**12, 16


@dataclass(frozen=True, eq=False)
class Geography:
    """Zones and where they lie, in km east and north of the centre."""

    zones: Zones
    xy: Array  # (Z, 2)


def lay_out(rng: np.random.Generator, count: int) -> Geography:
    """Draw ``count`` zones; those near the centre hold more people.

    All people together are a power of two, so that shares by population are exact as
    floating point. In a town of 20 zones or more one is an estate of warehouses where nobody lives.
    """
    xy = points(rng, count, reach_km=6.0)
    weights = rng.lognormal(0.0, 0.5, count) * np.exp(-np.hypot(*xy.T) / 8.0)
    if count < FEW_ZONES:
        people = apportion(64, weights, least=1) * (FEW_PEOPLE // 64)
    else:
        people = apportion(PEOPLE, weights, least=1)
    if count >= 20:
        people[0] += people[-1]
        people[-1] = 0
    centres = xy[
        rng.choice(count, max(1, min(60, round(count / ZONES_PER_DISTRICT))), replace=False)
    ]
    nearest = kilometres(xy, centres).argmin(axis=1)
    districts = numbered("D", len(centres))
    ids = numbered("Z", count)
    lon, lat = degrees(xy)
    return Geography(
        zones=Zones(
            ids=ids,
            names=tuple(f"Kelurahan {name[2:]}" for name in ids),
            district=tuple(districts[d] for d in nearest),
            bank=tuple("ilir" if north else "ulu" for north in north_bank(xy)),
            population=locked(people),
            lon=lon,
            lat=lat,
        ),
        xy=xy,
    )


def points(rng: np.random.Generator, count: int, *, reach_km: float) -> Array:
    """Draw points around the centre, wider along the river than across it. Shape (count, 2), km."""
    return rng.normal(0.0, (reach_km, 0.6 * reach_km), (count, 2)).clip(-15.0, 15.0).round(2)


def degrees(xy: Array) -> tuple[Array, Array]:
    """Longitude and latitude of points in km, each of shape (count,)."""
    lon, lat = (np.array(CENTRE) + xy / KM_PER_DEGREE).round(5).T
    return locked(lon), locked(lat)


def river_km(x_km: Array) -> Array:
    """How far north of the centre the river runs at ``x_km``."""
    return 1.5 * np.sin(x_km / 4.0)


def north_bank(xy: Array) -> BoolArray:
    """Whether each point lies north of the river. Shape (count,)."""
    return np.asarray(xy[:, 1] > river_km(xy[:, 0]), dtype=np.bool_)


def kilometres(start: Array, end: Array) -> Array:
    """Distance in km from each start to each end, over the best bridge where the river is between.

    Shape (len(start), len(end)).
    """
    x = np.array(BRIDGES_KM)
    bridges = np.column_stack([x, river_km(x)])
    to_bridge, from_bridge = _straight(start, bridges), _straight(bridges, end)
    over = np.full((len(start), len(end)), np.inf)
    for k in range(len(bridges)):
        np.minimum(over, to_bridge[:, k, None] + from_bridge[k], out=over)
    other_bank = north_bank(start)[:, None] != north_bank(end)
    return np.where(other_bank, over, _straight(start, end))


def _straight(start: Array, end: Array) -> Array:
    return np.asarray(
        np.hypot(start[:, None, 0] - end[None, :, 0], start[:, None, 1] - end[None, :, 1])
    )
