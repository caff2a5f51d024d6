"""Stops of a feed: where people get on and off, and which of them cannot be where they are said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from siting.city.arrays import Array, BoolArray
from siting.network.plane import distances
from siting.network.transit.files import Files
from siting.network.transit.notes import Notes

FAR_M = 100_000.0
"""A stop this far from the middle of all stops is elsewhere, unless many are."""

FAR_TIMES = 10.0
"""And it lies so many times as far away as half of the stops do."""

MORE = ("stop_name", "location_type", "parent_station")

BOARDED = ("", "0")
"""Kinds of stops at which vehicles halt; others are stations, entrances and the like."""


@dataclass(frozen=True, eq=False)
class Stops:
    """Stops in the order of the file; S of them.

    Attributes
    ----------
    ids, names
        As the file writes them.
    rows
        Their rows in the file.
    x, y
        Longitude and latitude, ``nan`` where nobody can walk to them; shape (S,).
    at
        Positions of the stops that an id means: its own, or those of a station's platforms.
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[int, ...]
    x: Array
    y: Array
    at: Mapping[str, tuple[int, ...]]


def stops(files: Files, notes: Notes) -> Stops:
    """Read ``stops.txt``.

    A stop without coordinates, at 0, 0 or far from all others stays part of its trips, but nobody
    walks to it; a note says so.
    """
    name, needed = "stops.txt", ("stop_id", "stop_lat", "stop_lon")
    if name not in files:
        notes.add("error", "gtfs_missing", value=name)
    ids: dict[str, tuple[str, int, float, float]] = {}
    at: dict[str, tuple[int, ...]] = {}
    for chunk in files.chunks(name, (*needed, *MORE), needed):
        for row, stop, lat, lon, said, kind, station in zip(
            chunk.rows, *chunk.columns, strict=True
        ):
            if kind not in BOARDED:
                continue
            if stop in ids:
                notes.add("note", "gtfs_stop_twice", name, row, "stop_id", value=stop)
                continue
            at[stop] = (len(ids),)
            if station:
                at[station] = (*at.get(station, ()), len(ids))
            ids[stop] = (said, row, _degrees(lon, 180.0), _degrees(lat, 90.0))
    names, rows, x, y = zip(*ids.values(), strict=True) if ids else ((), (), (), ())
    found = Stops(tuple(ids), names, rows, np.array(x, dtype=float), np.array(y, dtype=float), at)
    nowhere = np.isnan(found.x) | np.isnan(found.y) | ((found.x == 0) & (found.y == 0))
    _report(found, nowhere, "gtfs_stop_nowhere", notes)
    found.x[nowhere], found.y[nowhere] = np.nan, np.nan
    far = _far(found.x, found.y)
    _report(found, far, "gtfs_stop_far", notes)
    found.x[far], found.y[far] = np.nan, np.nan
    return found


def _degrees(text: str, most: float) -> float:
    try:
        value = float(text)
    except ValueError:
        return float("nan")
    return value if abs(value) <= most else float("nan")


def _far(x: Array, y: Array) -> BoolArray:
    """Say which stops lie far from the middle of all, shape (S,)."""
    known = np.isfinite(x)
    if known.sum() < 3:
        return np.zeros(len(x), dtype=bool)
    middle = np.full(len(x), np.median(x[known])), np.full(len(x), np.median(y[known]))
    away = np.where(known, distances(x, y, *middle), 0.0)
    usual = float(np.median(away[known]))
    return np.asarray(away > max(FAR_M, FAR_TIMES * usual))


def _report(found: Stops, wrong: BoolArray, key: str, notes: Notes) -> None:
    for s in np.flatnonzero(wrong).tolist():
        stop, x, y = found.ids[s], float(found.x[s]), float(found.y[s])
        notes.add("note", key, "stops.txt", found.rows[s], stop=stop, x=x, y=y)
