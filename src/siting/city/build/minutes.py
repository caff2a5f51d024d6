"""Minutes: the table's rows, and what stands in for those that are missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from siting.city.arrays import Array, BoolArray, IntArray, locked
from siting.city.build.measured import measured
from siting.city.build.reader import Reader
from siting.city.build.travel import Travel
from siting.city.build.wanted import Wanted, mixed_minutes
from siting.city.city import MIXED, MODES, WHO, Buildings, Minutes, Modes, Parameter, Zones

EARTH_KM = 6371.0088

Known = Mapping[str, Array]
"""Minutes of the table by mode, ``nan`` where it has no row; only modes that have rows."""


def minutes(
    r: Reader,
    zones: Zones,
    stock: Buildings,
    parameters: Mapping[str, Parameter],
    wanted: Wanted,
    travel: Travel | None = None,
) -> Minutes:
    """Read the sheet ``minutes`` and fill what it lacks.

    One mode a to b: its row, else the mixed row, between buildings else the same of b to a, else
    haversine x detour / speed; 0 inside one site. What remains unknown is an error where somebody
    needs it. What ``travel`` measures takes the place of rows.
    """
    zone, building = _rows(r, zones, stock)
    if travel is not None:
        measured(r, zones, stock, wanted, travel, zone, building)
    speed = parameters["detour"].value / parameters["speed_kmh"].value * 60.0
    air_zone = speed * kilometres(zones.lon, zones.lat, stock.lon, stock.lat)
    air_building = speed * kilometres(stock.lon, stock.lat, stock.lon, stock.lat)
    inside = same_site(stock)
    table_zone: dict[str, Array] = {}
    table_building: dict[str, Array] = {}
    for mode in (MIXED, *zone):
        table_zone[mode] = _first(zone, mode, air_zone.shape)
    for mode in (MIXED, *building):
        there = _first(building, mode, inside.shape)
        table_building[mode] = np.where(inside, 0.0, np.where(np.isnan(there), there.T, there))
    out = Minutes(
        {m: locked(np.where(np.isnan(t), air_zone, t)) for m, t in table_zone.items()},
        {m: locked(np.where(np.isnan(t), air_building, t)) for m, t in table_building.items()},
        _origin(r, Minutes(table_zone, table_building, ""), wanted, bool(zone or building), travel),
    )
    _unknown(r, out, wanted, zones, stock)
    _cut_off(r, out, wanted, zones, stock)
    return out


def _rows(r: Reader, zones: Zones, stock: Buildings) -> tuple[dict[str, Array], dict[str, Array]]:
    """Return the table's minutes by mode: zone to building (Z, J), building to building (J, J)."""
    table = r.tables["minutes"]
    r.needed(table, "from")
    r.needed(table, "to")
    places = {**zones.index, **stock.index}
    start = r.refs(table, "from", places, "zone or building")
    end = r.refs(table, "to", stock.index, "building")
    value, mode = r.numbers(table, "minutes", inf=True), r.choices(table, "mode", MIXED)
    for record in r.repeated(table, start, end, mode):
        r.error(table, "row_twice", record, "to", value=f"{start[record]}, {end[record]}")
    both = [name for name in zones.ids if name in stock.index]
    if both and len(table):
        r.note(table, "zone_and_building", None, "from", names=", ".join(both[:5]))
    to = _positions(stock.index, end)
    kind = _positions({name: n for n, name in enumerate((MIXED, *MODES))}, mode)
    return (
        _by_mode(_positions(zones.index, start), to, kind, value, (len(zones), len(stock))),
        _by_mode(_positions(stock.index, start), to, kind, value, (len(stock), len(stock))),
    )


def _by_mode(
    start: IntArray, to: IntArray, kind: IntArray, value: Array, shape: tuple[int, int]
) -> dict[str, Array]:
    out: dict[str, Array] = {}
    for n, mode in enumerate((MIXED, *MODES)):
        mine = (kind == n) & (start >= 0) & (to >= 0)
        if mine.any():
            out[mode] = np.full(shape, np.nan)
            out[mode][start[mine], to[mine]] = value[mine]
    return out


def _positions(index: Mapping[str, int], names: Sequence[str | None]) -> IntArray:
    return np.array([index.get(name or "", -1) for name in names], dtype=np.int64)


