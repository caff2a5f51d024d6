"""Minutes: the table's rows, and what stands in for those that are missing."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from siting.city.arrays import Array, BoolArray, locked
from siting.city.build.reader import Reader
from siting.city.city import (
    MIXED,
    MODES,
    WHO,
    Agencies,
    Buildings,
    Minutes,
    Modes,
    Pairs,
    Parameter,
    Zones,
)

EARTH_KM = 6371.0088


class Wanted:
    """Which minutes somebody needs: (zone, building) and (building, building) by kind of people."""

    def __init__(
        self,
        agencies: Agencies,
        zones: Zones,
        visitors: Array,
        homes: Array,
        trips: Pairs,
        joint: Pairs,
        stock: Buildings,
    ) -> None:
        from_here = (visitors * agencies.visitors_per_day[:, None]).sum(axis=0) > 0
        anybody = bool((agencies.visitors_per_day > 0).any())
        self.zones = {
            "visitor": from_here | ((zones.population > 0) & anybody),
            "staff": (homes * agencies.present[:, None]).sum(axis=0) > 0,
        }
        site = np.array(stock.site)
        apart = site[:, None] != site[None, :]
        self.buildings = {
            "staff": apart & bool((trips.per_day > 0).any()),
            "visitor": apart & bool((joint.per_day > 0).any()),
        }


def minutes(
    r: Reader,
    zones: Zones,
    stock: Buildings,
    modes: Modes | None,
    parameters: Mapping[str, Parameter],
    wanted: Wanted,
) -> Minutes:
    """Read the sheet ``minutes`` and fill what it lacks.

    One mode a to b: its row, else the mixed row, between buildings else the same of b to a, else
    haversine x detour / speed. What remains unknown is an error where somebody needs it.
    """
    zone, building = _rows(r, zones, stock)
    point_z, point_b = (zones.lon, zones.lat), (stock.lon, stock.lat)
    factor = parameters["detour"].value / parameters["speed_kmh"].value * 60.0
    air_zone = _kilometres(point_z, point_b) * factor
    air_building = _kilometres(point_b, point_b) * factor
    from_table = bool(zone or building)
    keys = [MIXED, *(m for m in MODES if m in zone or m in building)]
    out_zone: dict[str, Array] = {}
    out_building: dict[str, Array] = {}
    none_z = np.full(air_zone.shape, np.nan)
    none_b = np.full(air_building.shape, np.nan)
    for key in keys:
        at_z = _first(zone.get(key, none_z), zone.get(MIXED, none_z), air_zone)
        own, mixed = building.get(key, none_b), building.get(MIXED, none_b)
        at_b = _first(own, mixed, own.T, mixed.T, air_building)
        np.fill_diagonal(at_b, 0.0)
        out_zone[key], out_building[key] = locked(at_z), locked(at_b)
    result = Minutes(out_zone, out_building, "")
    by_air = _judge(r, result, zone, building, modes, wanted, zones, stock)
    words = {
        (True, False): "table",
        (True, True): "table and coordinates",
        (False, True): "coordinates",
    }
    return Minutes(out_zone, out_building, words.get((from_table, by_air > 0), "none"))


def _rows(r: Reader, zones: Zones, stock: Buildings) -> tuple[dict[str, Array], dict[str, Array]]:
    """Return the table's minutes by mode, ``nan`` where it has no row."""
    table = r.tables["minutes"]
    for column in ("from", "to"):
        r.needed(table, column)
    z_at, b_at = zones.index, stock.index
    start, end = r.texts(table, "from"), r.texts(table, "to")
    value = r.numbers(table, "minutes", inf=True) if len(table) else np.zeros(0)
    mode = r.choices(table, "mode", MIXED) if "mode" in table.columns else [MIXED] * len(table)
    both = [name for name in z_at if name in b_at]
    zone: dict[str, Array] = {}
    building: dict[str, Array] = {}
    ends = np.array([b_at.get(b or "", -1) for b in end], dtype=np.int64)
    from_zone = np.array([z_at.get(a or "", -1) for a in start], dtype=np.int64)
    from_building = np.array([b_at.get(a or "", -1) for a in start], dtype=np.int64)
    for record in np.nonzero(ends < 0)[0].tolist():
        if end[record] is not None:
            r.unknown(table, record, "to", end[record] or "", b_at, "building")
    for record in np.nonzero((from_zone < 0) & (from_building < 0))[0].tolist():
        if start[record] is not None:
            known = [*z_at, *b_at]
            r.unknown(table, record, "from", start[record] or "", known, "zone or building")
    kind = np.array([m or MIXED for m in mode], dtype=object)
    for at, n, into in ((from_zone, len(zones), zone), (from_building, len(stock), building)):
        for key in dict.fromkeys(kind.tolist()):
            here = np.nonzero((at >= 0) & (ends >= 0) & (kind == key))[0]
            if not len(here):
                continue
            flat = at[here] * len(stock) + ends[here]
            _, first = np.unique(flat, return_index=True)
            for twice in np.setdiff1d(np.arange(len(here)), first)[:50].tolist():
                record = int(here[twice])
                r.error(table, "row_twice", record, "to", value=f"{start[record]}, {end[record]}")
            matrix = np.full(n * len(stock), np.nan)
            matrix[flat] = value[here]
            into[key] = matrix.reshape(n, len(stock))
    if both and len(table):
        r.note(table, "zone_and_building", None, "from", names=", ".join(both[:5]))
    return zone, building


