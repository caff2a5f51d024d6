"""Geography: coordinates that were swapped, lie elsewhere, or cannot be reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from siting.city.arrays import Array
from siting.city.build.reader import Reader
from siting.city.city import Agencies, Buildings, Minutes, Zones
from siting.city.tables import Table

FAR_DEGREES = 2.0
"""A point this far (about 220 km) from the middle of all points is not in the same city."""


def check_points(r: Reader, stock: Buildings, zones: Zones) -> None:
    """Report points outside the city, with lon and lat swapped where that would mend it."""
    lon = np.concatenate([zones.lon, stock.lon])
    lat = np.concatenate([zones.lat, stock.lat])
    known = ~(np.isnan(lon) | np.isnan(lat))
    if known.sum() < 3:
        return
    middle = float(np.median(lon[known])), float(np.median(lat[known]))
    for table, x, y in (
        (r.tables["zones"], zones.lon, zones.lat),
        (r.tables["buildings"], stock.lon, stock.lat),
    ):
        _check(r, table, x, y, middle)


def _check(r: Reader, table: Table, lon: Array, lat: Array, middle: tuple[float, float]) -> None:
    cells = r.cells(table, "lon")
    for record, (x, y) in enumerate(zip(lon, lat, strict=True)):
        if np.isnan(x) or np.isnan(y) or cells[record] is None:
            continue
        if max(abs(x - middle[0]), abs(y - middle[1])) <= FAR_DEGREES:
            continue
        swapped = max(abs(y - middle[0]), abs(x - middle[1])) <= FAR_DEGREES
        values: dict[str, Any] = {
            "lon": f"{x:g}",
            "lat": f"{y:g}",
            "mid_lon": f"{middle[0]:.2f}",
            "mid_lat": f"{middle[1]:.2f}",
        }
        r.error(table, "lon_lat_swapped" if swapped else "far_away", record, "lon", **values)


def check_reach(
    r: Reader,
    agencies: Agencies,
    stock: Buildings,
    zones: Zones,
    shares: Sequence[tuple[str, Array, Array, Array]],
) -> None:
    """Report agencies whose people can reach no building at all, with a zone that is cut off.

    ``shares``: for visitors and staff their name, numbers (I,), shares (I, Z) and minutes (Z, J).
    """
    for who, people, share, minutes in shares:
        if not minutes.size:
            continue
        cut = np.isinf(minutes)
        for i, name in enumerate(agencies.ids):
            start = (share[i] > 0) & (people[i] > 0)
            if start.any() and cut[start].any(axis=0).all():
                zone = zones.ids[int(np.nonzero(start & cut.any(axis=1))[0][0])]
                r.error(r.tables["agencies"], "no_way", i, "agency", value=name, who=who, zone=zone)


def check_fit(r: Reader, agencies: Agencies, stock: Buildings, floor_is_hard: bool) -> None:
    """Report an agency that is larger than every building open to it, and a city that is too small."""
    table = r.tables["agencies"]
    for i, name in enumerate(agencies.ids):
        allowed = agencies.allowed[i] or stock.ids
        rooms = [
            stock.net_m2[stock.index[b]]
            for b in allowed
            if b not in agencies.forbidden[i] and stock.rule[stock.index[b]] != "closed"
        ]
        if rooms and agencies.area_m2[i] > max(rooms) + 1e-6:
            values: dict[str, Any] = {
                "value": name,
                "area": f"{agencies.area_m2[i]:g}",
                "largest": f"{max(rooms):g}",
            }
            if floor_is_hard:
                r.error(table, "fits_nowhere", i, "area_m2", **values)
            else:
                r.note(table, "fits_nowhere", i, "area_m2", **values)
    usable = [m2 for m2, rule in zip(stock.net_m2, stock.rule, strict=True) if rule != "closed"]
    need, have = float(agencies.area_m2.sum()), float(sum(usable))
    if floor_is_hard and usable and need > have * (1 + 1e-9):
        values = {
            "need": f"{need:.0f}",
            "have": f"{have:.0f}",
            "lack": f"{need - have:.0f}",
        }
        r.error(r.tables["buildings"], "city_too_small", None, "net_m2", **values)


def mixed(minutes: Minutes, modes_share: Array | None) -> Array:
    """Return zone minutes mixed by shares, shape (Z, J), for the reach check."""
    if modes_share is None:
        return minutes.zones("mixed")
    from siting.city.city import MODES

    used = [(m, s) for m, s in zip(MODES, modes_share, strict=True) if s > 0]
    return np.asarray(sum(s * minutes.zones(m) for m, s in used))
