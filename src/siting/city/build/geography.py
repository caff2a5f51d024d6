"""Geography: coordinates that were swapped, or lie elsewhere."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import Array
from siting.city.build.reader import Reader
from siting.city.city import Buildings, Zones
from siting.city.tables import Table

FAR_DEGREES = 2.0
"""A point this far (about 220 km) from the middle of all points is not in the same city."""

KM = 111.2
"""Kilometres of one degree on a great circle."""

Middle = tuple[float, float]


def check_points(r: Reader, stock: Buildings, zones: Zones) -> None:
    """Report points far from the middle of all, with lon and lat swapped where that mends it."""
    lon, lat = np.concatenate([zones.lon, stock.lon]), np.concatenate([zones.lat, stock.lat])
    known = ~np.isnan(lon) & ~np.isnan(lat)
    if known.sum() < 3:
        return
    middle = float(np.median(lon[known])), float(np.median(lat[known]))
    _check(r, r.tables["zones"], zones.lon, zones.lat, middle)
    _check(r, r.tables["buildings"], stock.lon, stock.lat, middle)
    _check_outside(r, stock, zones)


def _check_outside(r: Reader, stock: Buildings, zones: Zones) -> None:
    """Note buildings that lie farther outside the box of all zones than that box is wide."""
    known = ~np.isnan(zones.lon) & ~np.isnan(zones.lat)
    table = r.tables["buildings"]
    if known.sum() < 2 or r.spoiled("zones"):
        return
    x, y = zones.lon[known], zones.lat[known]
    beyond = np.maximum(
        np.maximum(x.min() - stock.lon, stock.lon - x.max()),
        np.maximum(y.min() - stock.lat, stock.lat - y.max()),
    )
    own = r.filled(table, "lon") & r.filled(table, "lat")
    wide = max(float(np.ptp(x)), float(np.ptp(y)))
    for record in np.flatnonzero(own & (np.nan_to_num(beyond) > wide)).tolist():
        if r.sound(table, record):
            r.note(table, "outside_city", record, "lon", km=f"{beyond[record] * KM:.0f}")


def _check(r: Reader, table: Table, lon: Array, lat: Array, middle: Middle) -> None:
    own = r.filled(table, "lon") & r.filled(table, "lat")
    for record in np.flatnonzero(own).tolist():
        x, y = float(lon[record]), float(lat[record])
        if not r.sound(table, record) or _near(x, y, middle):
            continue
        key = "lon_lat_swapped" if _near(y, x, middle) else "far_away"
        around = f"{middle[0]:.2f}, {middle[1]:.2f}"
        r.error(table, key, record, "lon", lon=f"{x:g}", lat=f"{y:g}", middle=around)


def _near(lon: float, lat: float, middle: Middle) -> bool:
    return max(abs(lon - middle[0]), abs(lat - middle[1])) <= FAR_DEGREES