def _judge(
    r: Reader,
    result: Minutes,
    zone: Mapping[str, Array],
    building: Mapping[str, Array],
    modes: Modes | None,
    wanted: Wanted,
    zones: Zones,
    stock: Buildings,
) -> int:
    """Report needed minutes that are unknown; return how many come from coordinates, and record them."""
    table = r.tables["minutes"]
    air = 0
    for who in WHO:
        w = WHO.index(who)
        used = [MIXED]
        if modes is not None and modes.known[w]:
            used = [m for m, share in zip(MODES, modes.share[w], strict=True) if share > 0]
        for mode in used:
            need_z = np.repeat(wanted.zones[who][:, None], len(stock), axis=1)
            need_b = wanted.buildings[who]
            _unknown(r, need_z & np.isnan(result.zones(mode)), zones.ids, stock.ids)
            _unknown(r, need_b & np.isnan(result.buildings(mode)), stock.ids, stock.ids)
            air += int((need_z & ~_given(zone, mode, need_z)).sum())
            given = _given(building, mode, need_b)
            air += int((need_b & ~(given | given.T)).sum())
    if air:
        r.assume(table, "minutes", "minutes_from_coordinates", air)
    return air


def _given(rows: Mapping[str, Array], mode: str, like: BoolArray) -> BoolArray:
    known = np.zeros(like.shape, dtype=bool)
    for key in (mode, MIXED):
        if key in rows:
            known |= ~np.isnan(rows[key])
    return known


def _unknown(r: Reader, missing: BoolArray, starts: tuple[str, ...], ends: tuple[str, ...]) -> None:
    """Report pairs of places between which nothing at all is known."""
    if not missing.any():
        return
    a, b = np.argwhere(missing)[0]
    values = {"start": starts[a], "end": ends[b], "count": int(missing.sum())}
    r.error(r.tables["minutes"], "minutes_unknown", None, "minutes", **values)


def _first(*choices: Array) -> Array:
    """Return, entry by entry, the first choice that is not ``nan``."""
    out = choices[0].copy()
    for other in choices[1:]:
        out = np.where(np.isnan(out), other, out)
    return out


def _kilometres(start: tuple[Array, Array], end: tuple[Array, Array]) -> Array:
    """Great-circle distance, shape (A, B), ``nan`` where a point is unknown."""
    lon_a, lat_a = np.radians(start[0])[:, None], np.radians(start[1])[:, None]
    lon_b, lat_b = np.radians(end[0])[None, :], np.radians(end[1])[None, :]
    half = np.sin((lat_b - lat_a) / 2) ** 2
    half = half + np.cos(lat_a) * np.cos(lat_b) * np.sin((lon_b - lon_a) / 2) ** 2
    return np.asarray(2.0 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0))))
