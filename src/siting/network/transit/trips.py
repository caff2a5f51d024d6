"""Trips of a feed: the stops and times of each, blank times filled in, impossible ones left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import Array, BoolArray, IntArray
from siting.network.plane import distances
from siting.network.transit.clock import BLANK
from siting.network.transit.files import Files
from siting.network.transit.halts import STOP_TIMES, Halts, halts
from siting.network.transit.notes import Notes
from siting.network.transit.stops import Stops

FASTEST_MS = 100.0
"""Metres a second (360 km/h) that no vehicle exceeds over more than ``FAST_FROM_M``."""

FAST_FROM_M = 5_000.0


@dataclass(frozen=True, eq=False)
class Trips:
    """Trips with their halts, T trips and H halts, by trip and in the order of travel.

    Attributes
    ----------
    ids, service
        Of each trip.
    ptr
        Trip t has the halts ``ptr[t]:ptr[t + 1]``, two or more; shape (T + 1,).
    stop
        Position of the stop, int32, shape (H,).
    arrives, leaves
        Seconds after midnight of the day of service, shape (H,).
    on, off
        Whether people may get on and off, shape (H,).
    """

    ids: tuple[str, ...]
    service: tuple[str, ...]
    ptr: IntArray
    stop: NDArray[np.int32]
    arrives: IntArray
    leaves: IntArray
    on: BoolArray
    off: BoolArray

    @property
    def by_service(self) -> Mapping[str, int]:
        """Number of trips of each service."""
        return Counter(self.service)


def services(files: Files, notes: Notes) -> dict[str, str]:
    """Read ``trips.txt``: the service of each trip."""
    name, columns = "trips.txt", ("trip_id", "service_id")
    if name not in files:
        notes.add("error", "gtfs_missing", value=name)
    out: dict[str, str] = {}
    for chunk in files.chunks(name, columns, columns):
        for row, trip, service in zip(chunk.rows, *chunk.columns, strict=True):
            if trip in out:
                notes.add("note", "gtfs_trip_twice", name, row, "trip_id", value=trip)
            out.setdefault(trip, service)
    return out


def trips(files: Files, found: Stops, known: Mapping[str, str], notes: Notes) -> Trips:
    """Read ``stop_times.txt`` into trips of at least two halts.

    Blank times between two written ones are filled in at one speed along the straight lines
    between the stops. A trip whose times run backwards is left out, with a note.

    Parameters
    ----------
    files, notes
        The feed, and what takes its findings.
    found
        Its stops.
    known
        Service of each trip.
    """
    ids, service = tuple(known), tuple(known.values())
    every = _filled(_timed(halts(files, found, known, notes), notes), found)
    backwards = _backwards(every)
    if backwards.any():
        first, many = int(np.argmax(backwards)), len(np.unique(every.trip[backwards]))
        values = {"value": ids[every.trip[first]], "count": many}
        notes.add("note", "gtfs_backwards", STOP_TIMES, int(every.row[first]), **values)
    kept = np.bincount(every.trip, minlength=len(ids)) > 1
    kept[every.trip[backwards]] = False
    every = every.where(kept[every.trip])
    _report_leaps(every, found, notes)
    used, first_halt = np.unique(every.trip, return_index=True)
    return Trips(
        ids=tuple(ids[t] for t in used.tolist()),
        service=tuple(service[t] for t in used.tolist()),
        ptr=np.append(first_halt, len(every.trip)).astype(np.int64),
        stop=every.stop.astype(np.int32),
        arrives=every.arrives,
        leaves=every.leaves,
        on=every.on,
        off=every.off,
    )


def _timed(all_: Halts, notes: Notes) -> Halts:
    """Drop halts before the first and after the last written time of their trip."""
    known = all_.arrives != BLANK
    if known.all():
        return all_
    at = np.arange(len(known))
    before = np.maximum.accumulate(np.where(known, at, -1))
    after = np.minimum.accumulate(np.where(known, at, len(at))[::-1])[::-1]
    inside = (before >= 0) & (after < len(at))
    trip = all_.trip[inside]
    inside[inside] = (all_.trip[before[inside]] == trip) & (all_.trip[after[inside]] == trip)
    if not inside.all():
        row, count = int(all_.row[int(np.argmin(inside))]), int((~inside).sum())
        notes.add("note", "gtfs_no_time", STOP_TIMES, row, count=count)
    return all_.where(inside)


def _filled(all_: Halts, found: Stops) -> Halts:
    """Fill blank times in, by the way from the written time before to the one after."""
    blank = all_.arrives == BLANK
    if not blank.any():
        return all_
    along = np.cumsum(np.concatenate(([0.0], _ways(all_.stop, found) + 1e-3)))
    at = np.arange(len(blank))
    before = np.maximum.accumulate(np.where(blank, -1, at))[blank]
    after = np.minimum.accumulate(np.where(blank, len(at), at)[::-1])[::-1][blank]
    part = (along[blank] - along[before]) / (along[after] - along[before])
    start, end = all_.leaves[before], all_.arrives[after]
    arrives, leaves = all_.arrives.copy(), all_.leaves.copy()
    arrives[blank] = leaves[blank] = np.rint(start + part * (end - start))
    return replace(all_, arrives=arrives, leaves=leaves)


def _ways(stop: IntArray, found: Stops) -> Array:
    """Return metres from each halt to the next, 0 where one of them is nowhere; shape (H - 1,)."""
    a, b = stop[:-1], stop[1:]
    return np.nan_to_num(distances(found.x[a], found.y[a], found.x[b], found.y[b]))


def _backwards(all_: Halts) -> BoolArray:
    """Say at which halts a vehicle would leave before it came, or come before it left."""
    early = all_.leaves < all_.arrives
    same = all_.trip[1:] == all_.trip[:-1]
    early[1:] |= same & (all_.arrives[1:] < all_.leaves[:-1])
    return np.asarray(early)


def _report_leaps(all_: Halts, found: Stops, notes: Notes) -> None:
    """Note stops that a vehicle would have to fly to; they are likely misplaced."""
    same = all_.trip[1:] == all_.trip[:-1]
    metres = _ways(all_.stop, found)
    seconds = np.maximum(all_.arrives[1:] - all_.leaves[:-1], 60)
    leap = same & (metres > FAST_FROM_M) & (metres > FASTEST_MS * seconds)
    if leap.any():
        n = int(np.argmax(leap))
        stop, row = found.ids[all_.stop[n + 1]], int(all_.row[n + 1])
        values = {"stop": stop, "km": metres[n] / 1000.0, "seconds": int(seconds[n])}
        many = int(leap.sum())
        notes.add("note", "gtfs_leap", STOP_TIMES, row, "stop_id", count=many, **values)