def _first(known: Known, mode: str, shape: tuple[int, int]) -> Array:
    """Return a mode's own rows, else the mixed ones."""
    nothing = np.full(shape, np.nan)
    own, mixed = known.get(mode, nothing), known.get(MIXED, nothing)
    return np.where(np.isnan(own), mixed, own)


def _origin(
    r: Reader, table: Minutes, wanted: Wanted, has_rows: bool, travel: Travel | None
) -> str:
    """Say where the minutes that somebody needs come from; those from coordinates go on record."""
    zone, building = _missing(table, wanted)
    air = int(zone.sum() + building.sum())
    if air:
        r.assume(r.tables["minutes"], "minutes", "minutes_from_coordinates", air)
    words = {
        (True, False): "table",
        (True, True): "table and coordinates",
        (False, True): "coordinates",
    }
    if travel is not None:
        return "network and coordinates" if air else "network"
    return words.get((has_rows, air > 0), "none")


def _missing(minutes: Minutes, wanted: Wanted) -> tuple[BoolArray, BoolArray]:
    """Say which minutes are needed but unknown, shapes (Z, J) and (J, J)."""
    zone = np.zeros(minutes.zones(MIXED).shape, dtype=bool)
    building = np.zeros(minutes.buildings(MIXED).shape, dtype=bool)
    for who, modes in wanted.modes.items():
        for mode in modes:
            zone |= np.isnan(minutes.zones(mode)) & wanted.zones[who][:, None]
            building |= np.isnan(minutes.buildings(mode)) & wanted.pairs[who]
    return zone, building


def _unknown(r: Reader, out: Minutes, wanted: Wanted, zones: Zones, stock: Buildings) -> None:
    """Report buildings of which nothing at all is known from where somebody starts."""
    if r.spoiled("agencies", "buildings", "zones", "visitors", "homes", "minutes", "modes"):
        return
    table = r.tables["buildings"]
    for missing, starts in zip(_missing(out, wanted), (zones.ids, stock.ids), strict=True):
        for j in np.flatnonzero(missing.any(axis=0)).tolist():
            start = starts[int(np.argmax(missing[:, j]))]
            values = {"start": start, "end": stock.ids[j], "count": int(missing[:, j].sum())}
            r.error(table, "minutes_unknown", j, "building", **values)


def _cut_off(r: Reader, out: Minutes, wanted: Wanted, zones: Zones, stock: Buildings) -> None:
    """Note buildings that people of some zones cannot reach, at the first row that says so."""
    table = r.tables["minutes"]
    lost = np.zeros(out.zones(MIXED).shape, dtype=bool)
    for who, modes in wanted.modes.items():
        for mode in modes:
            lost |= np.isinf(out.zones(mode)) & wanted.zones[who][:, None]
    if not lost.any():
        return
    first: dict[tuple[str | None, str | None], int] = {}
    for record, way in enumerate(zip(r.texts(table, "from"), r.texts(table, "to"), strict=True)):
        first.setdefault(way, record)
    for j in np.flatnonzero(lost.any(axis=0)).tolist():
        start, end = zones.ids[int(np.argmax(lost[:, j]))], stock.ids[j]
        values = {"count": int(lost[:, j].sum()), "total": len(zones), "start": start, "end": end}
        r.note(table, "cut_off", first.get((start, end)), "minutes", **values)


def between(travel: Minutes, stock: Buildings, modes: Modes | None) -> Array:
    """Return minutes between buildings by staff's modes, the mean of both directions, (J, J)."""
    there = mixed_minutes(travel.building, modes, WHO.index("staff"))
    return np.where(same_site(stock), 0.0, (there + there.T) / 2.0)


def same_site(stock: Buildings) -> BoolArray:
    """Say which buildings share a site, shape (J, J)."""
    number = {site: n for n, site in enumerate(dict.fromkeys(stock.site))}
    at = np.array([number[site] for site in stock.site], dtype=np.int64)
    return np.equal.outer(at, at)


def kilometres(lon_a: Array, lat_a: Array, lon_b: Array, lat_b: Array) -> Array:
    """Great-circle distance from A to B, shape (A, B), ``nan`` where a point is unknown."""
    x_a, y_a = np.radians(lon_a)[:, None], np.radians(lat_a)[:, None]
    x_b, y_b = np.radians(lon_b)[None, :], np.radians(lat_b)[None, :]
    half = np.sin((y_b - y_a) / 2) ** 2
    half = half + np.cos(y_a) * np.cos(y_b) * np.sin((x_b - x_a) / 2) ** 2
    return np.asarray(2.0 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0))))
